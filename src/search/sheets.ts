import { moreThan, resized } from './room';

/**
 * The words of every offer in one typed array, read in place: for each offer the number of names, then each name as its
 * length and its words, then the publisher, then plans and offer id, in the same way.
 */
export interface Sheets {
  /** Adds the sheet of the next offer: numbers are given in order, from 0. */
  add(names: readonly (readonly number[])[], publisher: readonly number[], plans: readonly number[]): void;
  /** Where the sheet of an offer begins in `cells()`. */
  startOf(number: number): number;
  /** The array itself; it is replaced when it grows, so it must be fetched anew after an `add`. */
  cells(): Int32Array;
  namesOf(number: number): number[][];
  /** Whether a name of the offer, its words being `cells[from]` up to but not `cells[to]`, passes the test. */
  someName(number: number, test: (cells: Int32Array, from: number, to: number) => boolean): boolean;
  /** The words of publisher, plans and offer id. */
  besideOf(number: number): number[];
}

/** No sheets yet. */
export function makeSheets(): Sheets {
  let cells = new Int32Array(4096);
  let starts = new Int32Array(1024);
  let used = 0;
  let count = 0;

  const room = (extra: number): void => {
    if (used + extra <= cells.length) return;
    cells = resized(cells, moreThan(used + extra));
  };
  const write = (words: readonly number[]): void => {
    cells[used++] = words.length;
    for (const word of words) cells[used++] = word;
  };
  const groupsFrom = (start: number, groups: number): { words: number[][]; end: number } => {
    const words: number[][] = [];
    let at = start;
    for (let group = 0; group < groups; group++) {
      const length = cells[at] ?? 0;
      words.push([...cells.subarray(at + 1, at + 1 + length)]);
      at += 1 + length;
    }
    return { words, end: at };
  };
  const namesFrom = (number: number) => {
    const start = starts[number] ?? 0;
    return groupsFrom(start + 1, cells[start] ?? 0);
  };

  return {
    add(names, publisher, plans) {
      room(3 + names.reduce((sum, name) => sum + name.length + 1, 0) + publisher.length + plans.length);
      if (count === starts.length) starts = resized(starts, moreThan(count));
      starts[count++] = used;
      cells[used++] = names.length;
      for (const name of names) write(name);
      write(publisher);
      write(plans);
    },
    startOf: (number) => starts[number] ?? 0,
    cells: () => cells,
    someName(number, test) {
      const start = starts[number] ?? 0;
      let from = start + 2;
      for (let left = cells[start] ?? 0; left > 0; left--) {
        const to = from + (cells[from - 1] ?? 0);
        if (test(cells, from, to)) return true;
        from = to + 1;
      }
      return false;
    },
    namesOf: (number) => namesFrom(number).words,
    besideOf: (number) => groupsFrom(namesFrom(number).end, 2).words.flat(),
  };
}
