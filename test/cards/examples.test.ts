import { draw } from '../../src/cards/draw';
import { type Example, examples } from '../../src/cards/examples';
import { isObject } from '../../src/cards/json';
import { CARD_MAX, lint } from '../../src/cards/lint';
import { validate } from '../../src/cli/cards';
import type { Language } from '../../src/domain/party';
import type { Place } from '../../src/domain/role';
import { readAction } from '../../src/flows/action';
import { en } from '../../src/texts/en';
import { nodesOf, ofType, readerOf } from './drawing';

interface Shown {
  readonly name: string;
  readonly example: Example;
  readonly place: Place;
  readonly language: Language;
  readonly text: string;
  readonly card?: { readonly [key: string]: unknown };
}

const drawIn = (example: Example, place: Place, language: Language): Shown => ({
  ...draw(example.reply, readerOf({ place, language, desk: example.desk })),
  name: `${example.name} · ${place} · ${language}`,
  example,
  place,
  language,
});

const ALL = examples().flatMap((example) =>
  example.places.flatMap((place) => [drawIn(example, place, 'en'), drawIn(example, place, 'pl')]),
);
const told = (problem: (shown: Shown) => readonly string[]): readonly string[] =>
  ALL.flatMap((shown) => problem(shown).map((one) => `${shown.name}: ${one}`));
const onCard = (check: (card: { readonly [key: string]: unknown }) => readonly string[]) =>
  told(({ card }) => (card ? check(card) : []));

describe('every card in every state, place and language', () => {
  test('is taken by Microsoft’s own reader of cards', () => {
    expect(onCard(validate)).toEqual([]);
  });

  test('passes the lint', () => {
    expect(onCard((card) => lint(card))).toEqual([]);
  });

  test('keeps well below the size that Teams takes', () => {
    const longest = Math.max(...ALL.map(({ card }) => JSON.stringify(card ?? '').length));
    expect(longest).toBeGreaterThan(5_000);
    expect(longest).toBeLessThan(CARD_MAX);
  });

  test('has buttons that Signpost can read when they come back', () => {
    const inputs = { query: 'backup', models: 'direct-bill', usual: 'direct-bill' };
    const unread = (card: { readonly [key: string]: unknown }): readonly string[] =>
      ofType(card, 'Action.Execute')
        .filter(({ data }) => readAction(isObject(data) ? { ...data, ...inputs } : data).kind !== 'action')
        .map(({ title }) => String(title));
    expect(onCard(unread)).toEqual([]);
  });

  test('says the same in plain words', () => {
    expect(told(({ text }) => (text.trim() === '' ? ['no words'] : []))).toEqual([]);
    expect(told(({ text }) => (/deeplink|\n\n|undefined|\[object/.test(text) ? [text] : []))).toEqual([]);
  });

  test('shows no key and no open parameter', () => {
    const keys = Object.keys(en);
    const raw = ({ card, text }: Shown): readonly string[] =>
      [text, ...nodesOf(card).flatMap(({ title, label, errorMessage }) => [title, label, errorMessage].map(String))]
        .flatMap((words) => words.split(/[\s,:]+/))
        .filter((word) => keys.includes(word) || /^\{[a-z-]+\}/.test(word));
    expect(told(raw)).toEqual([]);
  });

  test('is not the same in Polish as in English', () => {
    const key = ({ example, place }: Shown): string => `${example.name} · ${place}`;
    const english = new Map(ALL.filter((one) => one.language === 'en').map((one) => [key(one), one.text]));
    const same = ALL.filter((one) => one.language === 'pl' && english.get(key(one)) === one.text);
    expect(same.map(({ name }) => name)).toEqual([]);
  });

  test('marks the sample offers', () => {
    const isSample = ({ reply }: Example): boolean => (reply.kind === 'offer' ? reply.offer.isSample : false);
    const unmarked = ALL.filter((one) => isSample(one.example) && !/Sample data|Dane przykładowe/.test(one.text));
    expect(unmarked.map(({ name }) => name)).toEqual([]);
  });
});
