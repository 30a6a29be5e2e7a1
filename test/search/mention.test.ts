import * as fc from 'fast-check';
import { buildOfferIndex } from '../../src/search';
import { CATALOGUE, offer } from './offers';

const index = buildOfferIndex(CATALOGUE);
const named = (text: string): string[] => index.mention(text).map(({ name }) => name);

describe('an offer named in a sentence', () => {
  test.each([
    ['klient nie może się zalogować w Kestrelwallu od wczoraj', 'Kestrelwall'],
    ['our invoice for acme backup proo is wrong', 'Acme Backup Pro'],
    ['Fakturnik nie dziala', 'Fakturnik'],
    ['klient zrezygnował z Fakturnika', 'Fakturnik'],
    ['problem z Kasandrą po aktualizacji', 'Kasandra'],
    ['kto przedłuża Kasandrę?', 'Kasandra'],
    ['brak faktury do Kasandry', 'Kasandra'],
    ['błąd 500 w Kasandrze', 'Kasandra'],
    ['w kasandrze magazynie nie ma stanów', 'Kasandra Magazyn'],
    ['dopłata do zoltego sejfika dla firm', 'Żółty Sejfik dla firm'],
    ['co z Dworkiem Plus', 'Dworek Plus'],
    ['kestrel wall is down again', 'Kestrelwall'],
    ['the kestrelwall reports tab in Teams stays empty', 'Kestrelwall Reports for Teams'],
    ["Kestrelwall's trial has expired", 'Kestrelwall'],
    ['since monday KW Shield blocks everything', 'Kestrelwall'],
    ['our cloud backup shows a red cross', 'Cloud Backup'],
  ])('%s', (text, name) => {
    expect(named(text)).toEqual([name]);
  });

  test('is the one whose whole name is inflected, not another that has this very form inside its own', () => {
    const two = buildOfferIndex([...CATALOGUE, offer('Wdrożenie Fakturnika: 5 dni')]);
    const said = (text: string): string[] => two.mention(text).map(({ name }) => name);
    expect(said('klient nie umie się zalogować do Fakturnika')).toEqual(['Fakturnik']);
    expect(said('kto robi wdrożenie Fakturnika?')).toEqual(['Wdrożenie Fakturnika: 5 dni']);
  });

  test('is placed where it stands', () => {
    const text = 'od rana w „Kasandrze Magazynie” błąd';
    const [found] = index.mention(text);
    expect(text.slice(found?.start, found?.end)).toBe('Kasandrze Magazynie');
    expect(found).toMatchObject({ match: 'good' });
    expect(index.mention('is Kestrelwall down?')).toMatchObject([{ match: 'exact', score: 1, start: 3, end: 14 }]);
  });

  test('by its address or its id', () => {
    expect(named('see https://azuremarketplace.microsoft.com/en-us/marketplace/apps/umbralabs.kestrelwall.')).toEqual([
      'Kestrelwall',
    ]);
    expect(named('line DZH318Z0KW01:0003 is charged twice')).toEqual(['Kestrelwall']);
    expect(named('PUBID.vexmere|AID.vexledger|PAPPID.0f0e0d0c-1111-2222-3333-444455556666 is gone')).toEqual([
      'Vexmere Ledger 365',
    ]);
  });

  test('beside another one gives both', () => {
    expect(named('moved from Fakturnik to Acme Payroll Planner last week').sort()).toEqual([
      'Acme Payroll Planner',
      'Fakturnik',
    ]);
  });

  test('only by its brand gives every offer of the brand, all equally sure', () => {
    const found = index.mention('acme does not answer the phone');
    expect(found.map(({ name }) => name)).toEqual(['Acme Backup', 'Acme Backup Pro', 'Acme Payroll Planner']);
    expect(new Set(found.map(({ score }) => score)).size).toBe(1);
  });
});

describe('no offer is read into', () => {
  test.each([
    'backup nie działa od rana',
    'zła faktura, portal też stoi',
    'the Azure portal is down and the backup failed',
    'wystawiliśmy fakturę za magazyn i bibliotekę',
    'dla firm w chmurze',
    'good morning everyone',
    'plus 365 for teams',
    '',
    '🙂',
  ])('%j', (text) => {
    expect(named(text)).toEqual([]);
  });
});

const noisyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));

describe('any text at all', () => {
  test('is read without throwing, and what is found stands in the text', () => {
    void fc.assert(
      fc.property(noisyText, (noise) => {
        for (const text of [noise, `${noise} Fakturnika ${noise}`]) {
          for (const { start, end, score } of index.mention(text)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is read in its first 2,000 characters only', () => {
    expect(named(`${'and then '.repeat(300)}Fakturnik`)).toEqual([]);
    expect(named(`Fakturnik ${'and then '.repeat(3_300)}`)).toEqual(['Fakturnik']);
  });

  test('names at most fifty offers', () => {
    const many = Array.from({ length: 80 }, (_, at) => offer(`Ostrelka Tom ${at}`));
    expect(buildOfferIndex([...many, ...CATALOGUE]).mention('awaria w Ostrelce').length).toBe(50);
  });
});
