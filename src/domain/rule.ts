import type { Dimension, Known, Point, ValueOf } from './facts';
import type { Matter } from './matter';
import type { PartnerModel, Party } from './party';

/**
 * Who stands on a side depends on how the partner buys: the `desk` fronts the customer, the `seller` transacts with
 * Microsoft, `us` is the company whose colleague is asking.
 */
export type Side = 'isv' | 'microsoft' | 'desk' | 'seller' | 'us';

/** Where the ticket is opened, or where the work is done when no ticket is needed. */
export const CHANNELS = [
  'publisher-support',
  'publisher-portal',
  'partner-center-ticket',
  'partner-center-work',
  'azure-support',
  'azure-portal',
  'own-desk',
  'microsoft-direct',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const SOURCES = [
  'support-roles',
  'marketplace-overview',
  'purchase',
  'manage',
  'billing',
  'contracting',
  'discover',
  'csp-opt-in',
  'margins',
  'private-plans',
  'refund-policies',
  'cancellation-policy',
  'create-subscription',
  'plan-saas',
  'saas-life-cycle',
  'support-options',
  'azure-tickets',
  'purchase-checks',
  'price-list',
  'transfer',
  'managed-app',
  'publisher-support-page',
  'customer-support',
] as const;
export type Source = (typeof SOURCES)[number];

export const CHECKS = [
  'documentation-first',
  'subscription-active',
  'licence-assigned',
  'entra-consent',
  'status-page',
  'reproduce',
  'private-browser',
  'activation-started',
  'agreement-clause',
  'outage-times',
  'own-invoice-run',
  'quantity-history',
  'self-service-cancel',
  'metered-excluded',
  'auto-renew',
  'seat-limits',
  'market',
  'opt-in-with-publisher',
  'propagation',
  'authorised-tenant',
  'margin-dates',
  'billing-account-region',
  'subscription-type',
  'azure-policy',
  'azure-quota',
  'resource-provider',
  'terms-accepted',
  'service-health',
  'reconciliation-columns',
  'infrastructure-separate',
  'who-bought',
  'other-browser',
  'publisher-access',
  'transfer-blockers',
  'alternative-offer',
] as const;
export type Check = (typeof CHECKS)[number];

export const STEPS = [
  'collect',
  'tell-customer',
  'contact-publisher',
  'send-packet-publisher',
  'contact-csp-program',
  'ask-engineering',
  'follow-up',
  'open-partner-center-ticket',
  'open-azure-ticket',
  'attach-har',
  'cancel-in-partner-center',
  'change-in-partner-center',
  'correct-invoice',
  'settle-payment',
  'set-up-customer',
  'resend-activation',
  'ask-publisher-opt-in',
  'ask-authorisation',
  'ask-private-offer',
  'publisher-files-refund',
  'explain-charges',
  'plan-replacement',
  'accept-terms',
  'choose-subscription',
  'agree-transfer',
  'report-incident',
  'send-customer-to-publisher',
  'send-customer-to-microsoft',
  'azure-alerts',
  'normal-microsoft-path',
  'download-price-list',
  'publisher-ticket-ingestion',
] as const;
export type Step = (typeof STEPS)[number];

export type Conditions = { readonly matter: readonly Matter[] } & {
  readonly [D in Exclude<Dimension, 'matter'>]?: readonly ValueOf<D>[];
};

export interface Rule {
  readonly id: RuleId;
  readonly source: Source;
  /** ISO 8601 date of the page the rule was read on. */
  readonly validFrom: string;
  /** Whether a page says so, or we concluded it from pages that do. */
  readonly basis: 'documented' | 'inferred';
  readonly when: Conditions;
  readonly owner: Side;
  /** Who else has a part in it, the most important first. */
  readonly also: readonly Side[];
  /** Who takes the customer's call. */
  readonly firstContact: Side;
  /** Who is able to open the ticket; the customer itself, or nobody where no ticket is needed. */
  readonly opener: Side | 'customer' | 'nobody';
  readonly channel: Channel;
  readonly checkFirst: readonly Check[];
  readonly steps: readonly Step[];
}

const SIDES: Readonly<Record<Side, Readonly<Record<PartnerModel, Party>>>> = {
  isv: { 'direct-bill': 'isv', 'indirect-provider': 'isv', 'indirect-reseller': 'isv' },
  microsoft: { 'direct-bill': 'microsoft', 'indirect-provider': 'microsoft', 'indirect-reseller': 'microsoft' },
  desk: {
    'direct-bill': 'partner',
    'indirect-provider': 'indirect-reseller',
    'indirect-reseller': 'indirect-reseller',
  },
  seller: {
    'direct-bill': 'partner',
    'indirect-provider': 'indirect-provider',
    'indirect-reseller': 'indirect-provider',
  },
  us: {
    'direct-bill': 'partner',
    'indirect-provider': 'indirect-provider',
    'indirect-reseller': 'indirect-reseller',
  },
};

/** The party on this side in this partner model. Source: who bills, transacts and fronts the customer (facts, section 5). */
export function partyOn(side: Side, model: PartnerModel): Party {
  return SIDES[side][model];
}

/** Whether nothing that is known rules the rule out; unknown dimensions rule nothing out. */
export function mayFit(rule: Rule, known: Known): boolean {
  return Object.entries(rule.when).every(([dimension, allowed]) => {
    const value = known[dimension as Dimension];
    return value === undefined || (allowed as readonly string[]).includes(value);
  });
}

/** Whether the rule fits this whole point. */
export function fits(rule: Rule, point: Point): boolean {
  return mayFit(rule, point);
}

export const RULE_IDS = [
  'SUP-01',
  'SUP-02',
  'SUP-03',
  'SUP-04',
  'SUP-05',
  'SUP-06',
  'FIX-01',
  'FIX-02',
  'SLA-01',
  'DOC-01',
  'DOC-02',
  'BIL-01',
  'BIL-02',
  'BIL-03',
  'BIL-04',
  'BIL-05',
  'BIL-06',
  'BIL-07',
  'PAY-01',
  'PBI-01',
  'PBI-02',
  'SUB-01',
  'SUB-02',
  'SUB-03',
  'SUB-04',
  'SUB-05',
  'SUB-06',
  'SET-01',
  'SET-02',
  'OFF-01',
  'OFF-02',
  'OFF-03',
  'OFF-04',
  'OFF-05',
  'OFF-06',
  'OFF-07',
  'OFF-08',
  'OFF-09',
  'OFF-10',
  'OFF-11',
  'PRC-01',
  'PRC-02',
  'TRX-01',
  'TRX-02',
  'TRX-03',
  'TRX-04',
  'TRX-05',
  'TRX-06',
  'PAS-01',
  'DEP-01',
  'DEP-02',
  'DEP-03',
  'DEP-04',
  'DEP-05',
  'DEP-06',
  'DEP-07',
  'DEP-08',
  'EXT-01',
  'EXT-02',
  'EXT-03',
  'EXT-04',
  'EXT-05',
  'OUT-01',
] as const;
export type RuleId = (typeof RULE_IDS)[number];
