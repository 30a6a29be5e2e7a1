import { type Claim, type Fact, type Facts, SOURCES } from '../domain/claim';
import { CONTACT_KINDS, type Contact, type ContactKind } from '../domain/contact';
import { MATERIAL_KINDS, type Material, type Offer, type Plan, type Price } from '../domain/offer';
import { partsOf, planKey, type Winner, winnersOf } from './winners';

/** Offers as fields with paths, and back. */

const PLAIN = [
  'offerId',
  'productId',
  'uniqueProductId',
  'name',
  'productType',
  'summary',
  'description',
  'gettingStarted',
  'stopSell',
  'supportUrl',
  'governmentSupportUrl',
  'modifiedAt',
] as const;

type Loose = Record<string, unknown>;

/** The facts without those that say nothing: undefined, '' and empty lists. */
export function said(facts: Readonly<Record<string, Fact | undefined>>): Facts {
  const kept: Record<string, Fact> = {};
  for (const [path, value] of Object.entries(facts)) {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    kept[path] = value;
  }
  return kept;
}

/** The offer that these claims add up to. */
export function offerFrom(id: string, claims: readonly Claim[]): Offer {
  const winners = winnersOf(claims);
  const at = (path: string): unknown => winners.get(path)?.value ?? undefined;
  const text = (path: string): string | undefined => at(path) as string | undefined;
  const plain = Object.fromEntries(PLAIN.flatMap((path) => (at(path) === undefined ? [] : [[path, at(path)]])));
  const publisherId = text('publisher.id');
  const name = text('name') ?? text('productId') ?? id;
  const aliases = [...new Set([...((at('aliases') as string[] | undefined) ?? []), ...otherNames(claims, name)])];
  return {
    ...plain,
    id,
    offerId: text('offerId') ?? text('productId') ?? id.slice(id.indexOf('/') + 1),
    name,
    aliases,
    publisher: {
      ...(publisherId === undefined ? {} : { id: publisherId }),
      name: text('publisher.name') ?? publisherId ?? '',
      isMicrosoft: at('publisher.isMicrosoft') === true,
    },
    productType: text('productType') ?? 'None',
    pricing: (at('pricing') as string[] | undefined) ?? [],
    markets: marketsOf(winners),
    plans: plansOf(winners),
    isPrivate: at('isPrivate') === true,
    contacts: contactsOf(winners),
    materials: MATERIAL_KINDS.flatMap((kind) =>
      ((at(`materials.${kind}`) as Omit<Material, 'kind'>[] | undefined) ?? []).map((material) => ({
        kind,
        ...material,
      })),
    ),
    isSample: isSample(claims),
    claims,
  };
}

/** A sample stays one until a source that knows the real offer speaks. */
function isSample(claims: readonly Claim[]): boolean {
  const sources = new Set(claims.map((claim) => claim.source));
  if (['listing', 'discovery', 'price-list', 'reconciliation'].some((real) => (sources as Set<string>).has(real)))
    return false;
  return claims.some((claim) => claim.facts['isSample'] === true);
}

/** The names other sources use, so that the offer is found under them too. */
function otherNames(claims: readonly Claim[], name: string): string[] {
  const names = claims.flatMap((claim) => (typeof claim.facts['name'] === 'string' ? [claim.facts['name']] : []));
  return names.filter((other) => other.toLowerCase() !== name.toLowerCase());
}

function marketsOf(winners: ReadonlyMap<string, Winner>): string[] {
  const markets = [...winners.values()].filter(({ path, value }) => path.startsWith('markets.') && value === true);
  return markets.map(({ path }) => path.slice('markets.'.length)).sort();
}

function contactsOf(winners: ReadonlyMap<string, Winner>): Offer['contacts'] {
  const contacts: { [kind: string]: Contact } = {};
  for (const kind of CONTACT_KINDS) {
    const found: Loose = {};
    for (const field of ['name', 'email', 'phone', 'url', 'verified', 'bounced']) {
      const value = winners.get(`contacts.${kind}.${field}`)?.value ?? undefined;
      if (value !== undefined) found[field] = value;
    }
    if (!isVouchedFor(winners, kind)) delete found['verified'];
    const bounced = found['bounced'] as Contact['bounced'];
    if (bounced && bounced.email !== found['email']) delete found['bounced'];
    if (Object.keys(found).length > 0) contacts[kind] = found;
  }
  return contacts;
}

/** A verification vouches for nothing that a source which is believed more has said. */
function isVouchedFor(winners: ReadonlyMap<string, Winner>, kind: ContactKind): boolean {
  const rankOf = (field: string): number => {
    const source = winners.get(`contacts.${kind}.${field}`)?.source;
    return source === undefined ? SOURCES.length : SOURCES.indexOf(source);
  };
  return ['name', 'email', 'phone', 'url'].every((field) => rankOf(field) >= rankOf('verified'));
}

const PLAN_FIELDS = new Set([
  'planId',
  'skuId',
  'summary',
  'cspState',
  'isPrivate',
  'isStopSold',
  'isHidden',
  'resoldAt',
  'pricing',
  'minSeats',
  'maxSeats',
]);

function plansOf(winners: ReadonlyMap<string, Winner>): Plan[] {
  const plans = new Map<string, Loose>();
  const prices = new Map<string, { readonly market: string; readonly list: Price[] }[]>();
  for (const { path, value } of winners.values()) {
    if (!path.startsWith('plans.') || value === null) continue;
    const { key, field } = partsOf(path);
    const plan = plans.get(planKey(key)) ?? {};
    plans.set(planKey(key), plan);
    const [name = '', market = ''] = field.split('@');
    if (name === 'prices') {
      const lists = prices.get(planKey(key)) ?? [];
      prices.set(planKey(key), [...lists, { market, list: [...(value as unknown as Price[])] }]);
    } else if (name === 'name' || PLAN_FIELDS.has(name)) plan[name] = value;
  }
  const inOrder = [...plans].sort(([a], [b]) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return inOrder.map(([key, plan]) => {
    const lists = prices.get(key) ?? [];
    // A list that names no market counts only where no other does.
    const named = lists.filter((list) => list.market !== '');
    const shown = (named.length > 0 ? named : lists).sort((a, b) => (a.market < b.market ? -1 : 1));
    const name = plan['name'] ?? plan['planId'] ?? plan['skuId'] ?? key;
    return {
      ...plan,
      name,
      ...(lists.length > 0 ? { prices: shown.flatMap((list) => list.list) } : {}),
    } as unknown as Plan;
  });
}

/** Numbers by their size, in front of words; the order in which plans were named changes with every import. */
function sortKey(key: string): string {
  return /^\d+$/.test(key) ? key.padStart(20, '0') : key;
}

/** The fields of an offer that no import has touched. */
export function factsOf(offer: Offer): Facts {
  const { publisher, contacts, materials, plans } = offer;
  const facts: Record<string, Fact | undefined> = {};
  for (const path of PLAIN) facts[path] = offer[path] as Fact | undefined;
  facts['aliases'] = offer.aliases;
  facts['publisher.id'] = publisher.id;
  facts['publisher.name'] = publisher.name;
  facts['publisher.isMicrosoft'] = publisher.isMicrosoft;
  facts['pricing'] = offer.pricing;
  facts['isPrivate'] = offer.isPrivate;
  if (offer.isSample) facts['isSample'] = true;
  for (const market of offer.markets) facts[`markets.${market}`] = true;
  for (const kind of CONTACT_KINDS) {
    for (const [field, value] of Object.entries(contacts[kind] ?? {}))
      facts[`contacts.${kind}.${field}`] = value as Fact;
  }
  for (const kind of MATERIAL_KINDS) {
    facts[`materials.${kind}`] = materials.filter((one) => one.kind === kind).map(({ kind: _, ...rest }) => rest);
  }
  for (const plan of plans) Object.assign(facts, factsOfPlan(plan));
  return said(facts);
}

function factsOfPlan(plan: Plan): Record<string, Fact> {
  const room = `plans.${plan.skuId ?? plan.planId ?? plan.name}`;
  const facts: Record<string, Fact> = {};
  const { prices = [], ...rest } = plan;
  for (const [field, value] of Object.entries(rest)) facts[`${room}.${field}`] = value as Fact;
  for (const market of new Set(prices.map((price) => price.market ?? ''))) {
    facts[`${room}.prices@${market}`] = prices.filter((price) => (price.market ?? '') === market) as unknown as Fact;
  }
  return facts;
}
