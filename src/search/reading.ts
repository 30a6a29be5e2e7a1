import type { Catalogue } from './catalogue';
import { editsBetween, type Slip } from './edits';

/** What one typed word may stand for: words of the catalogue, each with how well it fits (0 to 1). */
export interface Reading {
  readonly typed: string;
  readonly fits: Map<number, number>;
  /** How much this word tells an offer from the others; the rarer the word, the more. */
  weight: number;
  /** False for words such as "for" and "dla", which nobody need type. */
  readonly informative: boolean;
}

const FILLERS = new Set(
  (
    'a an and at by for from in is it of on or our the to with your ' +
    'dla do i ze na od o po przez sie w we z za oraz lub nasz nasza inc ltd llc gmbh sa sp zoo'
  ).split(' '),
);
const INFLECTED = 0.95;
const BEGUN = 0.9;
const EACH_LETTER_TO_COME = 0.02;
const FARTHEST = 0.05;

/** True for a word that says nothing about which offer is meant. */
export function isFiller(word: string): boolean {
  return word.length === 1 || FILLERS.has(word);
}

/** A swap or a forgotten letter happens in one way only, so it is believed a little sooner than a wrong letter. */
function fitOfSlip(slip: Slip, typed: string): number {
  if (slip === 'same') return 1;
  return 1 - (slip === 'swapped' || slip === 'missing' ? 0.9 : 1.1) / Math.max(typed.length, 4);
}

/** True for 365 and 2026, which tell nothing on their own. */
export function isPlainNumber(word: string): boolean {
  return /^\p{N}+$/u.test(word);
}

/** Numbers and very short words are taken as they are: 365 is not a slip of 366. */
function allowsSlips(typed: string): boolean {
  return typed.length >= 3 && !(typed.length < 6 && /\d/.test(typed));
}

/** What is known of one word of a query; `unfinished` when more letters may follow it. */
export function readWord(catalogue: Catalogue, typed: string, unfinished: boolean): Reading {
  const { dictionary } = catalogue;
  const fits = new Map<number, number>();
  const admit = (word: number, how: number): void => {
    if (how > (fits.get(word) ?? 0) && occurs(catalogue, word)) fits.set(word, how);
  };
  const own = dictionary.idOf(typed);
  if (own !== -1) admit(own, 1);
  if (allowsSlips(typed)) dictionary.slips(typed, (word, slip) => admit(word, fitOfSlip(slip, typed)));
  if (typed.length >= 4) dictionary.inflected(typed, (word) => admit(word, INFLECTED));
  if (unfinished) {
    dictionary.beginning(typed, (word) => {
      const toCome = dictionary.wordOf(word).length - typed.length;
      admit(word, Math.max(0.7, BEGUN - EACH_LETTER_TO_COME * toCome));
    });
  }
  return { typed, fits, weight: weightOf(catalogue, own, fits), informative: !isFiller(typed) };
}

/** Takes in words up to two slips away (`most` may ask for more), for a word nothing else was found for. */
export function readFar(catalogue: Catalogue, reading: Reading, most: number): void {
  const { dictionary } = catalogue;
  dictionary.within(reading.typed, most, (word, edits) => {
    const how = Math.max(FARTHEST, 1 - (1.15 * edits) / Math.max(reading.typed.length, 4));
    if (how > (reading.fits.get(word) ?? 0) && occurs(catalogue, word)) reading.fits.set(word, how);
  });
  reading.weight = weightOf(catalogue, -1, reading.fits);
}

/** Takes in the words most alike, for a word that nothing comes near. */
export function readAlike(catalogue: Catalogue, reading: Reading): void {
  const { dictionary } = catalogue;
  for (const word of dictionary.alike(reading.typed, (id) => occurs(catalogue, id))) {
    const longest = Math.max(reading.typed.length, dictionary.wordOf(word).length);
    const edits = editsBetween(reading.typed, dictionary.wordOf(word), longest);
    reading.fits.set(word, Math.max(FARTHEST, 0.5 * (1 - edits / longest)));
  }
  reading.weight = weightOf(catalogue, -1, reading.fits);
}

/** How many offers have the word somewhere. */
export function spread(catalogue: Catalogue, word: number): number {
  return catalogue.named.countOf(word) + catalogue.beside.countOf(word);
}

function occurs(catalogue: Catalogue, word: number): boolean {
  return spread(catalogue, word) > 0;
}

function weightOf(catalogue: Catalogue, own: number, fits: Map<number, number>): number {
  let rarest = fits.size === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (own !== -1 && fits.has(own)) rarest = spread(catalogue, own);
  else for (const word of fits.keys()) rarest = Math.min(rarest, spread(catalogue, word));
  return Math.log(1 + (catalogue.count() + 1) / (rarest + 1));
}
