import { type Drawn, draw, type Reader } from '../../src/cards/draw';
import { EXAMPLE_NOW, EXAMPLE_STALE_AFTER_DAYS } from '../../src/cards/examples';
import { isObject } from '../../src/cards/json';
import type { Reply } from '../../src/flows/reply';

export interface Node {
  readonly [key: string]: unknown;
}

/** An English reader alone with the bot at a direct-bill partner, unless said otherwise. */
export function readerOf(more: Partial<Reader> = {}): Reader {
  return {
    language: 'en',
    place: 'personal',
    desk: { models: ['direct-bill'], providers: [] },
    now: EXAMPLE_NOW,
    staleAfterDays: EXAMPLE_STALE_AFTER_DAYS,
    ...more,
  };
}

/** The card of a reply that has one. */
export function cardOf(reply: Reply, more: Partial<Reader> = {}): Node {
  return cardIn(draw(reply, readerOf(more)));
}

export function cardIn(drawn: Drawn): Node {
  if (!drawn.card) throw new Error(`No card, only: ${drawn.text}`);
  return drawn.card;
}

/** Every typed object of a card in order; what buttons carry is left out. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isObject(value)) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => (key === 'data' ? [] : nodesOf(child)));
  return typeof value['type'] === 'string' ? [value, ...inner] : inner;
}

export function ofType(card: Node, type: string): readonly Node[] {
  return nodesOf(card).filter((node) => node['type'] === type);
}

/** The button with this title. */
export function buttonOf(card: Node, title: string): Node {
  const found = nodesOf(card).find((node) => String(node['type']).startsWith('Action.') && node['title'] === title);
  if (!found) throw new Error(`No button ${title}.`);
  return found;
}

export function titlesOf(card: Node, type = 'Action.Execute'): readonly string[] {
  return ofType(card, type).map((node) => String(node['title']));
}
