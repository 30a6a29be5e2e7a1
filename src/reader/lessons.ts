import type { OutOfScope } from '../domain/case';
import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES, type Category } from '../domain/party';
import { ASIDES } from './asides';
import { fold } from './fold';
import type { Lesson, Sparse } from './network';
import { KINDS, OWNERS } from './shares';

/** A labelled message: a category, or the parties and categories it could be, or why it is none of ours. */
export interface Example {
  /** The messages of the yardstick have one, their siblings of the same kin have none. */
  readonly id?: string;
  readonly lang: string;
  readonly text: string;
  readonly category?: Category;
  readonly ambiguous?: readonly string[];
  readonly categories?: readonly Category[];
  readonly outOfScope?: OutOfScope;
  /** Examples of one kin are near-copies, often across languages; they stay on one side of any split. */
  readonly kin?: string;
}

/**
 * The examples of a file, one JSON object a line. Throws with the number of a line that cannot be learned from: no
 * object with a text, a category that is none, or no label at all.
 */
export function examplesIn(lines: string): Example[] {
  return lines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const example = exampleOf(line);
    if (example !== undefined) return [example];
    throw new Error(`line ${i + 1}: an example is a JSON object with a "text" and a known label.`);
  });
}

function exampleOf(line: string): Example | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null) return undefined;
    const { lang, text, category, ambiguous, categories, outOfScope } = value as Record<string, unknown>;
    const isCategory = (one: unknown): boolean => CATEGORIES.some((known) => known === one);
    const labels = [category, ambiguous, outOfScope].filter((label) => label !== undefined);
    const fits =
      (category === undefined || isCategory(category)) &&
      (ambiguous === undefined || Array.isArray(ambiguous)) &&
      (categories === undefined || (Array.isArray(categories) && categories.every(isCategory))) &&
      (outOfScope === undefined || KINDS.slice(2).some((kind) => kind === outOfScope));
    return typeof lang === 'string' && typeof text === 'string' && labels.length === 1 && fits
      ? (value as Example)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What the heads should say of this example. */
export function wantedOf(example: Example): Lesson['wanted'] {
  const { category, categories, ambiguous, outOfScope } = example;
  if (category !== undefined) {
    const owner = OWNERS.indexOf(PARTY_OF_CATEGORY[category] as (typeof OWNERS)[number]);
    return [
      shared(CATEGORIES.length, [CATEGORIES.indexOf(category)]),
      shared(KINDS.length, [0]),
      shared(OWNERS.length, [owner]),
    ];
  }
  if (ambiguous !== undefined) {
    const could = (categories ?? []).map((c) => CATEGORIES.indexOf(c));
    return [could.length > 0 ? shared(CATEGORIES.length, could) : undefined, shared(KINDS.length, [1]), undefined];
  }
  return [undefined, shared(KINDS.length, [KINDS.indexOf(outOfScope ?? 'other')]), undefined];
}

function shared(size: number, over: readonly number[]): number[] {
  const out = new Array<number>(size).fill(0);
  for (const i of over) out[i] = 1 / over.length;
  return out;
}

export const lessonOf = (example: Example, x: Sparse, weight: number): Lesson => ({
  x,
  wanted: wantedOf(example),
  weight,
});

const WORD = /[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu;

/** The words that at least two examples write in lower case: words of the language, not names. */
export function commonWords(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of examples) {
    const seen = new Set<string>();
    for (const [word] of text.matchAll(WORD)) {
      if (word[0] === word[0]?.toLowerCase()) seen.add(fold(word.replace(/’/g, "'")));
    }
    for (const word of seen) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 2).map(([word]) => word);
}

/** The same example with words around it that decide nothing, or undefined where we have none for its language. */
export function withAsides(example: Example, random: () => number): Example | undefined {
  const { lang, category, text } = example;
  if (category === undefined || (lang !== 'en' && lang !== 'pl')) return undefined;
  const fitting = (place: string): string[] =>
    ASIDES[lang].flatMap((line) => {
      const [words = '', barred = ''] = line.slice(1).split('|');
      return line[0] === place && !barred.trim().split(' ').includes(category) ? [words.trim()] : [];
    });
  const one = (place: string): string => {
    const fit = fitting(place);
    return fit[Math.floor(random() * fit.length)] ?? '';
  };
  const chance = random();
  const before = chance < 0.7 ? `${one('<')} ` : '';
  const first = chance > 0.9 ? `${one('<')} ` : '';
  const after = chance > 0.35 ? `${/[.?!]$/.test(text) ? ' ' : '. '}${one('>')}` : '';
  return { ...example, text: `${first}${before}${text}${after}` };
}
