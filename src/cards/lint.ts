import { isObject, type Json } from './json';
import { CAPS } from './outside';

/** Half of what Teams takes for a message, in UTF-16 units (facts, platform row 11). */
export const CARD_MAX = 24_000;
const MOST_ACTIONS = 6;
const MOST_COLUMNS = 2;
const WIDEST_PIXELS = 150;

type Node = { readonly [key: string]: Json };

/**
 * What is wrong with a filled card, one sentence each; none when it is right. `marks` are pieces of outside text that
 * must not turn up where Teams reads markdown.
 */
export function lint(card: unknown, marks: readonly string[] = []): readonly string[] {
  if (!isObject(card)) return ['the card is not an object'];
  const nodes = [...nodesOf(card)];
  return [
    ...frameProblems(card),
    ...idProblems(nodes),
    ...nodes.flatMap((node) => [...textProblems(node, marks), ...inputProblems(node), ...layoutProblems(node)]),
    ...nodes.flatMap(actionProblems),
  ];
}

/** Every object of a card that has a type. Data that buttons carry is not looked into. */
function* nodesOf(value: Json): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  if (!isObject(value)) return;
  if (typeof value['type'] === 'string') yield value;
  for (const [key, inner] of Object.entries(value)) if (key !== 'data') yield* nodesOf(inner);
}

function frameProblems(card: Node): readonly string[] {
  const size = JSON.stringify(card).length;
  return [
    ...(card['type'] === 'AdaptiveCard' && card['version'] === '1.5' ? [] : ['it is no AdaptiveCard of version 1.5']),
    ...(typeof card['$schema'] === 'string' ? [] : ['$schema is missing']),
    ...(isText(card['fallbackText']) ? [] : ['fallbackText is missing']),
    ...(card['lang'] === 'en' || card['lang'] === 'pl' ? [] : ['lang is missing']),
    ...('speak' in card ? ['it has speak'] : []),
    ...(size <= CARD_MAX ? [] : [`it is ${size} characters long, more than ${CARD_MAX}`]),
  ];
}

function idProblems(nodes: readonly Node[]): readonly string[] {
  const ids = nodes.flatMap((node) => (typeof node['id'] === 'string' ? [node['id']] : []));
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `the id ${id} is there twice`);
  const targets = nodes.flatMap((node) => (Array.isArray(node['targetElements']) ? node['targetElements'] : []));
  const lost = targets.filter((id) => !ids.includes(String(id))).map((id) => `nothing has the id ${String(id)}`);
  return [...twice, ...lost];
}

function textProblems(node: Node, marks: readonly string[]): readonly string[] {
  switch (node['type']) {
    case 'TextBlock':
      return [
        ...(isText(node['text']) ? markdownProblems(node['text'], marks) : ['a TextBlock is empty']),
        ...(node['wrap'] === true ? [] : [`a TextBlock does not wrap: ${String(node['text'])}`]),
      ];
    case 'TextRun':
      return isText(node['text']) ? [] : ['a TextRun is empty'];
    case 'RichTextBlock':
      return isFilled(node['inlines']) ? [] : ['a RichTextBlock is empty'];
    case 'FactSet':
      return factProblems(node, marks);
    case 'AdaptiveCard':
      return markdownProblems(String(node['fallbackText']), marks);
    default:
      return [];
  }
}

function factProblems(node: Node, marks: readonly string[]): readonly string[] {
  const facts = Array.isArray(node['facts']) ? node['facts'].filter(isObject) : [];
  if (facts.length === 0) return ['a FactSet is empty'];
  return facts
    .flatMap((fact) => [fact['title'], fact['value']])
    .flatMap((words) => (isText(words) ? markdownProblems(words, marks) : ['a fact is empty']));
}

/** Markdown elements hold our own sentences only, and those need no markup. */
function markdownProblems(words: string, marks: readonly string[]): readonly string[] {
  return [
    ...marks.filter((mark) => words.includes(mark)).map((mark) => `outside text in markdown: ${mark}`),
    ...(/[[\]<*_`~#]|^>/.test(words) ? [`markup in ${words}`] : []),
    ...(/\$\{|\{[a-z-]+\}/i.test(words) ? [`an unfilled parameter in ${words}`] : []),
  ];
}

function inputProblems(node: Node): readonly string[] {
  if (!String(node['type']).startsWith('Input.')) return [];
  const id = isText(node['id']) ? node['id'] : '?';
  return [
    ...(id === '?' ? ['an input has no id'] : []),
    ...(isText(node['label']) ? [] : [`the input ${id} has no label`]),
    ...(node['isRequired'] === true && !isText(node['errorMessage']) ? [`the input ${id} has no errorMessage`] : []),
  ];
}

function layoutProblems(node: Node): readonly string[] {
  if (node['type'] === 'Image') return ['it has an image'];
  if (node['type'] === 'Container' && !isFilled(node['items'])) return ['a Container is empty'];
  const width = String(node['width'] ?? 'auto');
  const pixels = /^(\d+)px$/.exec(width)?.[1];
  if (pixels !== undefined && Number(pixels) > WIDEST_PIXELS) return [`a width of ${width}`];
  if (node['type'] === 'Column' && !['auto', 'stretch'].includes(width)) return [`a column of width ${width}`];
  const columns = node['type'] === 'ColumnSet' && Array.isArray(node['columns']) ? node['columns'].length : 1;
  return columns > MOST_COLUMNS ? [`${columns} columns`] : [];
}

function actionProblems(node: Node): readonly string[] {
  const type = String(node['type']);
  if (type === 'ActionSet') return countProblems(node['actions']);
  if (!type.startsWith('Action.')) return [];
  const title = node['title'];
  return [
    ...(isText(title) ? [] : [`an ${type} has no title`]),
    ...(isText(title) && title.length > Math.max(CAPS.title, CAPS.url * Number('url' in node))
      ? [`too long: ${title}`]
      : []),
    ...(type === 'Action.OpenUrl' && !isHttps(node['url']) ? [`a link that is not https: ${String(node['url'])}`] : []),
    ...(type === 'Action.Execute' ? executeProblems(node) : []),
  ];
}

function countProblems(actions: Json | undefined): readonly string[] {
  if (!isFilled(actions)) return ['an ActionSet is empty'];
  return actions.length > MOST_ACTIONS ? [`${actions.length} buttons in one row`] : [];
}

/** Old clients know only Action.Submit: it has to carry the very same. */
function executeProblems(node: Node): readonly string[] {
  const { fallback } = node;
  const isSame = isObject(fallback) && JSON.stringify(fallback['data']) === JSON.stringify(node['data']);
  return [
    ...(node['verb'] === 'signpost' && isObject(node['data'])
      ? []
      : [`an Execute without verb or data: ${String(node['title'])}`]),
    ...(isSame && fallback['type'] === 'Action.Submit'
      ? []
      : [`an Execute without a Submit: ${String(node['title'])}`]),
  ];
}

function isHttps(url: Json | undefined): boolean {
  return typeof url === 'string' && URL.canParse(url) && new URL(url).protocol === 'https:';
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isFilled(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value) && value.length > 0;
}
