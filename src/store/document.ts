/** What every stored document has in common, whatever engine holds it. */

/** The schema number written into every document; raise it together with the code that upgrades older documents. */
export const SCHEMA = 1;

/** A document as it was read: a JSON value and the version that a save compares. */
export interface Document {
  readonly value: unknown;
  readonly version: number;
}

/** A document to be written under its id. */
export interface Entry {
  readonly id: string;
  readonly value: unknown;
}

/** What becomes of the document under this id when its version is still `version`; an undefined value removes it. */
export interface Swap {
  readonly id: string;
  readonly value: unknown;
  readonly version: number;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The value itself when it is a string that both engines keep byte for byte. Anything else in the place of an id is a
 * query object in disguise or a mistake of ours, so it throws.
 */
export function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} must be a string, not ${typeof value}.`);
  if (LONE_SURROGATE.test(value)) throw new TypeError(`${what} is not well-formed Unicode.`);
  return value;
}

/** The value itself when it is a version: 0 for "not stored yet", else what the last read returned. Throws otherwise. */
export function versionOf(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new TypeError('A version must be a whole number from 0.');
}

/**
 * The value as plain JSON: undefined members are left out, nothing but data remains. Throws on keys that a database
 * may take for an operator or a type (`$…`, `_bsontype`, a NUL), so that both engines refuse the same values.
 */
export function plainOf(value: unknown): unknown {
  const json = JSON.stringify(value, (key, member: unknown) => {
    if (key.startsWith('$') || key === '_bsontype' || key.includes('\0')) {
      throw new TypeError(`A stored value cannot have the key ${JSON.stringify(key)}.`);
    }
    return member;
  });
  if (json === undefined) throw new TypeError('A stored value must be JSON.');
  return JSON.parse(json) as unknown;
}

/** Throws when a document was written by a version of Signpost that knows more than this one. */
export function refuseNewer(schema: unknown, shelf: string, id: string): void {
  if (schema === SCHEMA) return;
  throw new Error(
    `The stored document ${shelf}/${id} has schema ${String(schema)} and this Signpost knows schema ${SCHEMA}: ` +
      'start the version of Signpost that wrote it, or give this one a store of its own.',
  );
}
