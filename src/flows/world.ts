import type { Facts } from '../domain/facts';
import type { Category, Language } from '../domain/party';
import type { Place } from '../domain/role';
import type { Reading } from '../reader/reader';
import type { OfferHit, OfferMention } from '../search/index';
import type { Clock, Store } from './ports';

/** The offers as they can be found: an index in memory beside the store. */
export interface Catalogue {
  search(query: string, limit?: number): readonly OfferHit[];
  mention(message: string): readonly OfferMention[];
}

/** The reader of free text. */
export interface Reader {
  read(message: string, mentions: readonly { readonly start: number; readonly end: number }[]): Reading;
  cues(message: string, category: Category): Partial<Facts>;
  /** Whether the word was learned, so that it is no name. */
  knows(word: string): boolean;
}

/** Everything the flows work with; put together once by the composition root. */
export interface World {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly reader: Reader;
  readonly clock: Clock;
  /** An id that is the same for the same seed, so that a message delivered twice opens one case. */
  readonly idOf: (seed: string) => string;
  readonly defaultLanguage: Language;
  /** A contact that was verified longer ago than this many days is shown as old. */
  readonly staleAfterDays: number;
}

/** Who speaks, and where. The person has already passed the gate. */
export interface Talk {
  readonly person: string;
  readonly conversation: string;
  readonly place: Place;
  /** The id of the activity, unique in its conversation. */
  readonly activityId: string;
}
