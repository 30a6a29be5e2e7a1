import { idKeysIn } from './address';
import type { Catalogue } from './catalogue';
import { byIdOrAddress } from './identity';
import { isPlausible } from './plausible';
import { type Ranked, rank } from './ranking';
import { type Reading, readAlike, readFar, readWord } from './reading';
import { wordsOf } from './words';

/** An offer found for a query. */
export interface OfferHit {
  /** The store's key of the offer. */
  readonly id: string;
  readonly offerId: string;
  readonly name: string;
  readonly publisher: string;
  /** An invented offer of the sample catalogue; marked wherever it shows. */
  readonly isSample: boolean;
  /** 0 to 1; never rises down the list. */
  readonly score: number;
  /** exact: it was named; good: every telling word of the query is in it; near: did you mean. */
  readonly match: 'exact' | 'good' | 'near';
}

const MOST_WORDS = 12;
const MOST_EDITS = 4;
const MOST_UNKNOWN = 3;
const LONGEST_ADDRESS = 2_000;
const BEST_WITHOUT_EXACT = 0.99;
/** A near hit must explain at least this much of the query. */
const NEAR = 0.2;

function byName(catalogue: Catalogue, words: readonly string[]): number[] {
  const ids = words.map(catalogue.dictionary.idOf);
  return ids.length === 0 || ids.includes(-1) ? [] : catalogue.byWords(ids);
}

function read(catalogue: Catalogue, words: readonly string[]): Reading[] {
  const few = words.slice(0, MOST_WORDS);
  return few.map((word, at) => readWord(catalogue, word, at === few.length - 1));
}

/** The query with two neighbours written as one, or with one word written as two, where the catalogue knows the result. */
function* respaced(catalogue: Catalogue, words: readonly string[]): Generator<string[]> {
  const known = (word: string): boolean => {
    const id = catalogue.dictionary.idOf(word);
    return id !== -1 && catalogue.named.countOf(id) > 0;
  };
  for (let at = 0; at + 1 < words.length && at < MOST_WORDS; at++) {
    const joined = `${words[at]}${words[at + 1]}`;
    if (readWord(catalogue, joined, false).fits.size > 0) yield [...words.slice(0, at), joined, ...words.slice(at + 2)];
  }
  for (let at = 0; at < words.length && at < MOST_WORDS; at++) {
    const word = words[at] ?? '';
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const [head, tail] = [word.slice(0, cut), word.slice(cut)];
      if (known(head) && known(tail)) yield [...words.slice(0, at), head, tail, ...words.slice(at + 1)];
    }
  }
}

/** Ranked offers for the words as typed, else with the spaces moved, else with far-off readings of the unknown words. */
function approximately(catalogue: Catalogue, words: readonly string[]): Ranked[] {
  const readings = read(catalogue, words);
  for (const reading of readings) {
    if (reading.fits.size === 0 && reading.typed.length >= 6) readFar(catalogue, reading, 2);
  }
  const ranked = rank(catalogue, readings);
  if (ranked[0]?.good) return ranked;
  for (const other of respaced(catalogue, words)) {
    const again = rank(catalogue, read(catalogue, other));
    if (again[0]?.good) return again;
  }
  return nearest(catalogue, readings, ranked);
}

function nearest(catalogue: Catalogue, readings: readonly Reading[], ranked: Ranked[]): Ranked[] {
  const told = ranked.filter(({ score }) => score >= NEAR);
  if (told.length > 0) return told;
  const plausible = readings.filter((reading) => isPlausible(reading.typed)).slice(0, MOST_UNKNOWN);
  if (plausible.length === 0) return [];
  for (const reading of plausible) {
    for (let most = 2; reading.fits.size === 0 && most <= MOST_EDITS; most++) readFar(catalogue, reading, most);
    if (reading.fits.size === 0) readAlike(catalogue, reading);
  }
  return rank(catalogue, plausible).map((hit) => ({ ...hit, good: false }));
}

/**
 * Where a slip can be read as several words that fit equally well, the offers of each reading take turns, so that no
 * brand hides another. Offers that fit worse stay behind those that fit better.
 */
function takingTurns(ranked: readonly Ranked[]): Ranked[] {
  const turns = new Map<number, number>();
  const level = (hit: Ranked): number => (hit.good ? 0 : 1_000) - Math.round(hit.fit * 100);
  return ranked
    .map((hit) => {
      const turn = turns.get(hit.taken) ?? 0;
      turns.set(hit.taken, turn + 1);
      return { hit, turn };
    })
    .sort((a, b) => level(a.hit) - level(b.hit) || a.turn - b.turn)
    .map(({ hit }) => hit);
}

/** The offers a query may mean, best first, at most `limit`. Never throws; any text is a query. */
export function search(catalogue: Catalogue, query: string, limit: number): OfferHit[] {
  const address = idKeysIn(query.slice(0, LONGEST_ADDRESS));
  // Of an address nobody knows, the part that would name the offer is looked for as words.
  const words = wordsOf(address[0] ?? query);
  const exact = [...new Set([...byIdOrAddress(catalogue, query, address), ...byName(catalogue, words)])];
  const ranked = words.length === 0 ? [] : takingTurns(approximately(catalogue, words));
  const hits: OfferHit[] = [];
  const push = (number: number, score: number, match: OfferHit['match']): void => {
    const entry = catalogue.entryAt(number);
    if (!entry || hits.length >= limit || hits.some((hit) => hit.id === entry.id)) return;
    const { id, offerId, name, publisher, isSample } = entry;
    const lowest = hits[hits.length - 1]?.score ?? 1;
    hits.push({ id, offerId, name, publisher, isSample, score: Math.max(0, Math.min(lowest, score)), match });
  };
  const idOf = (number: number): string => catalogue.entryAt(number)?.id ?? '';
  exact.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  for (const number of exact) push(number, 1, 'exact');
  const best = ranked[0]?.good === true;
  if (exact.length > 0 && !best) return hits;
  for (const hit of ranked) {
    if (hit.good === best) push(hit.number, Math.min(hit.score, BEST_WITHOUT_EXACT), best ? 'good' : 'near');
  }
  return hits;
}
