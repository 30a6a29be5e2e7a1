import type { Offer } from '../domain/offer';
import { makeOfferIndexBuilder, type OfferIndex } from '../search/index';
import type { OfferChange, Offers } from './ports';
import type { Catalogue } from './world';

/** Offers taken in between two pauses; at about 20 µs each, a turn waits some 10 ms at most. */
const SLICE = 500;

export interface FollowedCatalogue extends Catalogue {
  /** Resolves when everything told of so far can be found. */
  settled(): Promise<void>;
  close(): void;
}

/**
 * Builds the index over everything in the store and keeps it as the store is: changes are taken in as they are told,
 * and after a gap, or when much has been replaced, it is built again beside the old one. Pauses often, so that turns go
 * on meanwhile.
 */
export async function followCatalogue(
  offers: Offers,
  pause: () => Promise<void>,
  report: (error: unknown) => void,
): Promise<FollowedCatalogue> {
  const waiting: OfferChange[] = [];
  let catching: Promise<void> | undefined;
  let index: OfferIndex | undefined;
  const rebuilt = async (): Promise<OfferIndex> => {
    try {
      return await buildIndex(offers, pause);
    } catch (error) {
      // What could not be read is still to be read: the next change, or the store's own return, tries again.
      waiting.unshift({ kind: 'gap' });
      throw error;
    }
  };
  const catchUp = async (): Promise<void> => {
    while (waiting.length > 0) {
      const slice = waiting.splice(0, SLICE);
      const gap = slice.some((change) => change.kind === 'gap');
      if (gap) waiting.length = 0;
      else index?.update(...sorted(slice));
      if (gap || index?.isWorn()) index = await rebuilt();
      await pause();
    }
  };
  const started = (): Promise<void> => {
    catching ??= catchUp()
      .catch(report)
      .finally(() => {
        catching = undefined;
      });
    return catching;
  };
  const stop = await offers.watch((change) => {
    waiting.push(change);
    if (index) void started();
  });
  index = await buildIndex(offers, pause);
  await started();
  const now = index;
  return {
    search: (query, limit) => (index ?? now).search(query, limit).hits,
    mention: (message) => (index ?? now).mention(message),
    settled: started,
    close: stop,
  };
}

async function buildIndex(offers: Offers, pause: () => Promise<void>): Promise<OfferIndex> {
  const builder = makeOfferIndexBuilder();
  let taken = 0;
  for await (const offer of offers.all()) {
    builder.add(offer);
    taken += 1;
    if (taken % SLICE === 0) await pause();
  }
  return builder.finish();
}

/** The last word on each offer: those changed and those gone. */
function sorted(changes: readonly OfferChange[]): [changed: Offer[], gone: string[]] {
  const last = new Map<string, Offer | undefined>();
  for (const change of changes) {
    if (change.kind === 'put') last.set(change.offer.id, change.offer);
    if (change.kind === 'gone') last.set(change.id, undefined);
  }
  const entries = [...last];
  return [
    entries.flatMap(([, offer]) => (offer ? [offer] : [])),
    entries.flatMap(([id, offer]) => (offer ? [] : [id])),
  ];
}

/** An index as the flows use it. */
export function catalogueOver(index: OfferIndex): Catalogue {
  return {
    search: (query, limit) => index.search(query, limit).hits,
    mention: (message) => index.mention(message),
  };
}
