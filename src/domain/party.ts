/** Who can be responsible, in the field's own words. */
export const PARTIES = ['isv', 'partner', 'indirect-provider', 'indirect-reseller', 'microsoft'] as const;
export type Party = (typeof PARTIES)[number];

/** How the partner buys from Microsoft; decides who may transact and who may open which ticket. */
export const PARTNER_MODELS = ['direct-bill', 'indirect-provider', 'indirect-reseller'] as const;
export type PartnerModel = (typeof PARTNER_MODELS)[number];

/** What a question is about. The order is the order of the table in the product description. */
export const CATEGORIES = [
  'technical-support',
  'break-fix',
  'service-level',
  'documentation-training',
  'customer-billing',
  'subscription-management',
  'account-setup',
  'payment',
  'offer-management',
  'transactions',
  'partner-billing',
  'partner-account-support',
  'deployment-provisioning',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type Language = 'en' | 'pl';
