import type { Matter } from './matter';
import type { Channel } from './rule';
import type { Verdict } from './verdict';

/** What the receiving party will ask for; each is a line in the hand-off to be filled in. */
export const ASKS = [
  'offer-plan',
  'subscription-id',
  'customer-tenant',
  'order-id',
  'since',
  'impact',
  'error-text',
  'tried',
  'correlation-id',
  'region-size',
  'invoice-number',
  'har',
  'partner-id',
  'outage-window',
  'reseller-tenant',
  'market',
  'contact',
] as const;
export type Ask = (typeof ASKS)[number];

const BY_CHANNEL: Readonly<Record<Channel, readonly Ask[]>> = {
  'publisher-support': ['offer-plan', 'subscription-id', 'customer-tenant', 'since', 'tried', 'contact'],
  'publisher-portal': ['offer-plan', 'subscription-id', 'customer-tenant', 'contact'],
  'partner-center-ticket': ['partner-id', 'customer-tenant', 'order-id', 'since', 'error-text', 'contact'],
  'partner-center-work': ['customer-tenant', 'subscription-id', 'order-id'],
  'azure-support': ['region-size', 'correlation-id', 'since', 'error-text', 'tried', 'contact'],
  'azure-portal': ['region-size', 'offer-plan'],
  'own-desk': ['invoice-number', 'subscription-id', 'contact'],
  'microsoft-direct': ['order-id', 'since', 'error-text'],
};

const BY_MATTER: { readonly [M in Matter]?: readonly Ask[] } = {
  fault: ['impact', 'error-text'],
  'sign-in': ['impact', 'error-text', 'correlation-id'],
  'security-incident': ['impact', 'since'],
  'service-credit': ['outage-window', 'impact'],
  'publisher-site': ['error-text', 'order-id'],
  refund: ['order-id', 'invoice-number'],
  'consumption-refund': ['invoice-number'],
  'metered-usage': ['invoice-number'],
  'microsoft-invoice': ['invoice-number'],
  'margin-not-applied': ['invoice-number'],
  'offer-missing': ['market', 'reseller-tenant'],
  'exclusive-offer': ['reseller-tenant', 'market'],
  'private-offer-missing': ['reseller-tenant', 'market'],
  'margin-for-reseller': ['reseller-tenant', 'market'],
  'order-fails': ['har', 'market'],
  'activation-link': ['har'],
  'not-eligible': ['market', 'error-text'],
  'not-sold-to-csp': ['market', 'error-text'],
  'price-list': ['market'],
  deployment: ['impact'],
  'template-fault': ['correlation-id', 'error-text', 'region-size'],
};

/** What to have at hand before this verdict is handed on, in the order it is asked. */
export function asksOf(verdict: Verdict, matter: Matter | undefined): readonly Ask[] {
  const special = matter === undefined ? [] : (BY_MATTER[matter] ?? []);
  const all = [...BY_CHANNEL[verdict.channel], ...special];
  return ASKS.filter((ask) => all.includes(ask));
}

/** Whether there is anybody to hand the case on to, or the work stays with the reader's own company. */
export function isHandedOn(verdict: Verdict): boolean {
  return verdict.opener !== 'nobody' || verdict.owner === 'indirect-provider' || verdict.owner === 'indirect-reseller';
}
