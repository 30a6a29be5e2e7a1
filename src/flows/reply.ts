import type { Case, OutOfScope } from '../domain/case';
import type { ContactKind, Way } from '../domain/contact';
import type { Desk } from '../domain/desk';
import type { Doubt } from '../domain/doubt';
import type { Offer } from '../domain/offer';
import type { Role } from '../domain/role';
import type { Verdict } from '../domain/verdict';
import type { OfferHit } from '../search/index';
import type { ContactForm } from './action';

/** A sentence put before a card, saying why it is there. */
export type Notice = 'stale-card' | 'stale-gone' | 'stale-version' | 'disputed' | 'settings-saved' | 'language-set';

/** What Signpost says, as data; the cards folder turns it into what a person sees. */
export type Reply =
  | {
      readonly kind: 'question';
      readonly case: Case;
      readonly notice?: Notice;
      readonly offers?: readonly OfferHit[];
      readonly none?: boolean;
    }
  | {
      readonly kind: 'verdict';
      readonly case: Case;
      readonly verdict: Verdict;
      readonly offer?: Offer;
      readonly alternative?: Offer;
      readonly notice?: Notice;
    }
  | { readonly kind: 'declined'; readonly case: Case; readonly why: OutOfScope }
  /** `viewer`: the object id of the only reader; `kept`: what has just become of a contact. */
  | {
      readonly kind: 'offer';
      readonly offer: Offer;
      readonly alternative?: Offer;
      readonly viewer?: string;
      readonly kept?: Kept;
    }
  | {
      readonly kind: 'contact-form';
      readonly offer: Offer;
      readonly contact: ContactKind;
      readonly form: ContactForm;
      readonly problem?: ContactProblem;
    }
  | { readonly kind: 'keep-personal' }
  /** The offers to check next, `more` of them not listed; a contact is old after `days`. */
  | {
      readonly kind: 'stale-offers';
      readonly offers: readonly StaleOffer[];
      readonly more: number;
      readonly days: number;
    }
  | { readonly kind: 'offers-help' }
  | { readonly kind: 'offers'; readonly query: string; readonly hits: readonly OfferHit[]; readonly fit: boolean }
  | { readonly kind: 'offer-query-missing' }
  | { readonly kind: 'offer-gone' }
  | { readonly kind: 'help' }
  | { readonly kind: 'welcome' }
  | { readonly kind: 'language' }
  | { readonly kind: 'language-unknown' }
  | { readonly kind: 'language-set' }
  | { readonly kind: 'settings'; readonly desk: Desk; readonly problem?: SettingsProblem; readonly saved?: boolean }
  | { readonly kind: 'settings-personal' }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'unknown-command'; readonly command: string; readonly nearest?: string }
  /** `roles`: those that would open the door; without them, the usual two. */
  | { readonly kind: 'denied'; readonly roles?: readonly Role[] }
  | { readonly kind: 'directory-away' }
  /** Said beside an answer that was given on an older check of the role. */
  | { readonly kind: 'role-unchecked' }
  | { readonly kind: 'failed'; readonly reference: string };

/** What came of a click that keeps a contact true. */
export type Kept =
  | 'confirmed'
  | 'corrected'
  | 'bounced'
  | 'undone'
  /** Undone, but the sources say something else by now than before the change. */
  | 'undone-otherwise'
  /** Nothing was done: the contact is no longer what the card showed. */
  | 'contact-changed'
  /** Not undone: somebody has changed the contact since. */
  | 'changed-since'
  | 'nothing-to-undo'
  | 'busy';

export type ContactProblem =
  | { readonly why: 'empty' }
  | { readonly why: 'invalid'; readonly field: Exclude<Way, 'name'>; readonly value: string }
  | { readonly why: 'too-long'; readonly field: Way; readonly most: number }
  /** Somebody has changed the contact meanwhile; the form's mark is of what it is now. */
  | { readonly why: 'changed' };

/** An offer with contacts that have to be checked. */
export interface StaleOffer {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly isSample: boolean;
  /** In how many cases it stands. */
  readonly used: number;
  readonly doubts: readonly { readonly contact: ContactKind; readonly doubt: Doubt }[];
}

export type SettingsProblem =
  | { readonly field: 'models' | 'usual' }
  | { readonly field: 'email' | 'url'; readonly value: string };
