import { align, EVERYDAY_STRENGTH, type Hearing, isEnough, LONGEST_WINDOW, makeHearing } from './alignment';
import type { Catalogue } from './catalogue';
import { isEveryday } from './common';
import { listen, type Spoken } from './hearing';
import { isFiller, isPlainNumber } from './reading';
import type { PlacedWord } from './words';

/** A stretch of a text that names an offer, or a part of its name that only such offers have. */
export interface NamePart {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** How much of a name was said and how clearly; more for every telling word. */
  readonly strength: number;
  /** Every word of the name was said. */
  readonly whole: boolean;
  /** 0 to 1. */
  readonly score: number;
}

const PART_OF_NAME = 0.85;
const EVERYDAY_NAME = 0.7;

/** The nearest word beside `at` that is no filler, as it may be heard there. */
function beside(spoken: readonly Spoken[], at: number, step: 1 | -1): Map<number, number> | undefined {
  let i = at + step;
  while (i >= 0 && i < spoken.length && isFiller((spoken[i] as Spoken).word)) i += step;
  return spoken[i]?.nearby();
}

/** Notes each name of an offer of which, around its word `id` said at `at`, enough was said. */
function noteName(hearing: Hearing, at: number, id: number, number: number, parts: NamePart[]): void {
  const { dictionary, sheets } = hearing.catalogue;
  const fit = (hearing.spoken[at] as Spoken).fits.get(id) ?? 0;
  for (const name of sheets.namesOf(number)) {
    const place = name.indexOf(id);
    if (place === -1) continue;
    const alignment = align(hearing, at, place, name, fit);
    const whole = name.every((word, i) => alignment.said.has(i) || isFiller(dictionary.wordOf(word)));
    if (!isEnough(hearing, name, alignment, whole, fit)) continue;
    const evenness = alignment.sum / alignment.said.size;
    const { start } = hearing.spoken[alignment.first] as Spoken;
    const { end } = hearing.spoken[alignment.last] as Spoken;
    const score = whole ? evenness : PART_OF_NAME * evenness;
    parts.push({ number, start, end, strength: alignment.strength, whole, score });
  }
}

/** Offers named by a word that tells them from the others, with whatever else of their name stands around it. */
function namedByTellingWord(hearing: Hearing, at: number, parts: NamePart[]): void {
  const { spoken, isTelling } = hearing;
  const { named, sheets } = hearing.catalogue;
  const { fits, isEverydayForm } = spoken[at] as Spoken;
  if (isEverydayForm) return;
  const around = [beside(spoken, at, 1), beside(spoken, at, -1)];
  for (const id of fits.keys()) {
    if (!isTelling(id)) continue;
    // A name must begin with this word or go on beside it; most names that only contain it end here, cheaply.
    const mayBeMeant = (cells: Int32Array, from: number, to: number): boolean => {
      let first = -1;
      for (let i = from; i < to; i++) {
        const word = cells[i] as number;
        if (first === -1 && isTelling(word)) first = word;
        if (word !== id && around.some((heard) => heard?.has(word))) return true;
      }
      return first === id;
    };
    named.each(id, (number) => {
      if (sheets.someName(number, mayBeMeant)) noteName(hearing, at, id, number, parts);
    });
  }
}

/** Offers whose name is one word that tells nothing elsewhere but is typed just so, and is no everyday word. */
function namedByOneWord({ catalogue, spoken, isTelling }: Hearing, at: number, parts: NamePart[]): void {
  const { word, start, end } = spoken[at] as Spoken;
  const id = catalogue.dictionary.idOf(word);
  if (id === -1 || isTelling(id) || isEveryday(word) || isPlainNumber(word)) return;
  for (const number of catalogue.byWords([id])) {
    parts.push({ number, start, end, strength: 1, whole: true, score: 1 });
  }
}

/** Offers whose whole name, of everyday words only, is said letter by letter: two words or more. */
function namedByEverydayWords({ catalogue, spoken, isTelling }: Hearing, at: number, parts: NamePart[]): void {
  const ids: number[] = [];
  for (let i = at; i < spoken.length && i < at + LONGEST_WINDOW; i++) {
    const { word, end } = spoken[i] as Spoken;
    const id = catalogue.dictionary.idOf(word);
    if (id === -1) return;
    ids.push(id);
    if (ids.length < 2) continue;
    const strength = ids.reduce((sum, each) => sum + (isTelling(each) ? 1 : EVERYDAY_STRENGTH), 0);
    for (const number of catalogue.byWords(ids)) {
      parts.push({ number, start: (spoken[at] as Spoken).start, end, strength, whole: true, score: EVERYDAY_NAME });
    }
  }
}

/** Every stretch of the words that may name an offer; they overlap, and the strongest is still to be chosen. */
export function namePartsIn(catalogue: Catalogue, words: readonly PlacedWord[]): NamePart[] {
  const spoken = listen(catalogue, words);
  const hearing = makeHearing(catalogue, spoken);
  const parts: NamePart[] = [];
  for (let at = 0; at < spoken.length; at++) {
    namedByTellingWord(hearing, at, parts);
    namedByOneWord(hearing, at, parts);
    namedByEverydayWords(hearing, at, parts);
  }
  return parts;
}
