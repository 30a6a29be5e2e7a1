import * as fc from 'fast-check';
import { buildOfferIndex, makeOfferIndexBuilder } from '../../src/search';
import { CATALOGUE, offer } from './offers';

const index = buildOfferIndex(CATALOGUE);
const names = (query: string): string[] => index.search(query).hits.map((hit) => hit.name);
const first = (query: string) => index.search(query).hits[0];

describe('a name typed right', () => {
  test.each(CATALOGUE.map(({ name }) => [name]))('finds %s first and calls it exact', (name) => {
    expect(first(name)).toMatchObject({ name, match: 'exact', score: 1 });
  });

  test.each([
    ['in capitals', 'KASANDRA MAGAZYN'],
    ['without diacritics', 'zolty sejfik dla firm'],
    ['with other punctuation', '  "Kestrelwall - Reports (for Teams)" '],
    ['by its alias', 'kw shield'],
  ])('is exact %s', (_, query) => {
    expect(first(query)?.match).toBe('exact');
  });
});

describe('an id or an address', () => {
  test.each([
    ['offer id', 'kestrelwall'],
    ['product id', 'DZH318Z0KW01'],
    ['product id in small letters', 'dzh318z0kw01'],
    ['unique product id', 'umbralabs.kestrelwall-saas'],
    ['product and SKU', 'DZH318Z0KW01:0003'],
    ['marketplace address', 'https://marketplace.microsoft.com/en-us/product/saas/umbralabs.kestrelwall?tab=Overview'],
    ['Azure Marketplace address', 'azuremarketplace.microsoft.com/pl-pl/marketplace/apps/umbralabs.kestrelwall'],
    ['portal address', 'https://portal.azure.com/#create/umbralabs.kestrelwallharbour'],
    [
      'portal gallery address',
      'https://portal.azure.com/#view/Microsoft_Azure_Marketplace/GalleryItemDetailsBladeNopdl/id/umbralabs.kestrelwall/selectionMode~/false',
    ],
  ])('names Kestrelwall: %s', (_, query) => {
    expect(index.search(query).hits[0]).toMatchObject({ name: 'Kestrelwall', match: 'exact' });
  });

  test.each([
    ['whole', 'PUBID.vexmere|AID.vexledger|PAPPID.0f0e0d0c-1111-2222-3333-444455556666'],
    ['by its app id', '0f0e0d0c-1111-2222-3333-444455556666'],
    [
      'in an AppSource address',
      'https://appsource.microsoft.com/en-us/product/dynamics-365-business-central/PUBID.vexmere%7CAID.vexledger%7CPAPPID.0f0e0d0c-1111-2222-3333-444455556666?tab=Overview',
    ],
  ])('with bars and dots in it is one id: %s', (_, query) => {
    expect(index.search(query).hits).toMatchObject([{ id: 'vex-1', match: 'exact' }]);
  });

  test('of an offer nobody has names nothing exactly', () => {
    const { hits } = index.search('https://azuremarketplace.microsoft.com/en-us/marketplace/apps/nobody.9999');
    expect(hits.filter(({ match }) => match !== 'near')).toEqual([]);
  });

  test('of a name we know under another publisher still finds the name', () => {
    expect(first('https://azuremarketplace.microsoft.com/en-us/marketplace/apps/resold.kasandra')?.name).toBe(
      'Kasandra',
    );
  });

  test('shared by the offers of two publishers gives both, in the order of their ids', () => {
    const twins = ['zed', 'alf'].map((id) =>
      offer('Twin', { id, offerId: 'twin-1', publisher: { id, name: `${id} Works`, isMicrosoft: false } }),
    );
    expect(
      buildOfferIndex(twins)
        .search('twin-1')
        .hits.map((hit) => hit.id),
    ).toEqual(['alf', 'zed']);
  });
});

describe('a name typed nearly right', () => {
  test.each([
    ['a letter missing', 'kestrewall', 'Kestrelwall'],
    ['a letter too many', 'kasanddra', 'Kasandra'],
    ['a wrong letter', 'fakturmik', 'Fakturnik'],
    ['two letters swapped', 'kestrlewall', 'Kestrelwall'],
    ['two slips in a long word', 'kestelwal', 'Kestrelwall'],
    ['a slip and no diacritics', 'zolty sejfk dla firm', 'Żółty Sejfik dla firm'],
    ['the words in another order', 'planner payroll acme', 'Acme Payroll Planner'],
    ['a word left out', 'acme planner', 'Acme Payroll Planner'],
    ['the last word begun', 'kasandra mag', 'Kasandra Magazyn'],
    ['written apart', 'kestrel wall', 'Kestrelwall'],
    ['written together', 'acmebackup pro', 'Acme Backup Pro'],
    ['genitive', 'Fakturnika', 'Fakturnik'],
    ['instrumental', 'kasandrą magazynem', 'Kasandra Magazyn'],
    ['locative with a softened consonant', 'Kasandrze', 'Kasandra'],
    ['locative of a library', 'łąkowej bibliotece', 'Łąkowa Biblioteka'],
    ['an e that goes', 'dworka plus', 'Dworek Plus'],
    ['publisher and product together', 'lanternsoft magazyn', 'Kasandra Magazyn'],
    ['the name of a plan', 'harbour tier', 'Kestrelwall'],
  ])('is found all the same: %s', (_, query, name) => {
    expect(first(query)).toMatchObject({ name, match: 'good' });
  });

  test('by the publisher gives the offers of that publisher', () => {
    const { hits } = index.search('lanternsoft');
    expect(hits).toHaveLength(6);
    expect(new Set(hits.map((hit) => hit.publisher))).toEqual(new Set(['Lanternsoft Sp. z o.o.']));
  });

  test('gives the shorter of two names that fit equally, then the lower id', () => {
    expect(names('acme')).toEqual(['Acme Backup', 'Acme Backup Pro', 'Acme Payroll Planner']);
    const same = [offer('Ostrel Desk', { id: 'b' }), offer('Ostrel Ship', { id: 'a' })];
    expect(
      buildOfferIndex(same)
        .search('ostrel')
        .hits.map((hit) => hit.id),
    ).toEqual(['a', 'b']);
  });

  test('lets two brands a slip may mean take turns', () => {
    const brands = ['Arbelcor', 'Arbeltor'].flatMap((brand) =>
      ['Desk', 'Ship', 'Vault', 'Field'].map((noun) => offer(`${brand} ${noun}`)),
    );
    const shown = buildOfferIndex(brands)
      .search('arbelkor', 3)
      .hits.map((hit) => hit.name.split(' ')[0]);
    expect(new Set(shown)).toEqual(new Set(['Arbelcor', 'Arbeltor']));
  });
});

describe('a name that fits nothing', () => {
  test('gets the nearest ones, called near', () => {
    const { hits } = index.search('kostrolmall');
    expect(hits[0]).toMatchObject({ name: 'Kestrelwall', match: 'near' });
  });

  test('with a word too many is still near', () => {
    expect(first('acme payroll planner xylophone')).toMatchObject({ name: 'Acme Payroll Planner', match: 'near' });
  });

  test.each(['plumbus', 'orangutan', 'sprzączka'])('is never empty-handed for a plausible word: %s', (query) => {
    expect(index.search(query).hits.length).toBeGreaterThan(0);
    expect(index.search(query).hits[0]?.match).toBe('near');
  });

  test.each(['', '   ', '!!!', '🙂', 'xqzvbnm', 'zzzzzzz', 'hjklhjklhjkl', '¯\\_(ツ)_/¯'])(
    'but noise finds nothing: %j',
    (query) => {
      expect(index.search(query).hits).toEqual([]);
    },
  );

  test('and an empty store finds nothing', () => {
    expect(buildOfferIndex([]).search('kestrelwall').hits).toEqual([]);
  });
});

const someName = fc.array(
  fc.oneof(
    fc.constantFrom('Acme', 'Backup', 'Pro', 'dla firm', 'Żuraw', 'Łąka', '365', 'for', 'Kestrel', 'Kestrela', '★'),
    fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  ),
  { minLength: 1, maxLength: 5 },
);

describe('for any offers at all', () => {
  test('a name typed right is first, whatever it is made of', () => {
    void fc.assert(
      fc.property(fc.array(someName, { minLength: 1, maxLength: 12 }), (lists) => {
        const made = lists.map((parts, at) => offer(parts.join(' '), { id: `id-${at}`, offerId: `o-${at}` }));
        const built = buildOfferIndex(made);
        for (const { name } of made) {
          if (name.trim() === '') continue;
          const { hits } = built.search(name);
          expect(hits[0]?.match).toBe('exact');
          expect(hits.filter((hit) => hit.match === 'exact').map((hit) => hit.name)).toContain(name);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no text makes the search throw, and scores never rise', () => {
    void fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 80 })), (query) => {
        const { hits } = index.search(query);
        expect(hits.length).toBeLessThanOrEqual(10);
        for (const [at, hit] of hits.entries()) {
          expect(hit.score).toBeGreaterThanOrEqual(0);
          expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('30 kB of anything is a query like any other', () => {
    for (const piece of [
      'a',
      '.',
      '"x',
      'kestrel ',
      'ą̂',
      '|.',
      '%E0%A4%A',
      'https://azuremarketplace.microsoft.com/',
    ]) {
      expect(() => index.search(piece.repeat(30_000 / piece.length))).not.toThrow();
    }
  });

  test('the order in which offers came makes no difference', () => {
    const queries = ['acme', 'kestrel', 'kasandre', 'plumbus', 'backup', 'lanternsoft', 'umbra', 'pro'];
    const answers = queries.map((query) => index.search(query));
    void fc.assert(
      fc.property(fc.shuffledSubarray([...CATALOGUE], { minLength: CATALOGUE.length }), (shuffled) => {
        const other = buildOfferIndex(shuffled);
        expect(queries.map((query) => other.search(query))).toEqual(answers);
      }),
      { numRuns: 20 },
    );
  });
});

describe('an index that is kept up to date', () => {
  test('answers as one built anew, after any changes', () => {
    const pool = CATALOGUE.flatMap((one) => [
      one,
      { ...one, name: `${one.name} Nova` },
      { ...one, aliases: ['Solaris', 'Backup'] },
    ]);
    const change = fc.record({
      changed: fc.subarray(pool, { maxLength: 4 }),
      removed: fc.subarray(
        CATALOGUE.map(({ id }) => id),
        { maxLength: 3 },
      ),
    });
    const queries = [
      'acme',
      'nova',
      'solaris',
      'kasandre',
      'backup',
      'umbra labs',
      'plumbus',
      'DZH318Z0KW01',
      'Kestrelwall',
    ];
    void fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
        const kept = buildOfferIndex(CATALOGUE);
        const store = new Map(CATALOGUE.map((one) => [one.id, one]));
        for (const { changed, removed } of changes) {
          kept.update(changed, removed);
          for (const id of removed) store.delete(id);
          for (const one of changed) store.set(one.id, one);
        }
        const anew = buildOfferIndex(store.values());
        expect(kept.count()).toBe(store.size);
        for (const query of queries) {
          expect(kept.search(query)).toEqual(anew.search(query));
          expect(kept.mention(`co z ${query}?`)).toEqual(anew.mention(`co z ${query}?`));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('says when it is worn, and is not after being built anew', () => {
    const kept = buildOfferIndex(CATALOGUE);
    expect(kept.isWorn()).toBe(false);
    for (let round = 0; round < 100; round++) kept.update(CATALOGUE, []);
    expect(kept.isWorn()).toBe(true);
    expect(kept.search('kestrelwall')).toEqual(index.search('kestrelwall'));
  });

  test('can be built an offer at a time', () => {
    const builder = makeOfferIndexBuilder();
    for (const one of CATALOGUE) builder.add(one);
    const built = builder.finish();
    expect(built.count()).toBe(CATALOGUE.length);
    expect(built.search('kasandre')).toEqual(index.search('kasandre'));
  });

  test('keeps every offer findable as it grows', () => {
    const syllables = ['bar', 'cel', 'dom', 'fin', 'gor', 'hul', 'jam', 'kep', 'lod', 'mir', 'nes', 'pol'];
    const many = syllables.flatMap((a) => syllables.flatMap((b) => syllables.map((c) => offer(`${a}${b}${c} Desk`))));
    const built = buildOfferIndex(many);
    const lost = many.filter(({ name, offerId }) => {
      return built.search(name, 1).hits[0]?.name !== name || built.search(offerId, 1).hits[0]?.name !== name;
    });
    expect(lost).toEqual([]);
  });
});
