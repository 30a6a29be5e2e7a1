import type { Case, OutOfScope } from '../domain/case';
import type { Desk } from '../domain/desk';
import type { Offer } from '../domain/offer';
import type { Role } from '../domain/role';
import type { Verdict } from '../domain/verdict';
import type { OfferHit } from '../search/index';

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
      readonly notice?: Notice;
    }
  | { readonly kind: 'declined'; readonly case: Case; readonly why: OutOfScope }
  | { readonly kind: 'offer'; readonly offer: Offer; readonly alternative?: Offer }
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

export type SettingsProblem =
  | { readonly field: 'models' | 'usual' }
  | { readonly field: 'email' | 'url'; readonly value: string };
