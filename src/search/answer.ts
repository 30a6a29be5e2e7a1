import type { Catalogue } from './catalogue';
import type { Reading } from './reading';

const PUBLISHER = 0.95;
const WHOLE_PUBLISHER = 0.975;
const PLAN = 0.8;
const EACH_WORD_LEFT_OUT = 0.02;
const MOST_LEFT_OUT = 8;
const OUT_OF_ORDER = 0.01;
/** Below this a word is too far off to count as found. */
const FOUND = 0.6;

/** How well an offer answers a query. */
export interface Answer {
  score: number;
  fit: number;
  good: boolean;
  taken: number;
}

interface Fit {
  how: number;
  word: number;
  /** Where in the name, or -1. */
  place: number;
}

/** The best fit for a reading among `length` cells from `start`, those of `used` left out. */
function bestIn(
  cells: Int32Array,
  start: number,
  length: number,
  reading: Reading,
  used: number,
  fit: Fit,
  worth: number,
): void {
  for (let at = 0; at < length; at++) {
    if (at < 31 && (used >>> at) & 1) continue;
    const word = cells[start + at] as number;
    const how = worth * (reading.fits.get(word) ?? 0);
    if (how > fit.how) {
      fit.how = how;
      fit.word = word;
      fit.place = worth === 1 ? at : -1;
    }
  }
}

/** How well one name (at `name` in the cells), helped by what stands beside it, answers the readings. */
function answerOf(
  cells: Int32Array,
  name: number,
  beside: number,
  readings: readonly Reading[],
  total: number,
): Answer {
  const length = name === -1 ? 0 : (cells[name] as number);
  const publisher = cells[beside] as number;
  const plans = beside + 1 + publisher;
  const answer: Answer = { score: 0, fit: 0, good: true, taken: 0 };
  let used = 0;
  let matched = 0;
  let last = -1;
  let ordered = true;
  for (const reading of readings) {
    const fit: Fit = { how: 0, word: -1, place: -1 };
    bestIn(cells, name + 1, length, reading, used, fit, 1);
    if (fit.how < PUBLISHER) bestIn(cells, beside + 1, publisher, reading, 0, fit, PUBLISHER);
    if (fit.how < PLAN) bestIn(cells, plans + 1, cells[plans] as number, reading, 0, fit, PLAN);
    if (fit.how < FOUND && reading.informative) answer.good = false;
    if (fit.place !== -1) {
      used |= 1 << fit.place;
      matched += 1;
      ordered &&= fit.place > last;
      last = fit.place;
    }
    if (fit.how > 0 && reading.fits.get(fit.word) !== 1)
      answer.taken = (Math.imul(answer.taken, 31) + fit.word + 1) | 0;
    answer.score += reading.weight * fit.how;
  }
  const leftOut = Math.min(length - matched, MOST_LEFT_OUT);
  answer.fit = answer.score / total;
  answer.score = answer.fit - EACH_WORD_LEFT_OUT * leftOut - (ordered ? 0 : OUT_OF_ORDER);
  return answer;
}

/** How well the whole publisher answers the readings: all of them, each by a word of its own; 0 when it does not. */
function fitOfPublisher(cells: Int32Array, beside: number, readings: readonly Reading[], total: number): number {
  const length = cells[beside] as number;
  if (length !== readings.length) return 0;
  let sum = 0;
  let used = 0;
  for (const reading of readings) {
    const fit: Fit = { how: 0, word: -1, place: -1 };
    bestIn(cells, beside + 1, length, reading, used, fit, 1);
    if (fit.place === -1) return 0;
    used |= 1 << fit.place;
    sum += reading.weight * fit.how;
  }
  return sum / total;
}

/** How well the best of an offer's names answers the readings. */
export function answerBy(catalogue: Catalogue, number: number, readings: readonly Reading[], total: number): Answer {
  const cells = catalogue.sheets.cells();
  const start = catalogue.sheets.startOf(number);
  const names = cells[start] as number;
  let beside = start + 1;
  for (let i = 0; i < names; i++) beside += 1 + (cells[beside] as number);
  let best = names === 0 ? answerOf(cells, -1, beside, readings, total) : undefined;
  let name = start + 1;
  for (let i = 0; i < names; i++) {
    const answer = answerOf(cells, name, beside, readings, total);
    if (!best || Number(answer.good) - Number(best.good) + answer.score - best.score > 0) best = answer;
    name += 1 + (cells[name] as number);
  }
  const answer = best ?? { score: 0, fit: 0, good: false, taken: 0 };
  const publisher = WHOLE_PUBLISHER * fitOfPublisher(cells, beside, readings, total);
  if (publisher > answer.score) answer.score = publisher;
  return answer;
}
