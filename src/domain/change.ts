import type { Facts } from './claim';
import { CONTACT_KINDS, type ContactKind } from './contact';

export const CHANGE_KINDS = ['confirm', 'correct', 'bounce'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a person did to an offer. */
export interface Change {
  readonly id: string;
  readonly kind: ChangeKind;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Object id. */
  readonly by: string;
  /** The fields as they were seen before and as the person set them; null is "none". */
  readonly before: Facts;
  readonly after: Facts;
  readonly undone?: { readonly at: string; readonly by: string };
}

/** The contact that a change is about; undefined for one that is about something else. */
export function contactOf(change: Change): ContactKind | undefined {
  const paths = Object.keys(change.after);
  return CONTACT_KINDS.find((kind) => paths.some((path) => path.startsWith(`contacts.${kind}.`)));
}
