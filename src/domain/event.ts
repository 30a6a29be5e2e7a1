import type { OutOfScope, Understood } from './case';
import type { Facts, OfferFacts, ValueOf } from './facts';
import type { Matter } from './matter';
import type { Category, PartnerModel } from './party';
import type { Question } from './question';

/** What the person chose, by button or by typing; already looked at, so each value is one of ours. */
export type Answer =
  | { readonly about: 'category'; readonly value: Category }
  | { readonly about: 'offer'; readonly value: OfferFacts | 'none' }
  | { readonly about: 'offer-choice'; readonly query: string; readonly offerIds: readonly string[] }
  | { readonly about: 'model'; readonly value: PartnerModel }
  | { readonly about: 'matter'; readonly value: Matter }
  | { readonly about: 'hosting'; readonly value: ValueOf<'hosting'> }
  | { readonly about: 'age'; readonly value: ValueOf<'age'> }
  | { readonly about: 'csp'; readonly value: ValueOf<'csp'> }
  | { readonly about: 'bought'; readonly value: ValueOf<'bought'> };

/** What can happen to a case. Past tense: it has been checked who did it and where. */
export type Event =
  | { readonly type: 'opened'; readonly offer?: OfferFacts }
  | {
      readonly type: 'described';
      readonly words: string;
      readonly facts: Facts;
      readonly understood: Understood;
      readonly ask?: Question;
    }
  | {
      readonly type: 'doubted';
      readonly words: string;
      readonly facts: Facts;
      readonly categories: readonly Category[];
    }
  | { readonly type: 'declined'; readonly why: OutOfScope }
  /** `settled`: what the person's words say once the answer has told how to read them. */
  | { readonly type: 'answered'; readonly answer: Answer; readonly settled?: Facts }
  | { readonly type: 'went-back' }
  | { readonly type: 'started-over' }
  | { readonly type: 'offer-asked' }
  | { readonly type: 'disputed' };
