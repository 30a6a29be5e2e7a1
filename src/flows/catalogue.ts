import { makeOfferIndexBuilder, type OfferIndex } from '../search/index';
import type { Offers } from './ports';
import type { Catalogue } from './world';

/** Offers taken into the index between two pauses; at about 20 µs each, a turn never waits longer than 10 ms. */
const SLICE = 500;

/** Builds the index over everything in the store, pausing often so that turns go on meanwhile. */
export async function buildCatalogue(offers: Offers, pause: () => Promise<void>): Promise<Catalogue> {
  const builder = makeOfferIndexBuilder();
  let taken = 0;
  for await (const offer of offers.all()) {
    builder.add(offer);
    taken += 1;
    if (taken % SLICE === 0) await pause();
  }
  return catalogueOver(builder.finish());
}

/** An index as the flows use it. */
export function catalogueOver(index: OfferIndex): Catalogue {
  return {
    search: (query, limit) => index.search(query, limit).hits,
    mention: (message) => index.mention(message),
  };
}
