import fc from 'fast-check';
import type { Claim, Fact, Facts, Source } from '../../src/domain/claim';
import { SOURCES } from '../../src/domain/claim';
import type { Offer } from '../../src/domain/offer';
import type { Batch, FileReader, ReaderOptions } from '../../src/filling/file';
import { makeFileReader } from '../../src/filling/reader';

/** Everything a reader finds in a text that comes in pieces of this size. */
export function readingOf(
  text: string,
  options: Partial<ReaderOptions> = {},
  size = 50,
): Batch & { readonly reader: FileReader; readonly reason: string | undefined } {
  const reader = makeFileReader({ find: () => undefined, ...options });
  const batches: Batch[] = [];
  for (let at = 0; at < text.length; at += size) batches.push(reader.push(text.slice(at, at + size)));
  batches.push(reader.end());
  return {
    reader,
    reason: reader.refusal()?.reason,
    fragments: batches.flatMap((batch) => batch.fragments),
    rejected: batches.flatMap((batch) => batch.rejected),
    skipped: batches.reduce((sum, batch) => sum + batch.skipped, 0),
  };
}

const word = fc.string({ unit: fc.constantFrom('a', 'B', 'ż', ' ', '.', '0', '@', '|'), minLength: 1, maxLength: 6 });
const values: Readonly<Record<string, fc.Arbitrary<Fact>>> = {
  name: word,
  offerId: word,
  productType: word,
  'publisher.name': word,
  'publisher.isMicrosoft': fc.boolean(),
  aliases: fc.array(word, { minLength: 1, maxLength: 3 }),
  isPrivate: fc.boolean(),
  'markets.PL': fc.constant(true),
  'contacts.support.email': word,
  'contacts.csp.name': word,
  'materials.documentation': fc.array(fc.record({ url: word }), { minLength: 1, maxLength: 2 }),
  'plans.0001.name': word,
  'plans.1.name': word,
  'plans.0001.skuId': fc.constant('0001'),
  'plans.1.skuId': fc.constant('1'),
  'plans.b.c|D.cspState': fc.constantFrom('opt-in', 'opt-out'),
  'plans.1.prices@PL': fc.array(fc.record({ market: fc.constant('PL'), currency: word, amount: fc.nat(9) }), {
    minLength: 1,
    maxLength: 2,
  }),
};

/** What a source may say about one offer. */
export const facts: fc.Arbitrary<Facts> = fc
  .record(values, { requiredKeys: [] })
  .map((found) => JSON.parse(JSON.stringify(found)) as Facts);

/** A source that imports speak for. */
export const source: fc.Arbitrary<Source> = fc.constantFrom(
  ...SOURCES.filter((one) => one !== 'correction' && one !== 'base'),
);

/** An offer that nobody has touched. */
export function plainOffer(id: string, rest: Partial<Offer> = {}): Offer {
  return {
    id,
    offerId: 'ledger',
    productId: id,
    name: 'Ledger',
    aliases: [],
    publisher: { id: 'maker', name: 'Maker', isMicrosoft: false },
    productType: 'SaaS',
    pricing: [],
    markets: ['PL'],
    plans: [{ planId: 'basic', skuId: '0001', name: 'Basic' }],
    isPrivate: false,
    contacts: { support: { email: 'desk@example.com' } },
    materials: [
      { kind: 'privacy', url: 'https://www.example.com/privacy' },
      { kind: 'documentation', url: 'https://docs.example.com' },
    ],
    isSample: true,
    ...rest,
  };
}

export type { Claim };
