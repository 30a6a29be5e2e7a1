import { hashOf, makeBuckets } from './buckets';
import { editsBetween, type Slip, slipBetween } from './edits';
import { stemOf, stemsOf } from './inflection';

/**
 * Every word of the catalogue once, found exactly, by one slip, by stem, by its beginning or by distance. One slip is
 * found without a scan: each word is filed under itself and under itself less each single letter, and what is typed is
 * taken apart the same way (the symmetric-delete idea).
 */
export interface Dictionary {
  /** The number of this word, new ones being taken in. */
  intern(word: string): number;
  /** The number of this word, or -1. */
  idOf(word: string): number;
  wordOf(id: number): string;
  size(): number;
  /** Every word that is `typed` or one slip away from it; short words are not read as slips of shorter ones. */
  slips(typed: string, visit: (id: number, slip: Slip) => void): void;
  /** Every word of which `typed` may be an inflected form. */
  inflected(typed: string, visit: (id: number) => void): void;
  /** Every word that begins with `typed` and is longer. */
  beginning(typed: string, visit: (id: number) => void): void;
  /** Every word within `most` edits of `typed`, by a scan of all words. */
  within(typed: string, most: number, visit: (id: number, edits: number) => void): void;
  /** The words most like `typed` by length and letters, whatever their order, among those that pass the test. */
  alike(typed: string, test: (id: number) => boolean): number[];
}

const LONGEST_BEGINNING = 5;

/** One bit for each letter that occurs: an edit changes at most two bits, which rules most words out at once. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function ones(bits: number): number {
  let b = bits - ((bits >>> 1) & 0x55555555);
  b = (b & 0x33333333) + ((b >>> 2) & 0x33333333);
  return Math.imul((b + (b >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** An empty dictionary. */
export function makeDictionary(): Dictionary {
  const words: string[] = [];
  const letters: number[] = [];
  const ids = new Map<string, number>();
  const shortened = makeBuckets();
  const stems = makeBuckets();
  const beginnings = makeBuckets();

  const file = (word: string, id: number): void => {
    shortened.add(hashOf(word), id);
    for (let at = 0; at < word.length; at++) {
      // The same letter twice leaves the same rest twice.
      if (at === 0 || word.charCodeAt(at) !== word.charCodeAt(at - 1)) shortened.add(hashOf(word, at), id);
    }
    stems.add(hashOf(stemOf(word)), id);
    for (let n = 1; n <= LONGEST_BEGINNING && n < word.length; n++) beginnings.add(hashOf(word.slice(0, n)), id);
  };

  const slipsUnder = (hash: number, typed: string, seen: Set<number>, visit: (id: number, slip: Slip) => void) => {
    for (let at = shortened.first(hash); at !== -1; at = shortened.next(at)) {
      const id = shortened.valueAt(at);
      if (seen.has(id)) continue;
      seen.add(id);
      const slip = slipBetween(typed, words[id] ?? '');
      if (slip !== undefined) visit(id, slip);
    }
  };

  return {
    intern(word) {
      const known = ids.get(word);
      if (known !== undefined) return known;
      const id = words.push(word) - 1;
      ids.set(word, id);
      letters.push(lettersOf(word));
      file(word, id);
      return id;
    },
    idOf: (word) => ids.get(word) ?? -1,
    wordOf: (id) => words[id] ?? '',
    size: () => words.length,
    slips(typed, visit) {
      const seen = new Set<number>();
      slipsUnder(hashOf(typed), typed, seen, visit);
      for (let at = 0; at < typed.length; at++) {
        if (at > 0 && typed.charCodeAt(at) === typed.charCodeAt(at - 1)) continue;
        slipsUnder(hashOf(typed, at), typed, seen, visit);
      }
    },
    inflected(typed, visit) {
      for (const stem of stemsOf(typed)) {
        for (let at = stems.first(hashOf(stem)); at !== -1; at = stems.next(at)) {
          const id = stems.valueAt(at);
          if (stemOf(words[id] ?? '') === stem) visit(id);
        }
      }
    },
    beginning(typed, visit) {
      const hash = hashOf(typed.slice(0, LONGEST_BEGINNING));
      for (let at = beginnings.first(hash); at !== -1; at = beginnings.next(at)) {
        const word = words[beginnings.valueAt(at)] ?? '';
        if (word.length > typed.length && word.startsWith(typed)) visit(beginnings.valueAt(at));
      }
    },
    within(typed, most, visit) {
      const own = lettersOf(typed);
      for (let id = 0; id < words.length; id++) {
        if (ones(own ^ (letters[id] as number)) > 2 * most) continue;
        const word = words[id] as string;
        if (Math.abs(word.length - typed.length) > most) continue;
        const edits = editsBetween(typed, word, most);
        if (edits <= most) visit(id, edits);
      }
    },
    alike(typed, test) {
      const own = lettersOf(typed);
      let best: number[] = [];
      let least = Number.POSITIVE_INFINITY;
      for (let id = 0; id < words.length; id++) {
        const length = (words[id] as string).length;
        const unlike = ones(own ^ (letters[id] as number)) + Math.abs(length - typed.length);
        if (unlike > least || !test(id)) continue;
        if (unlike < least) best = [];
        least = unlike;
        best.push(id);
      }
      return best;
    },
  };
}
