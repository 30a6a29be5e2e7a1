import type { Offer } from '../../src/domain/offer';

/** An invented offer; every name in these tests is made up. */
export function offer(name: string, more: Partial<Offer> = {}): Offer {
  const offerId = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return {
    id: `umbralabs/${offerId}`,
    offerId,
    name,
    aliases: [],
    publisher: { id: 'umbralabs', name: 'Umbra Labs', isMicrosoft: false },
    productType: 'SaaS',
    pricing: [],
    markets: [],
    plans: [],
    isPrivate: false,
    contacts: {},
    materials: [],
    isSample: true,
    ...more,
  };
}

const LANTERN = { id: 'lanternsoft', name: 'Lanternsoft Sp. z o.o.', isMicrosoft: false };

/** A small store: English and Polish names, a brand with three products, an offer called like an everyday word. */
export const CATALOGUE: readonly Offer[] = [
  offer('Kestrelwall', {
    id: 'DZH318Z0KW01',
    productId: 'DZH318Z0KW01',
    uniqueProductId: 'umbralabs.kestrelwall-saas',
    aliases: ['KW Shield'],
    plans: [{ name: 'Harbour tier', planId: 'harbour', skuId: '0003' }],
  }),
  offer('Kestrelwall Reports for Teams'),
  offer('Acme Backup'),
  offer('Acme Backup Pro'),
  offer('Acme Payroll Planner'),
  offer('Fakturnik', { publisher: LANTERN }),
  offer('Kasandra', { publisher: LANTERN }),
  offer('Kasandra Magazyn', { publisher: LANTERN }),
  offer('Żółty Sejfik dla firm', { publisher: LANTERN }),
  offer('Łąkowa Biblioteka', { publisher: LANTERN }),
  offer('Dworek Plus', { publisher: LANTERN }),
  offer('Portal'),
  offer('Cloud Backup'),
  offer('Vexmere Ledger 365', {
    id: 'vex-1',
    offerId: 'vexledger',
    uniqueProductId: 'PUBID.vexmere|AID.vexledger|PAPPID.0f0e0d0c-1111-2222-3333-444455556666',
    publisher: { id: 'vexmere', name: 'Vexmere', isMicrosoft: false },
  }),
];
