import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { importInput } from '../../src/cli/offers/import';
import { type Screen, SILENT } from '../../src/cli/offers/screen';
import { recover } from '../../src/cli/offers/undo';
import type { Offer } from '../../src/domain/offer';
import type { Ledger, Store } from '../../src/flows/ports';
import { openLevelStore } from '../../src/store/level';

let time = Date.parse('2026-11-23T10:00:00Z');
const screen: Screen = {
  out: async () => {},
  err: () => {},
  stdin: Readable.from([]),
  env: {},
  now: () => {
    time += 1;
    return new Date(time);
  },
  unique: () => 'test',
  fetch,
  progress: SILENT,
};

/** A price list of 250 products, so that an import writes several pages. */
function priceList(name: string, from: number): string {
  const rows = Array.from({ length: 250 }, (_, at) => `${name} ${at},DZH${from + at},1,Maker,PL,EUR,${at}`);
  return ['ProductTitle,ProductId,SkuId,Publisher,Market,Currency,UnitPrice', ...rows, ''].join('\n');
}

/** The store as a process sees it that dies at the `last`-th of these calls, before or after it was carried out. */
function dying(store: Store, last: number, isAfter: boolean): Store {
  let calls = 0;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls > last || (calls === last && !isAfter)) throw new Error('died');
    const result = await work();
    if (calls === last) throw new Error('died');
    return result;
  };
  const { ledger } = store;
  const mortal: Ledger = {
    ...ledger,
    saveImport: (value) => call(() => ledger.saveImport(value)),
    remember: (id, page, before) => call(() => ledger.remember(id, page, before)),
    write: (swaps) => call(() => ledger.write(swaps)),
  };
  return { ...store, ledger: mortal };
}

async function all(store: Store): Promise<Offer[]> {
  const offers: Offer[] = [];
  for await (const offer of store.offers.all()) offers.push(offer);
  return offers;
}

const take = (store: Store, text: string) => {
  async function* pieces() {
    yield { text, bytes: text.length };
  }
  return importInput(store, { name: 'prices.csv', size: 0, text: pieces }, { isDry: false }, screen);
};

describe('An import that dies', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signpost-crash-'));
    store = await openLevelStore(folder);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('leaves the store as it was, whatever moment it dies at, as soon as the next command comes', async () => {
    await take(store, priceList('Ledger', 0));
    const before = await all(store);
    let deaths = 0;
    for (let last = 1; ; last += 1) {
      let isOver = true;
      for (const isAfter of [false, true]) {
        const ending = await take(dying(store, last, isAfter), priceList('Vault', 200)).catch(() => 'died');
        if (ending !== 'died') continue;
        isOver = false;
        deaths += 1;
        const isDone = (await all(store)).some((offer) => offer.name.startsWith('Vault'));
        await recover(store, true, screen);
        const after = await all(store);
        // Only a death behind the very last write finds the import done.
        if (after.length !== before.length) {
          expect(isDone && isAfter).toBe(true);
          expect(after).toHaveLength(450);
          return expect(deaths).toBeGreaterThan(8);
        }
        expect(after).toStrictEqual(before);
      }
      if (isOver) throw new Error('The import never ended by dying.');
    }
  }, 60_000);
});
