import type { Change } from './change';
import type { Claim } from './claim';
import type { Contact, ContactKind } from './contact';

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
  /** As the price list writes it: Commercial, Education, Charity. */
  readonly segment?: string;
  readonly unit?: string;
  /** The partner's suggested price for its customer, in the same currency. */
  readonly retail?: number;
  /** The quantities the price is for; no upper end where there is none. */
  readonly quantityFrom?: number;
  readonly quantityTo?: number;
  /** ISO 8601 instants between which the price holds; no end where none is known. */
  readonly startsAt?: string;
  readonly endsAt?: string;
}

export interface Plan {
  readonly planId?: string;
  readonly skuId?: string;
  readonly name: string;
  readonly summary?: string;
  readonly cspState?: CspState;
  readonly isPrivate?: boolean;
  readonly isStopSold?: boolean;
  /** Not listed in Microsoft's stores. */
  readonly isHidden?: boolean;
  /** Set when the partner's reconciliation files hold this plan: the ISO 8601 date of the newest order, or ''. */
  readonly resoldAt?: string;
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
  /** Where every field came from; absent as long as no import and no person has touched the offer. */
  readonly claims?: readonly Claim[];
  /** What people did to it, oldest first. */
  readonly history?: readonly Change[];
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
