import { setImmediate as pause } from 'node:timers/promises';
import type { Offer } from '../../src/domain/offer';
import { type FollowedCatalogue, followCatalogue } from '../../src/flows/catalogue';
import type { OfferChange, Offers } from '../../src/flows/ports';
import { SAMPLES } from '../support/desk';

/** An offer store that tells of its changes when it is asked to, and may be away. */
function offersOf(...first: readonly Offer[]) {
  const kept = new Map(first.map((offer) => [offer.id, offer]));
  let listener: ((change: OfferChange) => void) | undefined;
  const state = { isAway: false, reads: 0, whileReading: (): void => undefined };
  const offers: Offers = {
    byId: async (id) => kept.get(id),
    async *all() {
      state.reads += 1;
      if (state.isAway) throw new Error('the store is away');
      for (const offer of [...kept.values()]) {
        yield offer;
        state.whileReading();
      }
    },
    put: async (changed) => {
      for (const offer of changed) {
        kept.set(offer.id, offer);
        listener?.({ kind: 'put', offer });
      }
    },
    count: async () => kept.size,
    watch: async (told) => {
      listener = told;
      return () => {
        listener = undefined;
      };
    },
  };
  const remove = (id: string): void => {
    kept.delete(id);
    listener?.({ kind: 'gone', id });
  };
  return {
    offers,
    state,
    remove,
    missed: (offer: Offer) => kept.set(offer.id, offer),
    gap: () => listener?.({ kind: 'gap' }),
    isWatched: () => listener !== undefined,
  };
}

const offer = (id: string, name: string): Offer => {
  const [sample] = SAMPLES;
  if (!sample) throw new Error('no samples');
  return { ...sample, id, offerId: id, productId: id, uniqueProductId: id, name, aliases: [], plans: [] };
};
const found = (catalogue: FollowedCatalogue, name: string): string[] =>
  catalogue
    .search(name)
    .filter((hit) => hit.match === 'exact')
    .map((hit) => hit.id);
const faults: unknown[] = [];
const follow = (offers: Offers): Promise<FollowedCatalogue> =>
  followCatalogue(
    offers,
    () => pause(),
    (error) => faults.push(error),
  );
beforeEach(() => {
  faults.length = 0;
});

test('an offer that is added, renamed or removed is found as it is now', async () => {
  const store = offersOf(offer('a', 'Quillmoor'));
  const catalogue = await follow(store.offers);
  await store.offers.put([offer('b', 'Zanderfell'), offer('a', 'Quillmoor Next')]);
  await catalogue.settled();
  expect([found(catalogue, 'Zanderfell'), found(catalogue, 'Quillmoor Next'), found(catalogue, 'Quillmoor')]).toEqual([
    ['b'],
    ['a'],
    [],
  ]);
  store.remove('b');
  await catalogue.settled();
  expect(found(catalogue, 'Zanderfell')).toEqual([]);
});

test('a change made while the index is being built is not missed', async () => {
  const store = offersOf(offer('a', 'Quillmoor'), offer('b', 'Brandelhof'));
  let done = false;
  store.state.whileReading = () => {
    if (done) return;
    done = true;
    void store.offers.put([offer('a', 'Zanderfell')]);
  };
  const catalogue = await follow(store.offers);
  expect(found(catalogue, 'Zanderfell')).toEqual(['a']);
});

test('after a gap everything is read again', async () => {
  const store = offersOf(offer('a', 'Quillmoor'));
  const catalogue = await follow(store.offers);
  store.missed(offer('b', 'Zanderfell'));
  expect(found(catalogue, 'Zanderfell')).toEqual([]);
  store.gap();
  await catalogue.settled();
  expect(found(catalogue, 'Zanderfell')).toEqual(['b']);
});

test('a store that is away keeps the old index, says so, and is read again later', async () => {
  const store = offersOf(offer('a', 'Quillmoor'));
  const catalogue = await follow(store.offers);
  store.missed(offer('b', 'Zanderfell'));
  store.state.isAway = true;
  store.gap();
  await catalogue.settled();
  expect(faults).toHaveLength(1);
  expect(found(catalogue, 'Quillmoor')).toEqual(['a']);
  store.state.isAway = false;
  await catalogue.settled();
  expect(found(catalogue, 'Zanderfell')).toEqual(['b']);
});

test('a closed catalogue listens no more', async () => {
  const store = offersOf(offer('a', 'Quillmoor'));
  const catalogue = await follow(store.offers);
  catalogue.close();
  expect(store.isWatched()).toBe(false);
});
