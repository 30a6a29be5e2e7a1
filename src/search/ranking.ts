import { answerBy } from './answer';
import type { Catalogue, Entry } from './catalogue';
import { type Reading, spread } from './reading';

/** An offer with how well it answers a query. */
export interface Ranked {
  readonly number: number;
  readonly entry: Entry;
  /** 0 to 1. */
  readonly score: number;
  /** How well the query was matched, 0 to 1, whatever else the name holds. */
  readonly fit: number;
  /** Every informative word of the query was found in it. */
  readonly good: boolean;
  /** What the words that were not typed right were taken for; the same for offers of one brand. */
  readonly taken: number;
}

/** What cannot reach this share of the best score is not looked for. */
const WORTH_READING = 0.8;
const MOST_RANKED = 40;
/** With so many offers read none of which is good, the next word brings no better one. */
const MOST_READ = 10_000;

function before(a: Ranked, b: Ranked): boolean {
  if (a.good !== b.good) return a.good;
  if (a.score !== b.score) return a.score > b.score;
  if (a.entry.name.length !== b.entry.name.length) return a.entry.name.length < b.entry.name.length;
  return a.entry.id < b.entry.id;
}

/** Keeps the best forty so far, best first; ties go to the shorter name, then to the id. */
function keep(best: Ranked[], next: Ranked): void {
  let at = best.length;
  while (at > 0 && before(next, best[at - 1] as Ranked)) at--;
  if (at >= MOST_RANKED) return;
  best.splice(at, 0, next);
  if (best.length > MOST_RANKED) best.pop();
}

/**
 * The offers that answer the readings best. The rarest word is followed first; a good offer must hold it, so once there
 * is a good one no other list is read. Otherwise the next rarest follows, until what is left cannot come near the best.
 */
export function rank(catalogue: Catalogue, readings: readonly Reading[]): Ranked[] {
  const sized = readings
    .filter(({ fits }) => fits.size > 0)
    .map((reading) => {
      let size = 0;
      for (const word of reading.fits.keys()) size += spread(catalogue, word);
      return { reading, size };
    });
  sized.sort((a, b) => Number(b.reading.informative) - Number(a.reading.informative) || a.size - b.size);
  const total = readings.reduce((sum, reading) => sum + reading.weight, 0);
  const seen = new Set<number>();
  const best: Ranked[] = [];
  const visit = (number: number): void => {
    if (seen.has(number)) return;
    seen.add(number);
    const entry = catalogue.entryAt(number);
    if (entry) keep(best, { number, entry, ...answerBy(catalogue, number, readings, total) });
  };
  let left = sized.reduce((sum, { reading }) => sum + reading.weight, 0);
  for (const { reading } of sized) {
    for (const word of reading.fits.keys()) {
      catalogue.named.each(word, visit);
      catalogue.beside.each(word, visit);
    }
    left -= reading.weight;
    const first = best[0];
    if (first && (first.good || seen.size > MOST_READ || left / total < WORTH_READING * first.score)) break;
  }
  return best;
}
