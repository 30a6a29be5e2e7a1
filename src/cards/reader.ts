import type { Desk } from '../domain/desk';
import type { Language } from '../domain/party';
import type { Place } from '../domain/role';

/** For whom something is drawn: language and place decide what is said, the desk whose contacts are ours. */
export interface Reader {
  readonly language: Language;
  readonly place: Place;
  readonly desk: Desk;
  readonly now: Date;
  /** A contact that was verified longer ago than this many days is marked as old. */
  readonly staleAfterDays: number;
}
