// The entry of a child process: lets it load the TypeScript of this repository, then runs folder-process.ts.
import { createRequire, Module } from 'node:module';
import { transformFileSync } from '@swc/core';

const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };
Module._extensions['.ts'] = (module, path) => module._compile(transformFileSync(path, options).code, path);
createRequire(import.meta.url)('./folder-process.ts');
