import type { AccessList, Fact, Moment } from '../domain/access';
import type { Case } from '../domain/case';
import type { Claim, Source } from '../domain/claim';
import type { Desk } from '../domain/desk';
import type { Offer } from '../domain/offer';
import type { Language } from '../domain/party';
import type { Person } from '../domain/role';

/** What the flows need from the world. Adapters implement these and never know one another. */

export interface Stored<T> {
  readonly value: T;
  /** Grows by one with every save; 0 means "not stored yet". */
  readonly version: number;
}

/** The cases. One case is one document; every change is a compare-and-set on its version. */
export interface Cases {
  /** The newest case of this talk (one person in one conversation), or undefined. */
  current(talk: string): Promise<Stored<Case> | undefined>;
  byId(id: string): Promise<Stored<Case> | undefined>;
  /** Saves durably when the stored version is still `version` (0: must be new); false when somebody was faster. */
  save(value: Case, version: number): Promise<boolean>;
  /** Every case, in the order of their ids, streamed. */
  all(): AsyncIterable<Case>;
}

/** The offer store. */
export interface Offers {
  byId(id: string): Promise<Offer | undefined>;
  /** Every offer, in the order of their ids, streamed. */
  all(): AsyncIterable<Offer>;
  /** Inserts or replaces whole offers, durably. */
  put(offers: readonly Offer[]): Promise<void>;
  count(): Promise<number>;
  /** Tells of every change after it resolves, whichever instance made it, until the function it resolves to is called. */
  watch(listener: (change: OfferChange) => void): Promise<() => void>;
}

/** What became of an offer. `gap`: changes may have been missed, so every offer has to be read again. */
export type OfferChange =
  | { readonly kind: 'put'; readonly offer: Offer }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'gap' };

/** What becomes of one offer, if it is still as it was read. */
export interface OfferSwap {
  readonly id: string;
  /** Undefined removes it. */
  readonly offer: Offer | undefined;
  /** The version that was read; 0: there must be none. */
  readonly version: number;
}

/** What is kept of one offer so that an import can be taken back. */
export interface OfferBefore {
  readonly id: string;
  /** The sources the import spoke for. */
  readonly sources: readonly Source[];
  /** What these sources claimed before. */
  readonly claims?: readonly Claim[];
  /** Without `claims`: the whole offer; absent when there was none. */
  readonly offer?: Offer;
  /** The ids of the changes by people that came with the import. */
  readonly brought?: readonly string[];
}

/** One import, as the list of imports shows it. */
export interface Import {
  /** Sorts by time. */
  readonly id: string;
  readonly kind: string;
  /** The file's name without its folder, or what was called. */
  readonly file: string;
  /** ISO 8601 instants: when it began, and when it last showed a sign of life. */
  readonly at: string;
  readonly seenAt: string;
  readonly state: 'running' | 'done' | 'taken-back';
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly rejected: number;
}

/** The offers as imports and people fill them, and what is needed to take an import back. */
export interface Ledger {
  /** The offers under these ids with their versions, in this order. */
  read(ids: readonly string[]): Promise<readonly (Stored<Offer> | undefined)[]>;
  /** Writes each offer durably whose stored version is still the one given; resolves to the ids of the others. */
  write(swaps: readonly OfferSwap[]): Promise<readonly string[]>;
  /** Every import, oldest first. */
  imports(): AsyncIterable<Import>;
  saveImport(value: Import): Promise<void>;
  /** Keeps, durably, what an import is about to change; a page is at most about a megabyte. */
  remember(importId: string, page: number, before: readonly OfferBefore[]): Promise<void>;
  /** The pages of an import, first to last. */
  remembered(importId: string): AsyncIterable<readonly OfferBefore[]>;
}

export interface Preferences {
  readonly language?: Language;
}

/** What a person has chosen for themself. */
export interface People {
  preferences(objectId: string): Promise<Preferences>;
  setPreferences(objectId: string, preferences: Preferences): Promise<void>;
}

/** The partner's own settings; one document. */
export interface Desks {
  load(): Promise<Stored<Desk> | undefined>;
  save(desk: Desk, version: number): Promise<boolean>;
}

/** A reading that a person corrected, kept as a labelled example with the personal parts removed. */
export interface Correction {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly read: string;
  readonly meant: string;
}

export interface Corrections {
  add(correction: Correction): Promise<void>;
  all(): AsyncIterable<Correction>;
}

/** What the people who run Signpost have decided at short notice; one document. */
export interface AccessLists {
  load(): Promise<Stored<AccessList> | undefined>;
  save(list: AccessList, version: number): Promise<boolean>;
}

/** One decision of the gate. Holds no name, no token and nothing that was typed. */
export interface AuditRow {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Absent when the activity carried no Entra object id. */
  readonly objectId?: string;
  readonly entryPoint: string;
  readonly admitted: boolean;
  /** The rule that decided. */
  readonly why: string;
  /** Age of the directory's answer in milliseconds, when one decided. */
  readonly age?: number;
}

/** The rows that are kept of the gate's decisions. */
export interface Audit {
  /** Durable when it resolves. */
  add(row: AuditRow): Promise<void>;
  /** Every row, oldest first, streamed. */
  all(): AsyncIterable<AuditRow>;
  count(): Promise<number>;
}

/** Everything a store engine offers, opened and closed together. */
export interface Store {
  readonly cases: Cases;
  readonly offers: Offers;
  readonly ledger: Ledger;
  readonly people: People;
  readonly desks: Desks;
  readonly corrections: Corrections;
  readonly access: AccessLists;
  readonly audit: Audit;
  /** Resolves when the store answers; rejects with one clear line otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Whoever knows what roles people hold. */
export interface Directory {
  /** The newest answer about this person that is still kept, however old. */
  kept(person: Person): Fact | undefined;
  /**
   * Asks now, 2.2 s at most, and keeps the answer with `epoch`. Rejects when nobody could say; a refusal to answer is
   * an answer.
   */
  ask(person: Person, epoch: number): Promise<Fact>;
  /** Undefined when it can be asked; else one line: what is wrong and what to do. */
  fault(): Promise<string | undefined>;
}

/** Time that passes: an instant on both clocks, and a wait that can be called off. Milliseconds. */
export interface Time {
  now(): Moment;
  wait(milliseconds: number): { readonly over: Promise<void>; cancel(): void };
}

export interface Clock {
  now(): Date;
}
