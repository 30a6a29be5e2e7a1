import { fold } from '../domain/fold';

/** One folded word of a text, and where it stands in the text as written (UTF-16 units, end excluded). */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
/** No name, query or alias is read beyond this many UTF-16 units. */
const LONGEST_NAME = 1_000;
/** No word is told from another beyond this many. */
const LONGEST_WORD = 40;

/** The folded words of a name or a query, in order. */
export function wordsOf(text: string): string[] {
  const folded = fold(text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text);
  return folded === '' ? [] : folded.split(' ').map((word) => word.slice(0, LONGEST_WORD));
}

/** The words of `fold(text)`, each with its place in the text. */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(WORDS)) {
    const word = fold(match[0].slice(0, 2 * LONGEST_WORD)).slice(0, LONGEST_WORD);
    if (word !== '') words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}
