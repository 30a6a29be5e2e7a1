import type { Catalogue } from './catalogue';
import { isEveryday, isFormOfEveryday } from './common';
import type { Slip } from './edits';
import { isFiller, isPlainNumber } from './reading';
import type { PlacedWord } from './words';

/** A word of the text with the words of offer names it may be a form or a slip of. */
export interface Spoken {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly fits: Map<number, number>;
  /** It is an everyday word or a form of one. */
  readonly isEverydayForm: boolean;
  /** What it may stand for right beside a word that names an offer: slips of short and everyday words too. */
  readonly nearby: () => Map<number, number>;
}

/** An inflected form is believed a little less than the name itself. */
export const INFLECTED = 0.97;
const SHORTEST_WITH_SLIP = 6;
const SHORTEST_INFLECTED = 4;
const SHORTEST_NEARBY = 3;

function fitOfSlip(slip: Slip, length: number): number {
  return slip === 'same' ? 1 : 1 - (slip === 'swapped' || slip === 'missing' ? 0.6 : 0.8) / length;
}

/** The name words a word of running text may stand for. Everyday words are never taken for slips of something rarer. */
function hear(catalogue: Catalogue, { word, start, end }: PlacedWord): Spoken {
  const { dictionary, named } = catalogue;
  const fits = new Map<number, number>();
  const isEverydayForm = isFormOfEveryday(word);
  const admit = (id: number, how: number): void => {
    if (how > (fits.get(id) ?? 0) && named.countOf(id) > 0) fits.set(id, how);
  };
  const own = dictionary.idOf(word);
  if (own !== -1) admit(own, 1);
  if (word.length >= SHORTEST_INFLECTED && !isFiller(word)) {
    dictionary.inflected(word, (id) => {
      if (dictionary.wordOf(id).length >= SHORTEST_INFLECTED) admit(id, INFLECTED);
    });
  }
  if (word.length >= SHORTEST_WITH_SLIP && !isPlainNumber(word) && !isEverydayForm) {
    dictionary.slips(word, (id, slip) => {
      const meant = dictionary.wordOf(id);
      // People seldom miss the first letter, and a short word with another first letter is another word.
      if (meant.length >= 5 && (meant[0] === word[0] || word.length >= 8)) admit(id, fitOfSlip(slip, word.length));
    });
  }
  let nearby: Map<number, number> | undefined;
  return {
    word,
    start,
    end,
    fits,
    isEverydayForm,
    nearby() {
      nearby ??= hearNearby(catalogue, word, fits);
      return nearby;
    },
  };
}

function hearNearby(catalogue: Catalogue, word: string, fits: Map<number, number>): Map<number, number> {
  const wider = new Map(fits);
  if (word.length < SHORTEST_NEARBY || isFiller(word) || isPlainNumber(word) || isEveryday(word)) return wider;
  catalogue.dictionary.slips(word, (id, slip) => {
    const how = fitOfSlip(slip, word.length);
    if (how > (wider.get(id) ?? 0) && catalogue.named.countOf(id) > 0) wider.set(id, how);
  });
  return wider;
}

/** The words of the text as names may have them: two written apart are joined, one written together is split. */
export function listen(catalogue: Catalogue, words: readonly PlacedWord[]): Spoken[] {
  const heard = new Map<string, Spoken>();
  const once = (placed: PlacedWord): Spoken => {
    const known = heard.get(placed.word) ?? hear(catalogue, placed);
    heard.set(placed.word, known);
    return { ...known, start: placed.start, end: placed.end };
  };
  const spoken: Spoken[] = [];
  for (let at = 0; at < words.length; at++) {
    const placed = words[at] as PlacedWord;
    const next = words[at + 1];
    const own = once(placed);
    const joined = next && joinedWith(catalogue, placed, next, own);
    if (joined) {
      spoken.push(joined);
      at += 1;
    } else spoken.push(...(own.fits.size === 0 ? splitWord(catalogue, placed, once) : [own]));
  }
  return spoken;
}

function joinedWith(catalogue: Catalogue, a: PlacedWord, b: PlacedWord, own: Spoken): Spoken | undefined {
  const word = a.word + b.word;
  if (b.start - a.end > 1 || word.length < SHORTEST_WITH_SLIP + 2 || own.fits.size > 0) return undefined;
  if (a.word.length < 3 || b.word.length < 3) return undefined;
  const heard = hear(catalogue, { word, start: a.start, end: b.end });
  return heard.fits.size > 0 ? heard : undefined;
}

function splitWord(catalogue: Catalogue, placed: PlacedWord, once: (placed: PlacedWord) => Spoken): Spoken[] {
  const { word, start, end } = placed;
  const known = (part: string): boolean => {
    const id = catalogue.dictionary.idOf(part);
    return id !== -1 && catalogue.named.countOf(id) > 0;
  };
  for (let cut = 3; word.length >= 8 && cut <= word.length - 3; cut++) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    if (known(head) && known(tail)) return [head, tail].map((part) => once({ word: part, start, end }));
  }
  return [once(placed)];
}
