import { type Data, isObject, type Json } from './json';
import type { Template } from './template';

interface Scope {
  readonly card: string;
  readonly root: Data;
  readonly data: Data;
}

const WHOLE = /^\$\{([^}]*)\}$/;
const EACH = /\$\{([^}]*)\}/g;

/**
 * Fills a template in one pass, in the official template syntax as far as we use it: `${path}` (alone it keeps the type
 * of the value, inside text it becomes text), `$data` (repeats for an array, steps into an object), `$when`, `$root` and
 * `${$data}`. Data is never read as a template, so `${…}` in it stays what it is. Throws an Error naming card and path
 * where a path leads nowhere, because that is a mistake of ours.
 */
export function fill(template: Template, data: Data): Json {
  const [card] = fillEach(template.body, { card: template.name, root: data, data });
  if (card === undefined) throw new Error(`Card ${template.name} left nothing over.`);
  return card;
}

/** A node of an array: an object may repeat or vanish. */
function fillEach(node: Json, scope: Scope): readonly Json[] {
  if (typeof node === 'string') return [fillText(node, scope)];
  if (Array.isArray(node)) return [node.flatMap((item) => fillEach(item, scope))];
  return isObject(node) ? fillObject(node, scope) : [node];
}

function fillObject(node: { readonly [key: string]: Json }, scope: Scope): readonly Json[] {
  const { $data, $when, ...rest } = node;
  return scopesOf($data, scope)
    .filter((inner) => $when === undefined || isTrue(String($when), inner))
    .map((inner) => fillEntries(rest, inner));
}

function fillEntries(node: { readonly [key: string]: Json }, scope: Scope): Json {
  const filled: Record<string, Json> = {};
  for (const [key, value] of Object.entries(node)) {
    const [one] = fillEach(value, scope);
    if (one !== undefined) filled[key] = one;
  }
  return filled;
}

function scopesOf(expression: Json | undefined, scope: Scope): readonly Scope[] {
  if (expression === undefined) return [scope];
  const value = found(String(expression), scope);
  const each: readonly Data[] = Array.isArray(value) ? value : [value];
  return each.map((data) => ({ ...scope, data }));
}

function isTrue(expression: string, scope: Scope): boolean {
  const value = found(expression, scope);
  if (typeof value !== 'boolean') throw new Error(`Card ${scope.card}: ${expression} is not true or false.`);
  return value;
}

function found(expression: string, scope: Scope): Data {
  const path = WHOLE.exec(expression)?.[1];
  if (path === undefined) throw new Error(`Card ${scope.card}: ${expression} is not a path.`);
  return at(path, scope);
}

function fillText(text: string, scope: Scope): Json {
  if (!text.includes('${')) return text;
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return at(whole, scope);
  return text.replace(EACH, (_, path: string) => {
    const value = at(path, scope);
    if (typeof value === 'object') throw new Error(`Card ${scope.card}: ${path} is no text.`);
    return String(value);
  });
}

function at(path: string, scope: Scope): Data {
  const [first = '', ...more] = path.split('.');
  const start = first === '$root' ? scope.root : scope.data;
  const steps = first === '$root' || first === '$data' ? more : [first, ...more];
  let value: Data | undefined = start;
  for (const step of steps) value = isObject(value) && Object.hasOwn(value, step) ? (value[step] as Data) : undefined;
  if (value === undefined || value === null) throw new Error(`Card ${scope.card}: there is no ${path} in its data.`);
  return value;
}
