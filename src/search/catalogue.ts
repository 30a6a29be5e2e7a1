import type { Offer } from '../domain/offer';
import { idKey, idKeysOf } from './address';
import { hashOf, makeBuckets } from './buckets';
import { type Dictionary, makeDictionary } from './dictionary';
import { makePostings, type Postings } from './postings';
import { makeSheets, type Sheets } from './sheets';
import { wordsOf } from './words';

/** What is shown of an offer that was found. */
export interface Entry {
  readonly id: string;
  readonly offerId: string;
  readonly name: string;
  readonly publisher: string;
  readonly isSample: boolean;
}

/** The offers as search reads them: entries under small numbers, words under entries, ids and whole names under hashes. */
export interface Catalogue {
  readonly dictionary: Dictionary;
  readonly sheets: Sheets;
  /** The offers with a word in a name or an alias. */
  readonly named: Postings;
  /** The offers with a word in the publisher, a plan or the offer id, but in no name. */
  readonly beside: Postings;
  /** Takes an offer in; one whose id is known is replaced. */
  add(offer: Offer): void;
  remove(id: string): void;
  entryAt(number: number): Entry | undefined;
  /** The offers there are. */
  count(): number;
  /** The numbers ever given to an offer. */
  slots(): number;
  /** The offers found under exactly this id (see `idKeysOf`). */
  byKey(key: string): number[];
  /** The offers one of whose names is exactly these words, in this order. */
  byWords(words: readonly number[]): number[];
}

const CHECK_SEED = 0x1b873593;

function hashOfWords(words: readonly number[]): number {
  let hash = 0x2f0b4c47;
  for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
  return hash | 0;
}

/** A second hash of an id, so that two ids are taken for one another practically never. */
function checkOf(key: string): number {
  return hashOf(key, -1, CHECK_SEED) & 0x3fffffff;
}

/** An empty catalogue. */
export function makeCatalogue(): Catalogue {
  const dictionary = makeDictionary();
  const sheets = makeSheets();
  const named = makePostings();
  const beside = makePostings();
  const entries: (Entry | undefined)[] = [];
  const numbers = new Map<string, number>();
  const keys = makeBuckets();
  const checks: number[] = [];
  const wholeNames = makeBuckets();

  const numbersOf = (text: string): number[] => wordsOf(text).map(dictionary.intern);
  const planWordsOf = (offer: Offer): number[] => {
    // Ids are words only where they look like words; the rest would fill the dictionary with noise.
    const ids = wordsOf(offer.offerId).filter((word) => /^\p{L}{3,20}$/u.test(word));
    return [...new Set([...offer.plans.flatMap((plan) => numbersOf(plan.name)), ...ids.map(dictionary.intern)])];
  };
  const fileKeys = (offer: Offer, number: number, hasName: boolean): void => {
    const own = idKeysOf(offer);
    // A name without a letter or a digit has no words; it is found as it is written.
    if (!hasName) own.add(idKey(offer.name));
    for (const key of own) {
      keys.add(hashOf(key), number);
      checks.push(checkOf(key));
    }
  };
  const eachWord = (number: number, visit: (words: Postings, word: number) => void): void => {
    const own = new Set(sheets.namesOf(number).flat());
    for (const word of own) visit(named, word);
    for (const word of new Set(sheets.besideOf(number))) if (!own.has(word)) visit(beside, word);
  };
  const remove = (id: string): void => {
    const number = numbers.get(id);
    if (number === undefined) return;
    eachWord(number, (words, word) => words.remove(word, number));
    entries[number] = undefined;
    numbers.delete(id);
  };

  return {
    dictionary,
    sheets,
    named,
    beside,
    add(offer) {
      remove(offer.id);
      const { id, offerId, name } = offer;
      const number = entries.push({ id, offerId, name, publisher: offer.publisher.name, isSample: offer.isSample }) - 1;
      numbers.set(id, number);
      const names = [name, ...offer.aliases].map(numbersOf).filter((words) => words.length > 0);
      sheets.add(names, numbersOf(offer.publisher.name), planWordsOf(offer));
      eachWord(number, (words, word) => words.add(word, number));
      for (const words of names) wholeNames.add(hashOfWords(words), number);
      fileKeys(offer, number, names.length > 0);
    },
    remove,
    entryAt: (number) => entries[number],
    count: () => numbers.size,
    slots: () => entries.length,
    byKey(key) {
      const found = new Set<number>();
      const check = checkOf(key);
      for (let at = keys.first(hashOf(key)); at !== -1; at = keys.next(at)) {
        if (checks[at] === check && entries[keys.valueAt(at)]) found.add(keys.valueAt(at));
      }
      return [...found];
    },
    byWords(words) {
      const found = new Set<number>();
      const same = (name: readonly number[]): boolean =>
        name.length === words.length && name.every((word, at) => word === words[at]);
      for (let at = wholeNames.first(hashOfWords(words)); at !== -1; at = wholeNames.next(at)) {
        const number = wholeNames.valueAt(at);
        if (entries[number] && sheets.namesOf(number).some(same)) found.add(number);
      }
      return [...found];
    },
  };
}
