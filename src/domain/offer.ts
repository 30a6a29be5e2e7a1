/**
 * The offer as the partner's store holds it. Ids are strings, leading zeros kept; every item a publisher may leave out
 * is optional here, and the reader is told that it was not provided.
 */

/** Who opted into resale through CSP: any partner, none, or selected partners (an Exclusive offer). */
export const CSP_STATES = ['opt-in', 'opt-out', 'selective'] as const;
export type CspState = (typeof CSP_STATES)[number];

/** Where the product runs; the one thing about its type that changes a verdict. */
export const HOSTINGS = ['azure', 'saas', 'microsoft-cloud', 'services'] as const;
export type Hosting = (typeof HOSTINGS)[number];

/** Who may read a field: anybody, the partner's staff wherever they talk alone with the bot or in their own rooms, or only a one-to-one chat. */
export type Audience = 'public' | 'partner-staff' | 'one-to-one';

export interface Verification {
  /** ISO 8601 date, `2026-10-02`. */
  readonly at: string;
  /** Who looked: an object id, or the name of an import. */
  readonly by: string;
}

export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly url?: string;
  readonly verified?: Verification;
}

export const CONTACT_KINDS = ['support', 'csp', 'engineering'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const MATERIAL_KINDS = [
  'documentation',
  'getting-started',
  'sales',
  'csp-marketing',
  'terms',
  'csp-terms',
  'privacy',
  'status-page',
  'pricing',
  'partner-center',
  'help',
] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

export interface Material {
  readonly kind: MaterialKind;
  /** The publisher's own title, where it gave one. */
  readonly title?: string;
  readonly url: string;
}

export interface Price {
  readonly market?: string;
  readonly currency: string;
  readonly amount: number;
  /** ISO 8601 duration as the price list writes it: P1M, P1Y, P3Y. */
  readonly term?: string;
  /** As the price list writes it: Monthly, Annual, Triennial, None. */
  readonly billing?: string;
}

export interface Plan {
  readonly planId?: string;
  readonly skuId?: string;
  readonly name: string;
  readonly cspState?: CspState;
  readonly isPrivate?: boolean;
  readonly isStopSold?: boolean;
  readonly pricing?: readonly string[];
  readonly minSeats?: number;
  readonly maxSeats?: number;
  readonly prices?: readonly Price[];
}

export interface StopSell {
  /** ISO 8601 date. */
  readonly since?: string;
  /** As the Discovery API writes it: EndOfSupport, SecurityIssue, Other. */
  readonly reason?: string;
  /** Our key of the offer the publisher names instead. */
  readonly alternative?: string;
}

export interface Publisher {
  readonly id?: string;
  readonly name: string;
  readonly isMicrosoft: boolean;
}

export interface Offer {
  /** The store's key: the commercial product id where there is one, else `publisher/offer`. */
  readonly id: string;
  readonly offerId: string;
  readonly productId?: string;
  readonly uniqueProductId?: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly publisher: Publisher;
  /** As the Discovery API writes it; unknown values are kept. */
  readonly productType: string;
  readonly summary?: string;
  readonly description?: string;
  readonly gettingStarted?: string;
  readonly pricing: readonly string[];
  readonly markets: readonly string[];
  readonly plans: readonly Plan[];
  readonly isPrivate: boolean;
  readonly stopSell?: StopSell;
  readonly contacts: { readonly [K in ContactKind]?: Contact };
  /** Public by Microsoft's own rule. */
  readonly supportUrl?: string;
  readonly governmentSupportUrl?: string;
  readonly materials: readonly Material[];
  /** Set on every offer of the sample catalogue and shown wherever it is. */
  readonly isSample: boolean;
  /** ISO 8601 instant of the last change in the source. */
  readonly modifiedAt?: string;
}

const HOSTING_BY_TYPE: Readonly<Record<string, Hosting>> = {
  virtualmachine: 'azure',
  corevirtualmachine: 'azure',
  azureapplication: 'azure',
  managedapplication: 'azure',
  solutiontemplate: 'azure',
  container: 'azure',
  containerapps: 'azure',
  iotedgemodules: 'azure',
  saas: 'saas',
  dynamicsbc: 'microsoft-cloud',
  dynamicsce: 'microsoft-cloud',
  dynamicsops: 'microsoft-cloud',
  powerbi: 'microsoft-cloud',
  powerbivisuals: 'microsoft-cloud',
  office365: 'microsoft-cloud',
  aadapps: 'microsoft-cloud',
  managedservices: 'services',
  consultingservices: 'services',
};

/**
 * Where a product of this type runs, or undefined for a type nobody has told us about.
 * Source: the offer-type table of Microsoft's catalogue read against its support page (facts, section 1.3).
 */
export function hostingOf(productType: string): Hosting | undefined {
  return HOSTING_BY_TYPE[productType.toLowerCase()];
}

/**
 * The CSP state of the whole offer: open as soon as one plan is open, then selective, then closed; undefined when no
 * plan says anything.
 */
export function cspStateOf(offer: Offer): CspState | undefined {
  const states = offer.plans.map((plan) => plan.cspState);
  return (['opt-in', 'selective', 'opt-out'] as const).find((state) => states.includes(state));
}

/** Who may read each contact. Source: what publishers are told about each field (facts, sections 2 and 2.1). */
export const CONTACT_AUDIENCE: Readonly<Record<ContactKind, Audience>> = {
  support: 'partner-staff',
  csp: 'partner-staff',
  engineering: 'one-to-one',
};

/** Who may read each kind of material: CSP collateral is never shown in Microsoft's stores, the rest is. */
export const MATERIAL_AUDIENCE: Readonly<Record<MaterialKind, Audience>> = {
  documentation: 'public',
  'getting-started': 'public',
  sales: 'public',
  'csp-marketing': 'partner-staff',
  terms: 'public',
  'csp-terms': 'partner-staff',
  privacy: 'public',
  'status-page': 'public',
  pricing: 'public',
  'partner-center': 'partner-staff',
  help: 'public',
};
