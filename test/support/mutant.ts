import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { transformSync } from '@swc/core';

/**
 * Loads a module of src with one guard taken out: `from` is replaced by `to` in the file `mutated`, wherever the
 * module reaches it. Throws when the text is not there exactly once, so that a control cannot quietly control nothing.
 */
export function loadMutant<T>(entry: string, mutated: string, from: string, to: string): T {
  const root = path.join(__dirname, '..', '..', 'src');
  const loaded = new Map<string, { exports: unknown }>();

  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const code = transformSync(sourceOf(file), {
      filename: file,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    }).code;
    const real = createRequire(file);
    const required = (name: string): unknown =>
      name.startsWith('.') ? load(`${path.resolve(path.dirname(file), name)}.ts`) : real(name);
    new Function('module', 'exports', 'require', code)(module, module.exports, required);
    return module.exports;
  };

  const sourceOf = (file: string): string => {
    const source = readFileSync(file, 'utf8');
    if (file !== path.join(root, mutated)) return source;
    if (source.split(from).length !== 2) throw new Error(`${mutated} does not hold exactly once: ${from}`);
    return source.replace(from, () => to);
  };

  return load(path.join(root, entry)) as T;
}
