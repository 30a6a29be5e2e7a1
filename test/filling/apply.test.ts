import fc from 'fast-check';
import type { Change } from '../../src/domain/change';
import type { Source } from '../../src/domain/claim';
import { SOURCES } from '../../src/domain/claim';
import type { Offer } from '../../src/domain/offer';
import { applySaid, beforeOf, takeBack } from '../../src/filling/apply';
import { bounced, changeOffer, confirmed, corrected, originOf, undoChange } from '../../src/filling/correction';
import { factsOf, offerFrom } from '../../src/filling/facts';
import { facts, plainOffer, source } from './offers';

const mark = (of: Source, number: number) => ({ source: of, import: `i${number}`, at: `2026-11-0${number}T00:00:00Z` });
const take = (stored: Offer | undefined, of: Source, number: number, said: object): Offer =>
  applySaid(stored, { id: 'A', facts: said as never }, mark(of, number), {}).offer;
const steps = fc.array(fc.record({ source, facts }), { minLength: 1, maxLength: 6 });
const played = (list: readonly { source: Source; facts: object }[], from?: Offer): Offer | undefined =>
  list.reduce<Offer | undefined>((offer, step, at) => take(offer, step.source, at + 1, step.facts), from);
const EVERYTHING: fc.Parameters<unknown> = { numRuns: 300 };

describe('Sources put together', () => {
  test('the one that knows best is believed, whatever the order they came in', () => {
    const said: [Source, object][] = [
      ['price-list', { name: 'From the price list', 'plans.1.skuId': '1', 'plans.1.name': 'Basic' }],
      ['discovery', { name: 'From the API', 'plans.0001.skuId': '0001', 'plans.0001.cspState': 'opt-in' }],
      ['listing', { 'contacts.support.email': 'listing@example.com', 'contacts.support.name': 'Desk' }],
      ['contacts', { 'contacts.support.email': 'table@example.com' }],
    ];
    for (const order of [said, [...said].reverse()]) {
      const offer = order.reduce<Offer | undefined>((known, [of, one], at) => take(known, of, at + 1, one), undefined);
      expect(offer).toMatchObject({
        name: 'From the API',
        aliases: ['From the price list'],
        plans: [{ skuId: '0001', name: 'Basic', cspState: 'opt-in' }],
        contacts: { support: { name: 'Desk', email: 'table@example.com' } },
      });
      expect(originOf(offer as Offer, 'contacts.support.name')?.source).toBe('listing');
      expect(originOf(offer as Offer, 'contacts.support.email')?.source).toBe('contacts');
      expect(originOf(offer as Offer, 'supportUrl')).toBeUndefined();
    }
  });

  test('a field keeps the import it first came from as long as it says the same', () => {
    const first = take(undefined, 'discovery', 1, { name: 'A', summary: 'old' });
    const second = take(first, 'discovery', 2, { name: 'A', summary: 'new' });
    expect(originOf(second, 'name')).toEqual({ source: 'discovery', import: 'i1', at: '2026-11-01T00:00:00Z' });
    expect(originOf(second, 'summary')?.import).toBe('i2');
  });

  test('a price list speaks for its market only, and mended rows add to it', () => {
    const price = (market: string, amount: number) => [{ market, currency: 'EUR', amount }];
    const pl = { 'markets.PL': true, 'plans.1.name': 'P', 'plans.1.prices@PL': price('PL', 1) };
    const de = { 'markets.DE': true, 'plans.1.name': 'P', 'plans.1.prices@DE': price('DE', 2) };
    const both = take(take(undefined, 'price-list', 1, pl), 'price-list', 2, de);
    expect(both.markets).toEqual(['DE', 'PL']);
    expect(both.plans[0]?.prices).toEqual([...price('DE', 2), ...price('PL', 1)]);
    const mended = { id: 'A', facts: { 'plans.1.prices@PL': price('PL', 3) } };
    const after = applySaid(both, mended, mark('price-list', 3), { isSupplement: true }).offer;
    expect(after.plans[0]?.prices?.map((one) => one.amount)).toEqual([2, 1, 3]);
    const gone = take(both, 'price-list', 4, { 'markets.PL': true, 'plans.2.prices@PL': price('PL', 9) });
    expect(gone.plans.map((plan) => plan.skuId ?? plan.name)).toEqual(['P', '2']);
  });

  test('a verification vouches for nothing that was said since by somebody who is believed more', () => {
    const verified = { at: '2026-10-02', by: 'somebody' };
    const sure = plainOffer('A', { contacts: { support: { email: 'old@example.com', verified } } });
    expect(take(sure, 'price-list', 1, { name: 'A' }).contacts.support?.verified).toEqual(verified);
    const email = { 'contacts.support.email': 'new@example.com' };
    expect(take(sure, 'contacts', 1, email).contacts.support).toEqual({ email: 'new@example.com' });
    const table = { ...email, 'contacts.support.verified': verified };
    expect(take(sure, 'contacts', 1, table).contacts.support).toEqual({ email: 'new@example.com', verified });
  });

  test('a sample stays one until somebody knows the real offer', () => {
    const table = take(plainOffer('A'), 'contacts', 1, { 'contacts.csp.email': 'csp@example.com' });
    expect(table.isSample).toBe(true);
    expect(take(table, 'discovery', 2, { name: 'Real' }).isSample).toBe(false);
  });

  test('saying the same again changes nothing, after any history', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (list, hasBase) => {
        const offer = played(list, hasBase ? plainOffer('A') : undefined);
        const last = list.at(-1);
        if (!last) return;
        const again = applySaid(offer, { id: 'A', facts: last.facts }, mark(last.source, 9), {});
        expect(again.offer).toStrictEqual(offer);
        expect(again.kind).toBe('same');
      }),
      EVERYTHING,
    );
  });

  test('sources of different kinds do not mind who came first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ source, facts }), { selector: (step) => step.source, maxLength: 5 }),
        (list) => {
          const there = played(list);
          const back = played([...list].reverse());
          const plain = (offer: Offer | undefined) =>
            offer && { ...offer, claims: [], aliases: [...offer.aliases].sort() };
          expect(plain(back)).toEqual(plain(there));
        },
      ),
      EVERYTHING,
    );
  });

  test('an offer is the same after it was taken apart into fields', () => {
    const offer = plainOffer('A', {
      materials: [{ kind: 'documentation', title: 'Guide', url: 'https://docs.example.com' }],
    });
    const claims = [{ source: 'base', import: '', at: '', facts: factsOf(offer) }] as const;
    const { claims: _, ...again } = offerFrom('A', claims);
    expect(again).toEqual(offer);
  });
});

describe('An import taken back', () => {
  const undone = (before: Offer | undefined, after: Offer | undefined, of: Source): Offer | undefined =>
    takeBack(after, JSON.parse(JSON.stringify(beforeOf('A', [of], before, before ?? plainOffer('A')))));

  test('leaves exactly what was there before, after any history', () => {
    fc.assert(
      fc.property(steps, source, facts, fc.boolean(), (list, of, said, hasBase) => {
        const before = played(list, hasBase ? plainOffer('A') : undefined);
        expect(undone(before, take(before, of, 9, said), of)).toStrictEqual(before);
        expect(undone(undefined, take(undefined, of, 9, said), of)).toBeUndefined();
        expect(undone(plainOffer('A'), take(plainOffer('A'), of, 9, said), of)).toStrictEqual(plainOffer('A'));
      }),
      EVERYTHING,
    );
  });

  test('keeps what other sources and people said since', () => {
    const order = { id: 'c1', kind: 'correct', at: '2026-11-05T00:00:00Z', by: 'p', after: { name: 'Right' } } as const;
    const before = take(undefined, 'price-list', 1, { name: 'One' });
    const imported = take(before, 'discovery', 2, { name: 'Two', summary: 'Gone' });
    const since = changeOffer(take(imported, 'contacts', 3, { 'contacts.csp.name': 'Desk' }), order);
    const after = undone(before, since, 'discovery');
    expect(after).toMatchObject({ name: 'Right', aliases: ['One'], contacts: { csp: { name: 'Desk' } } });
    expect(after?.summary).toBeUndefined();
    const alone = undone(undefined, changeOffer(take(undefined, 'discovery', 1, { name: 'Two' }), order), 'discovery');
    expect(alone).toMatchObject({ id: 'A', name: 'Right' });
  });
});

describe('What a person sets', () => {
  const at = '2026-11-20T10:00:00Z';
  const order = (id: string, after: Change['after'], kind: Change['kind'] = 'correct') => ({
    id,
    kind,
    at,
    by: 'person',
    after,
  });
  const start = take(undefined, 'contacts', 1, {
    'contacts.support.email': 'old@example.com',
    'contacts.support.phone': '1',
  });

  test('is never overwritten by an import, and the difference is shown', () => {
    const changed = changeOffer(start, order('c1', corrected('support', { email: 'new@example.com' }, at, 'person')));
    expect(changed.contacts.support).toEqual({
      email: 'new@example.com',
      verified: { at: '2026-11-20', by: 'person' },
    });
    const said = { id: 'A', facts: { 'contacts.support.email': 'import@example.com', 'contacts.support.phone': '2' } };
    const outcome = applySaid(changed, said, mark('contacts', 3), {});
    expect(outcome.offer.contacts).toEqual(changed.contacts);
    expect(outcome.contradictions).toEqual([
      { path: 'contacts.support.email', kept: 'new@example.com', said: 'import@example.com' },
      { path: 'contacts.support.phone', kept: null, said: '2' },
    ]);
  });

  test('is kept as history with before and after, and can be undone in any order', () => {
    const first = changeOffer(start, order('c1', { 'contacts.support.email': 'one@example.com' }));
    const second = changeOffer(first, order('c2', { 'contacts.support.email': 'two@example.com' }));
    expect(second.history?.map(({ before, after }) => [before, after])).toEqual([
      [{ 'contacts.support.email': 'old@example.com' }, { 'contacts.support.email': 'one@example.com' }],
      [{ 'contacts.support.email': 'one@example.com' }, { 'contacts.support.email': 'two@example.com' }],
    ]);
    const email = (offer: Offer) => offer.contacts.support?.email;
    const undone = { at, by: 'other' };
    expect(email(undoChange(second, 'c2', undone))).toBe('one@example.com');
    expect(email(undoChange(second, 'c1', undone))).toBe('two@example.com');
    const none = undoChange(undoChange(second, 'c1', undone), 'c2', undone);
    expect(email(none)).toBe('old@example.com');
    expect(none.history?.every((change) => change.undone)).toBe(true);
    expect(undoChange(none, 'c2', undone)).toBe(none);
    expect(changeOffer(second, order('c2', { name: 'x' }))).toBe(second);
  });

  test('a confirmed contact stays as it was confirmed, and an address that bounced says so until it changes', () => {
    const sure = changeOffer(start, order('c1', confirmed(start, 'support', at, 'person'), 'confirm'));
    const later = take(sure, 'contacts', 2, { 'contacts.support.email': 'other@example.com' });
    expect(later.contacts.support).toMatchObject({ email: 'old@example.com', verified: { by: 'person' } });
    const back = changeOffer(start, order('c2', bounced(start, 'support', at, 'person') ?? {}, 'bounce'));
    expect(back.contacts.support?.bounced).toEqual({ at: '2026-11-20', by: 'person', email: 'old@example.com' });
    expect(
      take(back, 'contacts', 3, { 'contacts.support.email': 'new@example.com' }).contacts.support?.bounced,
    ).toBeUndefined();
    expect(bounced(start, 'csp', at, 'person')).toBeUndefined();
  });

  test('stays when the export of an earlier day is imported, and comes with an export into an empty store', () => {
    const changed = changeOffer(start, order('c1', { name: 'Right' }));
    const restore = (stored: Offer | undefined, offer: Offer) =>
      applySaid(stored, { id: 'A', facts: {}, offer }, mark('base', 5), {});
    expect(restore(changed, start).offer.name).toBe('Right');
    expect(restore(undefined, changed).offer).toStrictEqual(changed);
    expect(restore(changed, changed).kind).toBe('same');
    const undone = undoChange(changed, 'c1', { at, by: 'person' });
    expect(restore(undone, changed).offer.name).toBe(undone.name);
  });
});

test('every source has its place in the order of belief', () => {
  expect(SOURCES).toEqual(['correction', 'contacts', 'listing', 'discovery', 'price-list', 'reconciliation', 'base']);
});
