import { MATTERS, type Matter } from './matter';
import { CSP_STATES, type CspState, cspStateOf, HOSTINGS, type Hosting, hostingOf, type Offer } from './offer';
import { type Category, PARTNER_MODELS, type PartnerModel } from './party';
import { refundWindow } from './refund';

/**
 * What a rule may look at. Each dimension is a small closed set, so the whole space can be walked by a test that proves
 * that exactly one rule fits each point of it.
 */
export const DIMENSIONS = {
  matter: MATTERS,
  publisher: ['third-party', 'microsoft'],
  bought: ['through-us', 'elsewhere'],
  standing: ['on-sale', 'stop-sold', 'private'],
  csp: CSP_STATES,
  hosting: HOSTINGS,
  age: ['within-window', 'after-window'],
  model: PARTNER_MODELS,
} as const;
export type Dimension = keyof typeof DIMENSIONS;
export type ValueOf<D extends Dimension> = (typeof DIMENSIONS)[D][number];

/** One point, or a part of one: what is known so far. */
export type Known = { readonly [D in Dimension]?: ValueOf<D> };
/** One whole point of the space. */
export type Point = { readonly [D in Dimension]: ValueOf<D> };

/**
 * What is taken as true until somebody says otherwise. Each is shown on the verdict as an assumption with a way to
 * change it, so nothing is guessed silently.
 */
export const PRESUMED = {
  publisher: 'third-party',
  bought: 'through-us',
  standing: 'on-sale',
} as const satisfies Known;

/**
 * Presumptions that hold for one matter only. An order or a deployment that fails is taken to be of an offer that is
 * open to CSP, and the error "not available for CSP subscriptions" to mean what it says.
 */
export const PRESUMED_FOR: { readonly [M in Matter]?: Known } = {
  'order-fails': { csp: 'opt-in' },
  deployment: { csp: 'opt-in' },
  'not-sold-to-csp': { csp: 'opt-out' },
};

/** What the rules need of an offer, kept in the case so that it can be judged again without the store. */
export interface OfferFacts {
  readonly id: string;
  readonly name: string;
  readonly publisherName: string;
  readonly isSample: boolean;
  readonly isMicrosoft: boolean;
  readonly productType: string;
  readonly standing: ValueOf<'standing'>;
  readonly csp?: CspState;
  readonly hosting?: Hosting;
}

/** All that a case knows. An answer beats what the offer says, and what the offer says beats a presumption. */
export interface Facts {
  readonly category?: Category;
  readonly matter?: Matter;
  /** `none`: the person said that the offer is not known or does not matter. */
  readonly offer?: OfferFacts | 'none';
  readonly model?: PartnerModel;
  readonly bought?: ValueOf<'bought'>;
  readonly csp?: CspState;
  readonly hosting?: Hosting;
  readonly age?: ValueOf<'age'>;
  /** How long ago it was bought, as the message says; beaten by an answer to the question itself. */
  readonly boughtHoursAgo?: number;
  readonly publisher?: ValueOf<'publisher'>;
  readonly standing?: ValueOf<'standing'>;
}

/** What the rules need of this offer. */
export function factsOfOffer(offer: Offer): OfferFacts {
  const csp = cspStateOf(offer);
  const hosting = hostingOf(offer.productType);
  return {
    id: offer.id,
    name: offer.name,
    publisherName: offer.publisher.name,
    isSample: offer.isSample,
    isMicrosoft: offer.publisher.isMicrosoft,
    productType: offer.productType,
    standing: offer.stopSell ? 'stop-sold' : offer.isPrivate ? 'private' : 'on-sale',
    ...(csp === undefined ? {} : { csp }),
    ...(hosting === undefined ? {} : { hosting }),
  };
}

function saidByOffer(offer: OfferFacts): Known {
  return {
    publisher: offer.isMicrosoft ? 'microsoft' : 'third-party',
    standing: offer.standing,
    ...(offer.csp === undefined ? {} : { csp: offer.csp }),
    ...(offer.hosting === undefined ? {} : { hosting: offer.hosting }),
  };
}

function saidByPerson(facts: Facts): Known {
  const { matter, model, bought, csp, hosting, publisher, standing } = facts;
  const age = facts.age ?? ageFrom(facts);
  const all: Record<string, string | undefined> = { matter, model, bought, csp, hosting, age, publisher, standing };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Known;
}

function ageFrom(facts: Facts): ValueOf<'age'> | undefined {
  if (facts.boughtHoursAgo === undefined) return undefined;
  const productType = typeof facts.offer === 'object' ? facts.offer.productType : undefined;
  return facts.boughtHoursAgo <= refundWindow(productType).hours ? 'within-window' : 'after-window';
}

/** What is known of each dimension, and which of those are only presumed. */
export function knownFrom(facts: Facts): { readonly known: Known; readonly presumed: readonly Dimension[] } {
  const offer = typeof facts.offer === 'object' ? saidByOffer(facts.offer) : {};
  const said: Known = { ...offer, ...saidByPerson(facts) };
  const presumptions: Known = { ...PRESUMED, ...(facts.matter ? PRESUMED_FOR[facts.matter] : {}) };
  const presumed = (Object.keys(presumptions) as Dimension[]).filter((d) => said[d] === undefined);
  return { known: { ...presumptions, ...said }, presumed };
}
