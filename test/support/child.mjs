// The entry of a child process: lets it load the TypeScript of this repository, then runs the file that is named first.
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
Module._extensions['.ts'] = (module, file) => module._compile(transformFileSync(file, options).code, file);
createRequire(import.meta.url)(path.resolve(process.argv[2]));
