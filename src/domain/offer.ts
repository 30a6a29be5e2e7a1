import { isGuid } from './role';

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
  /** A message to this address came back; says nothing about another address. */
  readonly bounced?: Verification & { readonly email: string };
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

/** Who may say something about an offer; what comes first is believed first. `base` is what was there before all. */
export const SOURCES = [
  'correction',
  'contacts',
  'listing',
  'discovery',
  'price-list',
  'reconciliation',
  'base',
] as const;
export type Source = (typeof SOURCES)[number];

/** The value of one field; null only where a person says that there is none. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [key: string]: Fact };

/** Fields by their paths: `name`, `contacts.support.email`, `plans.0001.cspState`, `plans.0001.prices@PL`. */
export type Facts = { readonly [path: string]: Fact };

/** What one source said in one import, as far as it still says it. Of one source, a path is in one claim only. */
export interface Claim {
  readonly source: Source;
  /** The id of the import, or of the person's change. */
  readonly import: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly facts: Facts;
}

export const CHANGE_KINDS = ['confirm', 'correct', 'bounce'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a person did to an offer. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Object id. */
  readonly by: string;
  /** The fields as they were seen before and as the person set them; null is "none". */
  readonly before: Facts;
  readonly after: Facts;
  readonly undone?: { readonly at: string; readonly by: string };
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

/** A contact that was verified longer ago than this many days is doubted, unless the settings say otherwise. */
export const STALE_AFTER_DAYS = 180;

/** Why a contact has to be checked; `at` is an ISO 8601 date. */
export type Doubt =
  | { readonly why: 'never' }
  | { readonly why: 'old'; readonly at: string; readonly days: number }
  | { readonly why: 'bounced'; readonly at: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** True for a contact that says how to reach somebody, or whom. */
export function isReachable(contact: Contact | undefined): contact is Contact {
  return [contact?.name, contact?.email, contact?.phone, contact?.url].some((way) => way !== undefined && way !== '');
}

/** The day on which a message to the present address came back, or undefined. */
export function bounceOf(contact: Contact): string | undefined {
  const { bounced, email } = contact;
  return bounced !== undefined && bounced.email === email ? bounced.at : undefined;
}

/** What speaks against using a contact unchecked, the gravest first; undefined for one that is fine. */
export function doubtOf(contact: Contact, now: Date, staleAfterDays: number): Doubt | undefined {
  const bounce = bounceOf(contact);
  if (bounce !== undefined) return { why: 'bounced', at: bounce };
  return ageDoubtOf(contact, now, staleAfterDays);
}

/** The same without regard to messages that came back. A verification without a day is none. */
export function ageDoubtOf(
  { verified }: Contact,
  now: Date,
  staleAfterDays: number,
): Exclude<Doubt, { why: 'bounced' }> | undefined {
  const days = verified ? Math.floor((now.getTime() - Date.parse(verified.at)) / DAY_MS) : Number.NaN;
  if (!verified || Number.isNaN(days)) return { why: 'never' };
  return days > staleAfterDays ? { why: 'old', at: verified.at, days } : undefined;
}

/** Somebody as another person is told of them: object ids are never shown, and names are not known. */
export type Who = { readonly kind: 'you' | 'colleague' } | { readonly kind: 'import'; readonly name: string };

/** Who `by` is to the viewer. Both are object ids, or `by` is the name of an import. */
export function whoIs(offer: Offer, by: string, viewer: string | undefined): Who {
  if (viewer !== undefined && by.toLowerCase() === viewer.toLowerCase()) return { kind: 'you' };
  const isPerson = isGuid(by) || (offer.history ?? []).some((change) => change.by === by);
  return isPerson ? { kind: 'colleague' } : { kind: 'import', name: by };
}

/** The fields of a contact that a person fills in. */
export const WAYS = ['name', 'email', 'phone', 'url'] as const;
export type Way = (typeof WAYS)[number];

/** So many characters of each field are marked; no field that a card shows is longer. */
const MARKED = 500;

/**
 * A mark of what a contact says, so that a click on a card that shows something else is recognised. FNV-1a over 32
 * bits, in base 36: no secret, and two values that meet by chance do no harm.
 */
export function contactMark(contact: Contact | undefined): string {
  const said = JSON.stringify(WAYS.map((way) => contact?.[way]?.slice(0, MARKED) ?? ''));
  let hash = 0x811c9dc5;
  for (let i = 0; i < said.length; i += 1) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The contact that a change is about; undefined for one that is about something else. */
export function contactOf(change: Change): ContactKind | undefined {
  const paths = Object.keys(change.after);
  return CONTACT_KINDS.find((kind) => paths.some((path) => path.startsWith(`contacts.${kind}.`)));
}

/** True when a newer change that still holds has set one of the same fields, so that undoing would restore nothing. */
export function isOvertaken(offer: Offer, change: Change): boolean {
  const history = offer.history ?? [];
  const newer = history.slice(history.findIndex((one) => one.id === change.id) + 1);
  return newer.some((one) => !one.undone && Object.keys(one.after).some((path) => Object.hasOwn(change.after, path)));
}
