import { moreThan, resized } from './room';

/** Which offers each word stands in: one chain of small numbers per word, in typed arrays. */
export interface Postings {
  add(word: number, number: number): void;
  remove(word: number, number: number): void;
  /** How many numbers the word has. */
  countOf(word: number): number;
  /** The numbers of the word, in no order that may be relied on. */
  each(word: number, visit: (number: number) => void): void;
}

const NOTHING = -1;

/** Empty postings. */
export function makePostings(): Postings {
  let heads = new Int32Array(1024).fill(NOTHING);
  let counts = new Int32Array(1024);
  let nexts = new Int32Array(1024);
  let numbers = new Int32Array(1024);
  let used = 0;
  let freed = NOTHING;

  const takePlace = (): number => {
    if (freed !== NOTHING) {
      const place = freed;
      freed = nexts[place] ?? NOTHING;
      return place;
    }
    if (used === numbers.length) {
      nexts = resized(nexts, moreThan(used), NOTHING);
      numbers = resized(numbers, moreThan(used));
    }
    used += 1;
    return used - 1;
  };

  return {
    add(word, number) {
      if (word >= heads.length) {
        heads = resized(heads, moreThan(word), NOTHING);
        counts = resized(counts, moreThan(word));
      }
      const place = takePlace();
      numbers[place] = number;
      nexts[place] = heads[word] ?? NOTHING;
      heads[word] = place;
      counts[word] = (counts[word] ?? 0) + 1;
    },
    remove(word, number) {
      let previous = NOTHING;
      let place = heads[word] ?? NOTHING;
      while (place !== NOTHING && numbers[place] !== number) {
        previous = place;
        place = nexts[place] ?? NOTHING;
      }
      if (place === NOTHING) return;
      const next = nexts[place] ?? NOTHING;
      if (previous === NOTHING) heads[word] = next;
      else nexts[previous] = next;
      nexts[place] = freed;
      freed = place;
      counts[word] = (counts[word] ?? 1) - 1;
    },
    countOf: (word) => counts[word] ?? 0,
    each(word, visit) {
      for (let place = heads[word] ?? NOTHING; place !== NOTHING; place = nexts[place] ?? NOTHING) {
        visit(numbers[place] as number);
      }
    },
  };
}
