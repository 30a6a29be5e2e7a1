import type { Facts } from './facts';
import type { Category } from './party';
import type { Path, Question } from './question';
import type { RuleId } from './rule';

/** Why a message is not Signpost's business. */
export const OUT_OF_SCOPE = ['small-talk', 'first-party', 'hostile', 'other'] as const;
export type OutOfScope = (typeof OUT_OF_SCOPE)[number];

/** What a free-text reading came to, kept so that a wrong one is seen and can be corrected. */
export interface Understood {
  readonly category: Category;
  /** 0..1, calibrated. */
  readonly confidence: number;
}

export type State =
  | { readonly status: 'asking'; readonly question: Question }
  | { readonly status: 'judged'; readonly ruleId: RuleId; readonly rulesVersion: string }
  | { readonly status: 'declined'; readonly why: OutOfScope }
  | { readonly status: 'closed' };

/** Where the case stood before an answer, so that Back can return to it. */
export interface Trail {
  readonly facts: Facts;
  readonly question: Question;
}

/** One customer question, from the first message until it is answered. One case is one document. */
export interface Case {
  readonly id: string;
  /** One person in one conversation; a person has one current case there. */
  readonly talk: string;
  readonly conversation: string;
  /** Entra object id of the colleague who asks. */
  readonly asker: string;
  /** ISO 8601 instants. */
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly path: Path;
  /** Grows with every move; a card carries the number it was drawn at, so that a click on an old card is recognised. */
  readonly move: number;
  readonly state: State;
  readonly facts: Facts;
  readonly trail: readonly Trail[];
  /** What the colleague typed, shortened; the only place where the customer's words are kept. */
  readonly words?: string;
  readonly understood?: Understood;
}

/** The longest message that is kept with a case, in characters. */
export const WORDS_KEPT = 600;
