import type { Fact, Facts } from '../domain/claim';
import type { CspState, MaterialKind } from '../domain/offer';
import { said } from './facts';
import type { Fault, Reading } from './fragment';
import { type Loose, looseOf } from './loose';
import { idOf, linkOf } from './value';

/** A product of the Marketplace Discovery API (facts, section 3.3); every version and letter case of it. */

const CSP_STATE: Readonly<Record<string, CspState>> = {
  optin: 'opt-in',
  optout: 'opt-out',
  selectiveoptin: 'selective',
};

const LINKS: Readonly<Record<string, MaterialKind>> = {
  privacyPolicyUri: 'privacy',
  legalTermsUri: 'terms',
  cspLegalTermsUri: 'csp-terms',
  pricingDetailsUri: 'pricing',
};

/** True for a product, of whatever completeness. */
export function isProduct(item: Loose): boolean {
  const names = ['uniqueProductId', 'productType', 'publisherDisplayName', 'publisherType', 'offerId', 'publisherId'];
  return item.has('displayName') && names.some((name) => item.has(name));
}

/** Reads one product. `market` is the one that was asked for, where it is known. */
export function readProduct(value: unknown, line: number, market?: string): Reading {
  const item = looseOf(value);
  if (!item) return { kind: 'fault', fault: { line, column: '', reason: 'is not a JSON object' } };
  const name = item.text('displayName');
  if (name === undefined) return { kind: 'fault', fault: fault(line, 'displayName', 'is missing') };
  const id = keyOf(item, name);
  if (id === undefined) {
    const reason = 'is missing, and there is no publisherId with an offerId either';
    return { kind: 'fault', fault: fault(line, 'productId', reason) };
  }
  const looked = idOf(id);
  if (!looked.ok) return { kind: 'fault', fault: fault(line, 'productId', looked.reason) };
  return { kind: 'fragment', fragment: { id: looked.value ?? id, facts: factsIn(item, name, market), line } };
}

function fault(line: number, column: string, reason: string): Fault {
  return { line, column, reason };
}

/**
 * The store's key. An Azure service without a place in the marketplace shares its commercial id with others, so it is
 * known by its name.
 */
function keyOf(item: Loose, name: string): string | undefined {
  const publisher = item.text('publisherId') ?? item.text('publisherDisplayName');
  const own = item.text('offerId') ?? item.text('uniqueProductId');
  const isOffer = own !== undefined || item.list('plans').length > 0 || item.flag('hasMarketplaceFootprint') !== false;
  const productId = item.text('productId');
  if (productId !== undefined && isOffer) return productId;
  const offer = item.text('offerId') ?? withoutPublisher(item) ?? (isOffer ? undefined : name);
  return publisher !== undefined && offer !== undefined ? `${publisher}/${offer}` : productId;
}

/** The offer's own id inside `publisher.offer`. */
function withoutPublisher(item: Loose): string | undefined {
  const unique = item.text('uniqueProductId');
  const prefix = `${item.text('publisherId') ?? ''}.`;
  return unique?.toLowerCase().startsWith(prefix.toLowerCase()) ? unique.slice(prefix.length) : unique;
}

function factsIn(item: Loose, name: string, market: string | undefined): Facts {
  const stop = item.object('stopSellInfo');
  const asked = market ?? item.object('startingPrice')?.text('market')?.toUpperCase();
  const facts: Record<string, Fact | undefined> = {
    offerId: item.text('offerId') ?? withoutPublisher(item),
    productId: item.text('productId'),
    uniqueProductId: item.text('uniqueProductId'),
    name,
    'publisher.id': item.text('publisherId'),
    'publisher.name': item.text('publisherDisplayName') ?? item.text('publisherId'),
    'publisher.isMicrosoft': item.has('publisherType')
      ? item.text('publisherType')?.toLowerCase() === 'microsoft'
      : undefined,
    productType: item.text('productType'),
    summary: item.text('summary') ?? item.text('longSummary'),
    description: item.text('description'),
    pricing: item.texts('pricingTypes'),
    isPrivate: item.flag('isPrivate'),
    stopSell: (item.flag('isStopSell') ?? stop !== undefined) ? stopSellIn(stop) : undefined,
    supportUrl: link(item.text('supportUri')),
    modifiedAt: item.text('lastModifiedDateTime'),
  };
  if (asked !== undefined && /^[A-Z]{2}$/.test(asked)) facts[`markets.${asked}`] = true;
  Object.assign(facts, materialsIn(item));
  for (const plan of item.list('plans')) Object.assign(facts, planIn(plan, asked ?? ''));
  return said(facts);
}

function link(text: string | undefined): string | undefined {
  const looked = linkOf(text ?? '');
  return looked.ok ? looked.value : undefined;
}

function stopSellIn(stop: Loose | undefined): Fact {
  return said({
    since: stop?.text('startDate')?.slice(0, 10),
    reason: stop?.text('reason'),
    alternative: stop?.text('alternativeOfferId'),
  });
}

function materialsIn(item: Loose): Facts {
  const materials: Record<string, Fact> = {};
  for (const [name, kind] of Object.entries(LINKS)) {
    const url = link(item.text(name));
    if (url !== undefined) materials[`materials.${kind}`] = [{ url }];
  }
  const documents = item.list('links').flatMap((one) => {
    const url = link(one.text('uri'));
    return url === undefined ? [] : [said({ title: one.text('displayName'), url })];
  });
  const learn = link(item.object('marketingMaterial')?.text('learnUri'));
  if (learn !== undefined) documents.push({ url: learn });
  const marketing = link(item.object('marketingMaterial')?.text('path'));
  if (documents.length > 0) materials['materials.documentation'] = documents;
  if (marketing !== undefined) materials['materials.csp-marketing'] = [{ url: marketing }];
  return materials;
}

function planIn(plan: Loose, market: string): Facts {
  const key = plan.text('skuId') ?? plan.text('planId') ?? plan.text('uniquePlanId') ?? plan.text('displayName');
  if (key === undefined || !idOf(key).ok) return {};
  const room = `plans.${key}`;
  const state = CSP_STATE[plan.text('cspState')?.toLowerCase() ?? ''];
  return said({
    [`${room}.planId`]: plan.text('planId'),
    [`${room}.skuId`]: plan.text('skuId'),
    [`${room}.name`]: plan.text('displayName'),
    [`${room}.summary`]: plan.text('summary'),
    [`${room}.cspState`]: state,
    [`${room}.isPrivate`]: plan.flag('isPrivate'),
    [`${room}.isStopSold`]: plan.flag('isStopSell'),
    [`${room}.isHidden`]: plan.flag('isHidden'),
    [`${room}.pricing`]: plan.texts('pricingTypes'),
    [`${room}.prices@${market}`]: pricesIn(plan, market),
  });
}

function pricesIn(plan: Loose, market: string): Fact[] {
  const terms = plan.list('availabilities').flatMap((availability) => availability.list('terms'));
  const prices = terms.flatMap((term) => {
    const price = term.object('price');
    const [currency, amount] = [price?.text('currencyCode'), price?.number('listPrice')];
    if (currency === undefined || amount === undefined) return [];
    const shape = {
      market,
      currency,
      amount,
      term: term.text('termUnit'),
      billing: billingOf(term),
      retail: price?.number('msrp'),
    };
    return [JSON.stringify(said(shape))];
  });
  return [...new Set(prices)].map((price) => JSON.parse(price) as Fact);
}

/** A text in some versions, an object with a title in others. */
function billingOf(term: Loose): string | undefined {
  return term.text('billingPlan') ?? term.object('billingPlan')?.text('title');
}
