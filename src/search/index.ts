import type { Offer } from '../domain/offer';
import { type Catalogue, makeCatalogue } from './catalogue';
import { mentions, type OfferMention } from './mention';
import { type OfferHit, search } from './query';

export type { OfferMention } from './mention';
export type { OfferHit } from './query';

/** The offers of a store, found by what people type. */
export interface OfferIndex {
  /** Best first, at most `limit`; the same offers give the same answer whatever order they came in. */
  search(query: string, limit?: number): { hits: OfferHit[] };
  /** The offers named inside a text, of which the first 2,000 UTF-16 units are read; best first. */
  mention(text: string): OfferMention[];
  /** Takes changed offers in and removed ones out, in place; afterwards the index answers as one built anew would. */
  update(changed: readonly Offer[], removedIds: readonly string[]): void;
  /** How many offers it holds. */
  count(): number;
  /** True when so much has changed that building anew would give memory back. */
  isWorn(): boolean;
}

/** Builds an index a few offers at a time, so that whoever builds it decides when to pause. */
export interface OfferIndexBuilder {
  /** Takes one offer in; one whose id is known replaces it. About 20 µs. */
  add(offer: Offer): void;
  /** The index; the builder must not be used any more. */
  finish(): OfferIndex;
}

const WORN_FROM = 1_000;

function indexOver(catalogue: Catalogue): OfferIndex {
  return {
    search: (query, limit = 10) => ({ hits: search(catalogue, query, limit) }),
    mention: (text) => mentions(catalogue, text),
    update(changed, removedIds) {
      for (const id of removedIds) catalogue.remove(id);
      for (const offer of changed) catalogue.add(offer);
    },
    count: catalogue.count,
    isWorn: () => catalogue.slots() - catalogue.count() > WORN_FROM + catalogue.count() / 2,
  };
}

/** A builder with no offers yet. */
export function makeOfferIndexBuilder(): OfferIndexBuilder {
  const catalogue = makeCatalogue();
  return { add: catalogue.add, finish: () => indexOver(catalogue) };
}

/** The index over these offers, built in one go. */
export function buildOfferIndex(offers: Iterable<Offer>): OfferIndex {
  const builder = makeOfferIndexBuilder();
  for (const offer of offers) builder.add(offer);
  return builder.finish();
}
