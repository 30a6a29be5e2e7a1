import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from './json';

export const TEMPLATE_NAMES = [
  'question',
  'verdict',
  'offer',
  'offers',
  'menu',
  'settings',
  'contact',
  'stale',
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export interface Template {
  readonly name: string;
  readonly body: Json;
}

export type Templates = Readonly<Record<TemplateName, Template>>;

/** `cards` lies beside `src` and beside `dist`. */
const FOLDER = join(__dirname, '..', '..', 'cards');
const KNOWN_TYPES = new Set([
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ColumnSet',
  'Column',
  'FactSet',
  'ActionSet',
  'Input.Text',
  'Input.ChoiceSet',
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ToggleVisibility',
]);
const EXPRESSION = /\$\{[^}]*\}?/g;
const PATH_EXPRESSION = /^\$\{(?:\$data|(?:\$root\.)?[a-z]\w*(?:\.[a-z]\w*)*)\}$/i;

/**
 * Reads every template of a folder. Throws an Error that names the file and what is wrong with it: missing, no JSON, no
 * card of schema 1.5, an element nobody knows, an expression that is more than a path.
 */
export function readTemplates(folder: string = FOLDER): Templates {
  const read = TEMPLATE_NAMES.map((name) => [name, readTemplate(folder, name)] as const);
  return Object.fromEntries(read) as Record<TemplateName, Template>;
}

function readTemplate(folder: string, name: TemplateName): Template {
  const file = join(folder, `${name}.json`);
  const body = parsed(file);
  if (!isObject(body) || body['type'] !== 'AdaptiveCard' || body['version'] !== '1.5') {
    throw new Error(`The card template ${file} is not an AdaptiveCard of version 1.5.`);
  }
  const mistakes = mistakesIn(body);
  if (mistakes.length > 0) throw new Error(`The card template ${file} has mistakes: ${mistakes.join('; ')}.`);
  return { name, body };
}

function parsed(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Json;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The card template ${file} cannot be read: ${why}. Restore it from the installation.`);
  }
}

function mistakesIn(node: Json): readonly string[] {
  if (typeof node === 'string') {
    return (node.match(EXPRESSION) ?? [])
      .filter((found) => !PATH_EXPRESSION.test(found))
      .map((found) => `odd ${found}`);
  }
  if (Array.isArray(node)) return node.flatMap(mistakesIn);
  if (!isObject(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => [...mistakesAt(key, value), ...mistakesIn(value)]);
}

function mistakesAt(key: string, value: Json): readonly string[] {
  if (key.startsWith('$') && !['$data', '$when', '$schema'].includes(key)) return [`odd key ${key}`];
  const isSetting = key === '$data' || key === '$when';
  if (isSetting && !(typeof value === 'string' && PATH_EXPRESSION.test(value))) return [`${key} that is not a path`];
  if (key === 'type' && !KNOWN_TYPES.has(String(value))) return [`unknown type ${String(value)}`];
  return [];
}
