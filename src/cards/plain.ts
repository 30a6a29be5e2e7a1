import { isObject, type Json } from './json';

type Node = { readonly [key: string]: Json };

/**
 * A filled card in plain words, top to bottom: what a reader sees who gets no card, and the summary of the message.
 * Buttons that answer are listed, buttons that fold are not, and neither is the address of a mail draft.
 */
export function plainOf(card: Json): string {
  return linesOf(card)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function linesOf(node: Json | undefined): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(linesOf);
  if (!isObject(node)) return [];
  switch (node['type']) {
    case 'TextBlock':
      return [String(node['text'])];
    case 'RichTextBlock':
      return [
        nodesIn(node['inlines'])
          .map((run) => String(run['text']))
          .join(''),
      ];
    case 'FactSet':
      return nodesIn(node['facts']).map((fact) => `${String(fact['title'])}: ${String(fact['value'])}`);
    case 'ColumnSet':
      return [
        nodesIn(node['columns'])
          .flatMap((column) => linesOf(column['items']))
          .join(' '),
      ];
    case 'ActionSet':
      return nodesIn(node['actions']).flatMap(actionLines);
    case 'Input.Text':
    case 'Input.ChoiceSet':
      return [`${String(node['label'])}:`];
    default:
      return [...linesOf(node['body']), ...linesOf(node['items'])];
  }
}

function actionLines(action: Node): readonly string[] {
  const title = String(action['title']);
  if (action['type'] === 'Action.Execute') return [`[${title}]`];
  const url = String(action['url'] ?? '');
  return action['type'] === 'Action.OpenUrl' && !url.includes('/deeplink/compose?') ? [`${title}: ${url}`] : [];
}

function nodesIn(value: Json | undefined): readonly Node[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
