import type { Document, Entry, Swap } from './document';

/** The kinds of documents; each is a collection or a part of the folder of this name. */
export type ShelfName =
  | 'cases'
  | 'offers'
  | 'people'
  | 'desks'
  | 'corrections'
  | 'access'
  | 'audit'
  | 'imports'
  | 'befores';

/** Documents of one kind by their id. Ids and versions have been checked, values are plain JSON. */
export interface Shelf {
  get(id: string): Promise<Document | undefined>;
  /** The documents under these ids, in this order. */
  getMany(ids: readonly string[]): Promise<(Document | undefined)[]>;
  /** Inserts or replaces, durably; among equal ids the last wins. Not all or nothing, but safe to repeat. */
  put(entries: readonly Entry[]): Promise<void>;
  /**
   * Saves durably when the stored version is still `version` (0: must be new). A new document with a `talk` becomes
   * the newest of that talk; no later save changes its talk or its place.
   */
  swap(entry: Entry, version: number, talk?: string): Promise<boolean>;
  /** Does many swaps, each for itself; resolves to the ids whose stored version was another. Ids must differ. */
  swapMany(swaps: readonly Swap[]): Promise<string[]>;
  /** The document whose first save in this talk came last. */
  newest(talk: string): Promise<Document | undefined>;
  /** Every value, in the binary order of the ids' UTF-8. */
  all(): AsyncIterable<unknown>;
  /** Every value under an id that begins with `folder/`, in the same order. */
  under(folder: string): AsyncIterable<unknown>;
  count(): Promise<number>;
  /** Tells of every change after it resolves, whoever made it, until the function it resolves to is called. */
  watch(listener: (change: Change) => void): Promise<() => void>;
}

/** What became of a document. `gap`: changes may have been missed, so everything has to be read again. */
export type Change =
  | { readonly kind: 'put'; readonly id: string; readonly value: unknown }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'gap' };

export type Shelves = { readonly [K in ShelfName]: Shelf };

/** Every shelf, made by the engine. */
export function shelvesOf(shelf: (name: ShelfName) => Shelf): Shelves {
  return {
    cases: shelf('cases'),
    offers: shelf('offers'),
    people: shelf('people'),
    desks: shelf('desks'),
    corrections: shelf('corrections'),
    access: shelf('access'),
    audit: shelf('audit'),
    imports: shelf('imports'),
    befores: shelf('befores'),
  };
}

/** What a database must do to be a store. */
export interface Engine {
  readonly shelves: Shelves;
  ping(): Promise<void>;
  close(): Promise<void>;
}
