import type { AccessList } from '../../src/domain/access';
import type { Case } from '../../src/domain/case';
import type { Desk } from '../../src/domain/desk';
import type { Offer } from '../../src/domain/offer';
import type { AuditRow, Correction, OfferChange, Store } from '../../src/flows/ports';

/** A store that was opened for one story. */
export interface OpenedStore {
  readonly store: Store;
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes whatever is open and removes the data. */
  destroy(): Promise<void>;
}

/** A case with anything inside; the stores look only at its id and its talk. */
export function caseOf(id: string, talk: string, rest: object = {}): Case {
  return { id, talk, ...rest } as unknown as Case;
}

/** The smallest offer. */
export function offerOf(id: string, rest: Partial<Offer> = {}): Offer {
  return {
    id,
    offerId: 'contoso-backup',
    name: 'Contoso Backup',
    aliases: [],
    publisher: { name: 'Contoso', isMicrosoft: false },
    productType: 'SaaS',
    pricing: [],
    markets: [],
    plans: [],
    isPrivate: false,
    contacts: {},
    materials: [],
    isSample: true,
    ...rest,
  };
}

const FULL_OFFER = offerOf('contoso|backup.pro/€', {
  productId: '000123',
  name: 'Zażółć gęślą jaźń 🦔',
  aliases: ['', 'Kopia zapasowa', '$ne', 'a.b'],
  description: 'first line\nsecond "line" \\ with {"$gt": ""} and a \u0000 in it',
  summary: '',
  plans: [
    {
      name: 'Basic',
      skuId: '0007',
      cspState: 'selective',
      minSeats: 1,
      prices: [{ currency: 'PLN', amount: 12.34 }],
    },
    { name: 'Huge', maxSeats: 9_007_199_254_740_991, isStopSold: false, prices: [] },
  ],
  contacts: {
    support: { name: '', email: 'pomoc@contoso.example', verified: { at: '2026-10-02', by: '0' } },
  },
  materials: [{ kind: 'documentation', url: 'https://contoso.example/docs?a=1&b=%20' }],
});

const CORRECTION: Correction = {
  id: '2026|1',
  at: '2026-11-22T10:00:00.000Z',
  text: 'klient nie może się zalogować',
  read: 'customer-billing',
  meant: 'technical-support',
};

const NOT_STRINGS: unknown[] = [{ $ne: null }, { $gt: '' }, ['a'], null, undefined, 1, true, { toString: () => 'a' }];

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Tells the story of every promise of the Store port, whatever engine keeps it. */
/** Collects what a store tells of its offers; `saw` waits until exactly that has been told, in any order. */
export function listener() {
  const heard: string[] = [];
  let wake = (): void => undefined;
  const named = (name: string): string => (name === 'Contoso Backup' ? '' : ` ${name}`);
  return {
    told: (change: OfferChange): void => {
      heard.push(
        change.kind === 'put'
          ? `put ${change.offer.id}${named(change.offer.name)}`
          : `${change.kind} ${'id' in change ? change.id : ''}`,
      );
      wake();
    },
    saw: async (...expected: readonly string[]): Promise<void> => {
      const missing = (): boolean => expected.some((one) => !heard.includes(one));
      while (missing()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      expect([...heard].sort()).toEqual([...expected].sort());
    },
  };
}

export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened?.destroy());

    describe('cases', () => {
      const save = (id: string, talk: string, version = 0, rest = {}) =>
        store.cases.save(caseOf(id, talk, rest), version);

      it('answers undefined for a case and a talk nobody has opened', async () => {
        expect(await store.cases.byId('nobody')).toBeUndefined();
        expect(await store.cases.byId('')).toBeUndefined();
        expect(await store.cases.current('nobody')).toBeUndefined();
      });

      it('gives back what was saved, letter by letter, with a version that grows by one', async () => {
        const rest = {
          text: 'Zażółć 🦔',
          empty: '',
          none: null,
          list: [1.5, -2, []],
          'a.b': { '': 1 },
          deep: { on: true },
        };
        for (const version of [0, 1, 2])
          expect(await save('000|1.$x', 'talk|$1', version, { ...rest, version })).toBe(true);
        const found = await store.cases.byId('000|1.$x');
        expect(found).toStrictEqual({
          value: caseOf('000|1.$x', 'talk|$1', { ...rest, version: 2 }),
          version: 3,
        });
        expect(await store.cases.current('talk|$1')).toStrictEqual(found);
      });

      it('leaves out a member that is undefined and keeps one that is null', async () => {
        await save('1', 't', 0, { gone: undefined, kept: null });
        expect((await store.cases.byId('1'))?.value).toStrictEqual({ id: '1', talk: 't', kept: null });
      });

      it('tells every case once as it is now, whatever talk it belongs to', async () => {
        expect(await listOf(store.cases.all())).toEqual([]);
        for (const id of ['b', 'a', 'ż', 'B']) await save(id, 'talk');
        await save('a', 'talk', 1, { text: 'newer' });
        expect(await listOf(store.cases.all())).toStrictEqual([
          caseOf('B', 'talk'),
          caseOf('a', 'talk', { text: 'newer' }),
          caseOf('b', 'talk'),
          caseOf('ż', 'talk'),
        ]);
      });

      it('does not change with the object that was saved', async () => {
        const mutable = { words: ['one'] };
        await save('1', 't', 0, mutable);
        mutable.words.push('two');
        expect((await store.cases.byId('1'))?.value).toMatchObject({ words: ['one'] });
      });

      it('saves nothing on a version that is not the stored one', async () => {
        expect(await save('1', 't', 3)).toBe(false);
        expect(await store.cases.byId('1')).toBeUndefined();
        await save('1', 't', 0, { text: 'first' });
        for (const version of [0, 2, 7]) expect(await save('1', 't', version, { text: 'late' })).toBe(false);
        expect((await store.cases.byId('1'))?.value).toMatchObject({ text: 'first' });
      });

      it('lets exactly one of fifty concurrent saves of the same version win', async () => {
        await save('1', 't');
        const won = await Promise.all(Array.from({ length: 50 }, (_, writer) => save('1', 't', 1, { writer })));
        expect(won.filter(Boolean)).toHaveLength(1);
        expect(await store.cases.byId('1')).toStrictEqual({
          value: caseOf('1', 't', { writer: won.indexOf(true) }),
          version: 2,
        });
      });

      it('lets exactly one of fifty concurrent openings of the same case win', async () => {
        const won = await Promise.all(Array.from({ length: 50 }, (_, writer) => save('1', 't', 0, { writer })));
        expect(won.filter(Boolean)).toHaveLength(1);
        expect((await store.cases.current('t'))?.value).toMatchObject({ writer: won.indexOf(true) });
      });

      it('loses none of the changes of writers who read again after a defeat', async () => {
        await save('1', 't', 0, { count: 0 });
        const add = async (): Promise<void> => {
          const found = await store.cases.byId('1');
          const count = Number(Object(found?.value).count);
          if (!(await save('1', 't', found?.version, { count: count + 1 }))) await add();
        };
        await Promise.all(Array.from({ length: 12 }, add));
        expect(await store.cases.byId('1')).toMatchObject({ value: { count: 12 }, version: 13 });
      });

      it('calls the case current whose first save in the talk came last, whatever its id', async () => {
        for (const id of ['m', 'z', 'a']) {
          await save(id, 'mine');
          expect((await store.cases.current('mine'))?.value.id).toBe(id);
        }
        await save('other', 'theirs');
        expect((await store.cases.current('mine'))?.value.id).toBe('a');
      });

      it('does not make an older case current again when it is saved', async () => {
        await save('old', 't');
        await save('new', 't');
        expect(await save('old', 't', 1)).toBe(true);
        expect(await save('old', 't', 0)).toBe(false);
        expect((await store.cases.current('t'))?.value.id).toBe('new');
      });

      it('keeps a case in the talk of its first save', async () => {
        await save('1', 'first');
        await save('1', 'second', 1);
        expect((await store.cases.current('first'))?.version).toBe(2);
        expect(await store.cases.current('second')).toBeUndefined();
      });

      it('shows one of the newest when many cases are opened in one talk at once', async () => {
        const ids = Array.from({ length: 20 }, (_, index) => `case-${index}`);
        expect(await Promise.all(ids.map((id) => save(id, 't')))).not.toContain(false);
        expect(ids).toContain((await store.cases.current('t'))?.value.id);
        await save('last', 't');
        expect((await store.cases.current('t'))?.value.id).toBe('last');
      });

      it('does not mix up talks and ids that look alike', async () => {
        for (const id of ['1', '01', '1 ', '1.', '1!', '']) expect(await save(id, `talk${id}`)).toBe(true);
        for (const id of ['1', '01', '1 ', '1.', '1!', '']) {
          expect((await store.cases.current(`talk${id}`))?.value.id).toBe(id);
        }
        expect(await store.cases.byId('talk1')).toBeUndefined();
      });

      it.each(NOT_STRINGS.map((id) => [id]))('refuses %j in the place of an id, a talk or a version', async (id) => {
        await save('a', 't');
        await expect(store.cases.byId(id as string)).rejects.toThrow('must be a string');
        await expect(store.cases.current(id as string)).rejects.toThrow('must be a string');
        await expect(save(id as string, 't')).rejects.toThrow('must be a string');
        await expect(save('b', id as string)).rejects.toThrow('must be a string');
        if (id !== 1 && id !== undefined) await expect(save('a', 't', id as number)).rejects.toThrow('version');
      });

      it('refuses an id that is not well-formed Unicode, because it could meet another one', async () => {
        await expect(save('\ud800', 't')).rejects.toThrow('well-formed');
        await expect(store.cases.byId('\udfff')).rejects.toThrow('well-formed');
      });

      it.each(['$set', '$', '_bsontype', 'a\0b'])('refuses a value with the key %j at any depth', async (key) => {
        await expect(save('1', 't', 0, { list: [{ [key]: 'ObjectId' }] })).rejects.toThrow('cannot have the key');
        expect(await store.cases.byId('1')).toBeUndefined();
      });

      it('keeps a key that would be a prototype as plain data', async () => {
        await save('1', 't', 0, { payload: JSON.parse('{"__proto__": {"admin": true}}') });
        const found = (await store.cases.byId('1'))?.value as unknown as { payload?: { admin?: boolean } };
        const payload = found.payload;
        expect(payload?.admin).toBeUndefined();
        expect(JSON.stringify(payload)).toBe('{"__proto__":{"admin":true}}');
      });
    });

    describe('offers', () => {
      it('gives back an offer letter by letter', async () => {
        await store.offers.put([FULL_OFFER]);
        expect(await store.offers.byId(FULL_OFFER.id)).toStrictEqual(FULL_OFFER);
        expect(await listOf(store.offers.all())).toStrictEqual([FULL_OFFER]);
        expect(await store.offers.byId('contoso|backup')).toBeUndefined();
      });

      it('replaces a whole offer and keeps nothing of the old one', async () => {
        await store.offers.put([FULL_OFFER, offerOf('other')]);
        await store.offers.put([offerOf(FULL_OFFER.id, { name: 'New' })]);
        expect(await store.offers.byId(FULL_OFFER.id)).toStrictEqual(offerOf(FULL_OFFER.id, { name: 'New' }));
        expect(await store.offers.count()).toBe(2);
      });

      it('keeps the last of two offers with the same id', async () => {
        await store.offers.put([offerOf('1', { name: 'first' }), offerOf('1', { name: 'last' })]);
        expect((await store.offers.byId('1'))?.name).toBe('last');
        expect(await store.offers.count()).toBe(1);
      });

      it('keeps the leading zeros of ids apart', async () => {
        await store.offers.put(['7', '07', '007'].map((id) => offerOf(id, { offerId: id })));
        expect((await listOf(store.offers.all())).map((offer) => offer.offerId)).toEqual(['007', '07', '7']);
        expect((await store.offers.byId('07'))?.offerId).toBe('07');
      });

      it('lists offers in the binary order of their ids', async () => {
        const ids = ['b', 'B', 'ą', 'a|1', 'a.1', 'a', '$a', '', '🦔', '\uff5e', '10', '9', '!', '~', 'a\0'];
        await store.offers.put(ids.map((id) => offerOf(id)));
        const binary = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect((await listOf(store.offers.all())).map((offer) => offer.id)).toEqual(binary);
      });

      it('holds and streams five thousand offers, and lets a reader leave early', async () => {
        const ids = Array.from({ length: 5000 }, (_, index) => `DZH${String(index).padStart(7, '0')}`);
        await store.offers.put(ids.map((id) => offerOf(id, { description: 'x'.repeat(200) })));
        expect(await store.offers.count()).toBe(5000);
        expect((await listOf(store.offers.all())).map((offer) => offer.id)).toEqual(ids);
        for await (const offer of store.offers.all()) {
          expect(offer.id).toBe(ids[0]);
          break;
        }
      });

      it('tells of every change from the moment it listens until it stops', async () => {
        await store.offers.put([offerOf('before')]);
        const { told, saw } = listener();
        const stop = await store.offers.watch(told);
        await store.offers.put([offerOf('a'), offerOf('b')]);
        await saw('put a', 'put b');
        await store.ledger.write([
          { id: 'a', offer: offerOf('a', { name: 'New' }), version: 1 },
          { id: 'b', offer: undefined, version: 1 },
        ]);
        await saw('put a', 'put b', 'put a New', 'gone b');
        stop();
        await store.offers.put([offerOf('after')]);
        await saw('put a', 'put b', 'put a New', 'gone b');
      });

      it('takes no offers at all', async () => {
        await store.offers.put([]);
        expect(await store.offers.count()).toBe(0);
        expect(await listOf(store.offers.all())).toEqual([]);
      });

      it.each(NOT_STRINGS.map((id) => [id]))('refuses %j in the place of an id', async (id) => {
        await store.offers.put([offerOf('a')]);
        await expect(store.offers.byId(id as string)).rejects.toThrow('must be a string');
        await expect(store.offers.put([offerOf('b'), offerOf(id as string)])).rejects.toThrow('must be a string');
        expect(await store.offers.count()).toBe(1);
      });
    });

    describe('the ledger of offers', () => {
      const read = async (...ids: string[]) => store.ledger.read(ids);

      it('reads offers with their versions in the order asked for', async () => {
        await store.offers.put([FULL_OFFER, offerOf('b')]);
        expect(await read('b', 'none', FULL_OFFER.id)).toStrictEqual([
          { value: offerOf('b'), version: 1 },
          undefined,
          { value: FULL_OFFER, version: 1 },
        ]);
        expect(await read()).toEqual([]);
      });

      it('writes, replaces and removes what is still as it was read, and names the rest', async () => {
        await store.offers.put([offerOf('a'), offerOf('b'), offerOf('c'), offerOf('d')]);
        const lost = await store.ledger.write([
          { id: 'a', offer: offerOf('a', { name: 'New' }), version: 1 },
          { id: 'b', offer: undefined, version: 1 },
          { id: 'c', offer: offerOf('c', { name: 'late' }), version: 2 },
          { id: 'd', offer: undefined, version: 7 },
          { id: 'e', offer: offerOf('e'), version: 0 },
          { id: 'f', offer: offerOf('f'), version: 3 },
        ]);
        expect([...lost].sort()).toEqual(['c', 'd', 'f']);
        expect((await listOf(store.offers.all())).map(({ id, name }) => [id, name])).toEqual([
          ['a', 'New'],
          ['c', 'Contoso Backup'],
          ['d', 'Contoso Backup'],
          ['e', 'Contoso Backup'],
        ]);
        expect((await read('a'))[0]?.version).toBe(2);
        expect(await store.ledger.write([{ id: 'e', offer: offerOf('e'), version: 0 }])).toEqual(['e']);
        expect(await store.ledger.write([])).toEqual([]);
      });

      it('writes twelve hundred offers at once', async () => {
        const swaps = Array.from({ length: 1200 }, (_, index) => ({
          id: `o${index}`,
          offer: offerOf(`o${index}`),
          version: 0,
        }));
        expect(await store.ledger.write(swaps)).toEqual([]);
        expect(await store.ledger.write(swaps)).toHaveLength(1200);
        expect(await store.offers.count()).toBe(1200);
      });

      it('lets exactly one of twenty concurrent writers win each offer', async () => {
        const ids = ['a', 'b', 'c'];
        const turn = (writer: number) => (writer % 2 ? ids : [...ids].reverse());
        const lost = await Promise.all(
          Array.from({ length: 20 }, (_, writer) =>
            store.ledger.write(
              turn(writer).map((id) => ({ id, offer: offerOf(id, { name: `${writer}` }), version: 0 })),
            ),
          ),
        );
        for (const id of ids) {
          const winner = lost.findIndex((names) => !names.includes(id));
          expect(lost.filter((names) => !names.includes(id))).toHaveLength(1);
          expect((await store.offers.byId(id))?.name).toBe(`${winner}`);
        }
      });

      it('keeps imports and what they are about to change, in their order', async () => {
        const imported = {
          id: '20261101-1',
          kind: 'discovery',
          file: 'page.json',
          at: '2026-11-01T10:00:00Z',
          seenAt: '2026-11-01T10:00:00Z',
          state: 'running',
          added: 0,
          changed: 0,
          same: 0,
          rejected: 0,
        } as const;
        await store.ledger.saveImport({ ...imported, id: '20261102-1' });
        await store.ledger.saveImport(imported);
        await store.ledger.saveImport({ ...imported, state: 'done', added: 2 });
        expect((await listOf(store.ledger.imports())).map(({ id, state }) => [id, state])).toEqual([
          ['20261101-1', 'done'],
          ['20261102-1', 'running'],
        ]);
        const earlier = (id: string) => ({
          id,
          sources: ['discovery' as const],
          ...(id === 'a' ? { offer: FULL_OFFER } : {}),
        });
        for (const page of [10, 2, 1])
          await store.ledger.remember('20261101-1', page, [earlier('a'), earlier(`${page}`)]);
        await store.ledger.remember('20261101-10', 1, [earlier('other')]);
        const pages = await listOf(store.ledger.remembered('20261101-1'));
        expect(pages.map((page) => page.at(-1)?.id)).toEqual(['1', '2', '10']);
        expect(pages[0]).toStrictEqual([earlier('a'), earlier('1')]);
        expect(await listOf(store.ledger.remembered('20261101'))).toEqual([]);
      });

      it.each(NOT_STRINGS.map((id) => [id]))('refuses %j in the place of an id', async (id) => {
        await expect(store.ledger.read([id as string])).rejects.toThrow('must be a string');
        const swap = { id: id as string, offer: offerOf('a'), version: 0 };
        await expect(store.ledger.write([swap])).rejects.toThrow('must be a string');
        await expect(store.ledger.remember(id as string, 1, [])).rejects.toThrow('must be a string');
        expect(await store.offers.count()).toBe(0);
      });
    });

    describe('people, the desk and corrections', () => {
      it('remembers what a person has chosen, and nothing for anybody else', async () => {
        await store.people.setPreferences('person|1', { language: 'pl' });
        expect(await store.people.preferences('person|1')).toStrictEqual({ language: 'pl' });
        expect(await store.people.preferences('person|2')).toStrictEqual({});
        await store.people.setPreferences('person|1', {});
        expect(await store.people.preferences('person|1')).toStrictEqual({});
      });

      it.each(NOT_STRINGS.map((id) => [id]))('refuses %j in the place of a person', async (id) => {
        await expect(store.people.preferences(id as string)).rejects.toThrow('must be a string');
        await expect(store.people.setPreferences(id as string, {})).rejects.toThrow('must be a string');
      });

      it('holds one desk, which changes by compare-and-set', async () => {
        const desk: Desk = { models: ['direct-bill'], providers: [{ name: 'Łódź', contact: {}, hours: '' }] };
        expect(await store.desks.load()).toBeUndefined();
        const first = await Promise.all(Array.from({ length: 20 }, () => store.desks.save(desk, 0)));
        expect(first.filter(Boolean)).toHaveLength(1);
        const next: Desk = { ...desk, language: 'pl' };
        expect(await store.desks.save(next, 1)).toBe(true);
        expect(await store.desks.save(desk, 1)).toBe(false);
        expect(await store.desks.load()).toStrictEqual({ value: next, version: 2 });
      });

      it('collects corrections in the order of their ids and keeps one of each id', async () => {
        await store.corrections.add({ ...CORRECTION, id: 'b' });
        await store.corrections.add({ ...CORRECTION, id: 'a' });
        await store.corrections.add({ ...CORRECTION, id: 'a', text: 'again' });
        expect(await listOf(store.corrections.all())).toStrictEqual([
          { ...CORRECTION, id: 'a', text: 'again' },
          { ...CORRECTION, id: 'b' },
        ]);
        await expect(store.corrections.add({ ...CORRECTION, id: { $ne: null } as never })).rejects.toThrow('string');
      });
    });

    describe('the access list and the audit', () => {
      it('holds one access list, which changes by compare-and-set', async () => {
        const list: AccessList = { denied: ['00000000-0000-4000-8000-000000000001'], epoch: 0 };
        expect(await store.access.load()).toBeUndefined();
        const first = await Promise.all(Array.from({ length: 20 }, () => store.access.save(list, 0)));
        expect(first.filter(Boolean)).toHaveLength(1);
        expect(await store.access.save({ denied: [], epoch: 1 }, 1)).toBe(true);
        expect(await store.access.save(list, 1)).toBe(false);
        expect(await store.access.load()).toStrictEqual({ value: { denied: [], epoch: 1 }, version: 2 });
      });

      it('keeps every row of the audit, also equal ones, oldest first', async () => {
        const row = (second: number): AuditRow => ({
          at: `2026-11-22T10:00:0${second}.000Z`,
          entryPoint: 'message',
          admitted: false,
          why: 'no-role',
          age: 12,
        });
        await Promise.all([3, 1, 1, 2].map((second) => store.audit.add(row(second))));
        expect(await listOf(store.audit.all())).toStrictEqual([1, 1, 2, 3].map(row));
        expect(await store.audit.count()).toBe(4);
        await expect(store.audit.add({ ...row(1), at: { $ne: null } as never })).rejects.toThrow('string');
      });
    });

    describe('its life', () => {
      it('answers a ping while it is open and refuses one afterwards', async () => {
        await store.ping();
        await store.close();
        await expect(store.ping()).rejects.toThrow(/^[^\n]+$/);
      });

      it('may be closed twice', async () => {
        await store.close();
        await store.close();
      });

      it('has everything it acknowledged after it was closed and opened again', async () => {
        await store.cases.save(caseOf('1', 't'), 0);
        await store.cases.save(caseOf('2', 't'), 0);
        await store.cases.save(caseOf('1', 't', { text: 'ż' }), 1);
        await store.offers.put([FULL_OFFER, offerOf('2')]);
        await store.people.setPreferences('p', { language: 'en' });
        await store.desks.save({ models: ['indirect-reseller'], providers: [] }, 0);
        await store.corrections.add(CORRECTION);
        await store.access.save({ denied: ['x'], epoch: 3 }, 0);
        const again = await opened.reopen();
        expect(await again.cases.byId('1')).toStrictEqual({
          value: caseOf('1', 't', { text: 'ż' }),
          version: 2,
        });
        expect((await again.cases.current('t'))?.value.id).toBe('2');
        expect(await again.cases.save(caseOf('1', 't'), 1)).toBe(false);
        expect((await listOf(again.offers.all())).map((offer) => offer.id)).toEqual(['2', FULL_OFFER.id]);
        expect(await again.people.preferences('p')).toEqual({ language: 'en' });
        expect((await again.desks.load())?.version).toBe(1);
        expect(await listOf(again.corrections.all())).toEqual([CORRECTION]);
        expect((await again.access.load())?.value).toEqual({ denied: ['x'], epoch: 3 });
        await again.cases.save(caseOf('3', 't'), 0);
        expect((await again.cases.current('t'))?.value.id).toBe('3');
      });
    });
  });
}
