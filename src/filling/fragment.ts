import type { Facts } from '../domain/claim';
import type { Offer } from '../domain/offer';

/** What one row or item of a file says about one offer. */
export interface Fragment {
  readonly id: string;
  readonly facts: Facts;
  readonly line: number;
  /** The whole offer, in a file that `export` wrote. */
  readonly offer?: Offer;
}

/** A row or an item that cannot be used as it is. */
export interface Fault {
  readonly line: number;
  /** The column's name as the file writes it, or the member of a JSON item; '' for the whole row. */
  readonly column: string;
  /** Worded for a person: what is wrong and what is expected. */
  readonly reason: string;
}

export type Reading =
  | { readonly kind: 'fragment'; readonly fragment: Fragment }
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** Left out on purpose: a product of Microsoft's own, a row without a product. */
  | { readonly kind: 'skipped' };

/** A fault in one field. */
export interface FieldFault {
  readonly column: string;
  readonly reason: string;
}

/** What looking at one outside value comes to. */
export type Looked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** A value that was looked at and is fine. */
export function fine<T>(value: T): Looked<T> {
  return { ok: true, value };
}

/** A value that cannot be used, and why. */
export function unfit(reason: string): Looked<never> {
  return { ok: false, reason };
}
