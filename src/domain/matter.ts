import type { Category, Party } from './party';

/** What exactly a question is about, inside its category: the finest grain at which a rule differs. */
export const MATTERS = [
  'product-use',
  'sign-in',
  'seat-assignment',
  'publisher-site',
  'managed-group-access',
  'publisher-silent',
  'fault',
  'security-incident',
  'service-credit',
  'documentation',
  'contract',
  'customer-invoice',
  'refund',
  'consumption-refund',
  'azure-charges',
  'azure-rates',
  'metered-usage',
  'change-subscription',
  'cancel-multi-year',
  'change-rejected',
  'transfer',
  'offer-withdrawn',
  'customer-setup',
  'activation-pending',
  'customer-payment',
  'offer-missing',
  'exclusive-offer',
  'private-offer-missing',
  'margin-for-reseller',
  'price-list',
  'own-listing',
  'order-fails',
  'activation-link',
  'duplicate-order',
  'not-eligible',
  'self-purchase',
  'microsoft-invoice',
  'margin-not-applied',
  'partner-center',
  'deployment',
  'template-fault',
  'legal-terms',
  'not-sold-to-csp',
] as const;
export type Matter = (typeof MATTERS)[number];

/** The matters of each category; the first is the plain one, taken when a message gives no sign of another. */
export const MATTERS_OF: Readonly<Record<Category, readonly [Matter, ...Matter[]]>> = {
  'technical-support': [
    'product-use',
    'sign-in',
    'seat-assignment',
    'publisher-site',
    'managed-group-access',
    'publisher-silent',
  ],
  'break-fix': ['fault', 'security-incident', 'publisher-silent'],
  'service-level': ['service-credit', 'publisher-silent'],
  'documentation-training': ['documentation', 'contract'],
  'customer-billing': [
    'customer-invoice',
    'refund',
    'consumption-refund',
    'azure-charges',
    'azure-rates',
    'metered-usage',
  ],
  'subscription-management': [
    'change-subscription',
    'cancel-multi-year',
    'change-rejected',
    'transfer',
    'offer-withdrawn',
  ],
  'account-setup': ['customer-setup', 'activation-pending'],
  payment: ['customer-payment'],
  'offer-management': [
    'offer-missing',
    'exclusive-offer',
    'private-offer-missing',
    'margin-for-reseller',
    'price-list',
    'own-listing',
  ],
  transactions: ['order-fails', 'activation-link', 'duplicate-order', 'not-eligible', 'self-purchase'],
  'partner-billing': ['microsoft-invoice', 'margin-not-applied', 'price-list'],
  'partner-account-support': ['partner-center'],
  'deployment-provisioning': ['deployment', 'template-fault', 'legal-terms', 'not-sold-to-csp'],
};

/** The categories as a colleague recognises them: by what is on the desk, not by who will turn out to be responsible. */
export const CATEGORY_GROUPS = [
  { group: 'product', categories: ['technical-support', 'break-fix', 'service-level', 'documentation-training'] },
  { group: 'start', categories: ['deployment-provisioning', 'account-setup'] },
  { group: 'buying', categories: ['offer-management', 'transactions', 'subscription-management'] },
  { group: 'money', categories: ['customer-billing', 'payment', 'partner-billing'] },
  { group: 'partner', categories: ['partner-account-support'] },
] as const satisfies readonly { group: string; categories: readonly Category[] }[];
export type CategoryGroup = (typeof CATEGORY_GROUPS)[number]['group'];

/**
 * The party of a category when nothing but the category is known; deployment counts as Azure-based, the only kind for
 * which the category was made. Source: Microsoft's support page (facts, section 1.1).
 */
export const PARTY_OF_CATEGORY: Readonly<Record<Category, Party>> = {
  'technical-support': 'isv',
  'break-fix': 'isv',
  'service-level': 'isv',
  'documentation-training': 'isv',
  'customer-billing': 'partner',
  'subscription-management': 'partner',
  'account-setup': 'partner',
  payment: 'partner',
  'offer-management': 'microsoft',
  transactions: 'microsoft',
  'partner-billing': 'microsoft',
  'partner-account-support': 'microsoft',
  'deployment-provisioning': 'microsoft',
};
