import { CONTACT_KINDS } from '../../src/domain/contact';
import { CSP_STATES, cspStateOf, hostingOf, MATERIAL_KINDS, type Offer } from '../../src/domain/offer';
import catalogue from '../../src/sample/offers.json';

const offers = catalogue as readonly Offer[];

/** The types of the Discovery API a partner can buy or ask about; AzureServices and None name no offer of their own. */
const PRODUCT_TYPES = [
  'SaaS',
  'VirtualMachine',
  'CoreVirtualMachine',
  'AzureApplication',
  'ManagedApplication',
  'SolutionTemplate',
  'Container',
  'ContainerApps',
  'IotEdgeModules',
  'DynamicsBC',
  'DynamicsCE',
  'DynamicsOps',
  'PowerBI',
  'PowerBIVisuals',
  'Office365',
  'AADApps',
  'ManagedServices',
  'ConsultingServices',
  'DevService',
  'VisualStudioExtension',
  'CosellOnly',
  'AppService',
  'LogAnalytics',
  'MicrosoftProduct',
];
const CATALOGUE_DAY = Date.parse('2026-11-23');
const DAY = 24 * 60 * 60 * 1000;
const POLISH_LETTER = /[ąćęłńóśźż]/i;
const RESERVED_HOST = /(^|\.)example\.(com|org|net)$/;
const PARTNER_CENTER = 'https://partner.microsoft.com/dashboard';

const contacts = offers.flatMap((offer) => Object.values(offer.contacts));
const plans = offers.flatMap((offer) => offer.plans);
const prices = plans.flatMap((plan) => plan.prices ?? []);

/** The names of the ways a contact can be reached by, sorted: `email+phone`. */
const ways = (contact: object): string => ['email', 'phone', 'url'].filter((way) => way in contact).join('+');

const age = (date: string): number => (CATALOGUE_DAY - Date.parse(date)) / DAY;

function addressesOf(offer: Offer): string[] {
  const urls = [
    offer.supportUrl,
    offer.governmentSupportUrl,
    ...offer.materials.map((material) => material.url),
    ...Object.values(offer.contacts).map((contact) => contact.url),
  ];
  return urls.filter((url) => url !== undefined);
}

describe('The sample catalogue as a set of records', () => {
  test('holds at least sixty offers, each marked as a sample', () => {
    expect(offers.length).toBeGreaterThanOrEqual(60);
    expect(offers.filter((offer) => !offer.isSample)).toEqual([]);
  });

  test('gives every offer a key of its own: the product id, else publisher/offer', () => {
    expect(new Set(offers.map((offer) => offer.id)).size).toBe(offers.length);
    for (const offer of offers) {
      expect(offer.id).toBe(offer.productId ?? `${offer.publisher.id}/${offer.offerId}`);
      expect(offer.productId ?? 'DZH318Z00000').toMatch(/^DZH318Z0[0-9A-Z]{4}$/);
      expect(offer.offerId).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
      expect(`${offer.publisher.id}${offer.offerId}`.length).toBeLessThan(40);
    }
  });

  test('writes no field as an empty text and no record without content', () => {
    const text = JSON.stringify(offers);
    expect(text).not.toContain('""');
    expect(contacts.filter((contact) => ways(contact) === '')).toEqual([]);
  });

  test('keeps the leading zeros of a SKU, and no SKU twice in one offer', () => {
    expect(plans.some((plan) => plan.skuId === '0001')).toBe(true);
    for (const offer of offers) {
      const skus = offer.plans.flatMap((plan) => plan.skuId ?? []);
      for (const sku of skus) expect(sku).toMatch(/^\d{4}$/);
      expect(new Set(skus).size).toBe(skus.length);
    }
  });

  test('lies in the past: no change and no verification after the day it was written', () => {
    const dates = [
      ...offers.flatMap((offer) => offer.modifiedAt ?? []),
      ...contacts.flatMap((contact) => contact.verified?.at ?? []),
    ];
    for (const date of dates) expect(age(date)).toBeGreaterThanOrEqual(0);
  });
});

describe('The sample catalogue reaches nobody', () => {
  test('every address is https on a reserved domain, or the front page of Partner Center', () => {
    for (const address of offers.flatMap(addressesOf)) {
      if (address === PARTNER_CENTER) continue;
      const url = new URL(address);
      expect(url.protocol).toBe('https:');
      expect(url.hostname).toMatch(RESERVED_HOST);
    }
  });

  test('every e-mail is on a reserved domain, every phone in a range kept for fiction', () => {
    for (const contact of contacts) {
      if (contact.email) {
        expect(contact.email).toMatch(/^[a-z0-9-]+@[a-z0-9.-]+$/);
        expect(contact.email.split('@')[1]).toMatch(RESERVED_HOST);
      }
      if (contact.phone) expect(contact.phone).toMatch(/^(\+1 555 01\d\d|\+48 22 555 01 \d\d)$/);
    }
  });

  test('addresses inside texts are reserved too', () => {
    const texts = offers.flatMap((offer) => [offer.summary, offer.description, offer.gettingStarted]);
    const inside = texts.flatMap((text) => text?.match(/https?:\/\/[^\s)"<]+/g) ?? []);
    for (const address of inside) expect(new URL(address).hostname).toMatch(RESERVED_HOST);
  });
});

describe('The sample catalogue shows every case', () => {
  test.each(PRODUCT_TYPES)('an offer of type %s', (type) => {
    expect(offers.some((offer) => offer.productType === type)).toBe(true);
  });

  test('about thirty services, and one type nobody has told us about', () => {
    expect(offers.filter((offer) => offer.productType === 'SaaS').length).toBeGreaterThanOrEqual(28);
    const unknown = offers.filter((offer) => !PRODUCT_TYPES.includes(offer.productType));
    expect(unknown).toHaveLength(1);
    expect(hostingOf(unknown[0]?.productType ?? 'SaaS')).toBeUndefined();
  });

  test('every CSP state of an offer, none at all, and plans that differ', () => {
    const states = new Set(offers.map(cspStateOf));
    for (const state of [...CSP_STATES, undefined]) expect(states).toContain(state);
    const mixes = offers.map((offer) => new Set(offer.plans.map((plan) => plan.cspState)));
    for (const other of ['opt-out', 'selective', undefined] as const)
      expect(mixes.some((mix) => mix.has('opt-in') && mix.has(other))).toBe(true);
  });

  test('private offers, private plans, withdrawn plans and an offer without plans', () => {
    expect(offers.some((offer) => offer.isPrivate)).toBe(true);
    expect(offers.some((offer) => !offer.isPrivate && offer.plans.some((plan) => plan.isPrivate))).toBe(true);
    expect(offers.some((offer) => !offer.stopSell && offer.plans.some((plan) => plan.isStopSold))).toBe(true);
    expect(offers.some((offer) => offer.plans.length === 0)).toBe(true);
  });

  test('withdrawn offers with and without an alternative, and the alternative is on sale', () => {
    const withdrawn = offers.flatMap((offer) => offer.stopSell ?? []);
    const named = withdrawn.flatMap((stop) => stop.alternative ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(withdrawn.length);
    for (const id of named) {
      const alternative = offers.find((offer) => offer.id === id);
      expect(alternative).toBeDefined();
      expect(alternative?.stopSell).toBeUndefined();
    }
    expect(new Set(withdrawn.map((stop) => stop.reason))).toEqual(new Set(['EndOfSupport', 'SecurityIssue', 'Other']));
  });

  test('one product of Microsoft itself', () => {
    const own = offers.filter((offer) => offer.publisher.isMicrosoft);
    expect(own.map((offer) => offer.publisher.name)).toEqual(['Microsoft']);
  });

  test('each kind of contact present and missing, and offers with none at all', () => {
    for (const kind of CONTACT_KINDS) {
      expect(offers.some((offer) => offer.contacts[kind])).toBe(true);
      expect(offers.some((offer) => !offer.contacts[kind])).toBe(true);
    }
    const bare = offers.filter((offer) => Object.keys(offer.contacts).length === 0);
    expect(bare.some((offer) => offer.supportUrl)).toBe(true);
    expect(bare.some((offer) => !offer.supportUrl)).toBe(true);
  });

  test('support reached by address only, by e-mail only, by phone only, and by all three', () => {
    const found = new Set(offers.flatMap((offer) => (offer.contacts.support ? ways(offer.contacts.support) : [])));
    for (const way of ['url', 'email', 'phone', 'email+phone+url']) expect(found).toContain(way);
    expect(contacts.some((contact) => contact.name === undefined)).toBe(true);
  });

  test('contacts verified of late, more than 180 days ago, and never', () => {
    const dates = contacts.map((contact) => contact.verified?.at);
    expect(dates.some((date) => date !== undefined && age(date) <= 30)).toBe(true);
    expect(dates.some((date) => date !== undefined && age(date) > 180)).toBe(true);
    expect(dates).toContain(undefined);
    for (const contact of contacts) expect(contact.verified?.by ?? 'sample catalogue').toBe('sample catalogue');
  });

  test('every pricing model, term and currency that changes what a card says', () => {
    const models = new Set(offers.flatMap((offer) => offer.pricing));
    for (const model of ['Free', 'FreeTrial', 'Byol', 'Payg', 'Ri']) expect(models).toContain(model);
    const terms = new Set(prices.map((price) => price.term));
    for (const term of ['P1M', 'P1Y', 'P3Y']) expect(terms).toContain(term);
    const currencies = new Set(prices.map((price) => price.currency));
    for (const currency of ['EUR', 'USD']) expect(currencies).toContain(currency);
    expect(plans.some((plan) => new Set(plan.prices?.map((price) => price.currency)).size > 1)).toBe(true);
    expect(plans.some((plan) => plan.planId === 'metered-calls')).toBe(true);
  });

  test('a price is given only where the offer is sold, in whole cents', () => {
    for (const offer of offers)
      for (const price of offer.plans.flatMap((plan) => plan.prices ?? [])) {
        expect([...offer.markets, undefined]).toContain(price.market);
        expect(Number(price.amount.toFixed(2))).toBe(price.amount);
      }
  });

  test('zlotys for consulting only: every other type is sold in Poland in euro', () => {
    const inPoland = offers.flatMap((offer) =>
      offer.plans.flatMap((plan) =>
        (plan.prices ?? [])
          .filter((price) => price.market === 'PL')
          .map((price) => [offer.productType, price.currency]),
      ),
    );
    for (const [type, currency] of inPoland) expect(currency).toBe(type === 'ConsultingServices' ? 'PLN' : 'EUR');
  });

  test.each(MATERIAL_KINDS)('%s present on some offers and missing on others', (kind) => {
    const having = offers.filter((offer) => offer.materials.some((material) => material.kind === kind));
    expect(having.length).toBeGreaterThan(0);
    expect(having.length).toBeLessThan(offers.length);
  });
});

describe('The names of the sample catalogue', () => {
  test('a third of the offers speak Polish, and names carry the marks', () => {
    const polish = offers.filter((offer) => POLISH_LETTER.test([offer.name, offer.summary].join(' ')));
    expect(polish.length).toBeGreaterThanOrEqual(offers.length / 3);
    expect(offers.filter((offer) => POLISH_LETTER.test(offer.name)).length).toBeGreaterThanOrEqual(12);
  });

  test('a third have other names they are asked for by', () => {
    const having = offers.filter((offer) => offer.aliases.length > 0).length;
    expect(having).toBeGreaterThanOrEqual(Math.floor(offers.length / 3));
    expect(having).toBeLessThan(offers.length / 2);
  });

  test('one name is used by two publishers, one brand by two offers, one name is a single short word', () => {
    const grafik = offers.filter((offer) => offer.name === 'Grafik');
    expect(new Set(grafik.map((offer) => offer.publisher.id)).size).toBe(2);
    const brand = offers.filter((offer) => offer.name.startsWith('Siftorra'));
    expect(new Set(brand.map((offer) => offer.publisher.id)).size).toBe(1);
    expect(brand.length).toBe(2);
    expect(offers.some((offer) => /^\p{L}{1,4}$/u.test(offer.name))).toBe(true);
  });

  test('some names mislead: they speak of subscriptions, invoices and Azure and mean none of ours', () => {
    for (const name of ['Subscribeo', 'Fakturnik', 'Azurite Billing']) {
      const offer = offers.find((one) => one.name === name);
      expect(offer && hostingOf(offer.productType)).toBe('saas');
    }
  });

  test('ids with bars and dots in them', () => {
    const central = offers.filter((offer) => offer.productType === 'DynamicsBC');
    for (const offer of central)
      expect(offer.uniqueProductId).toMatch(
        /^PUBID\.[\w-]+\|AID\.[\w-]+\|PAPPID\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      );
  });

  test('some summaries try to be more than text', () => {
    const summaries = offers.map((offer) => offer.summary ?? '').join('\n');
    for (const trick of ['](https://', '<b onclick', '<at>', '${', 'Ignore all previous'])
      expect(summaries).toContain(trick);
  });
});
