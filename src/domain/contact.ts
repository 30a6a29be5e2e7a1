export interface Verification {
  /** ISO 8601 date, `2026-10-02`. */
  readonly at: string;
  /** Who looked: an object id, or the name of an import. */
  readonly by: string;
}

export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly url?: string;
  readonly verified?: Verification;
  /** A message to this address came back; says nothing about another address. */
  readonly bounced?: Verification & { readonly email: string };
}

export const CONTACT_KINDS = ['support', 'csp', 'engineering'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** True for a contact that says how to reach somebody, or whom. */
export function isReachable(contact: Contact | undefined): contact is Contact {
  return [contact?.name, contact?.email, contact?.phone, contact?.url].some((way) => way !== undefined && way !== '');
}

/** The day on which a message to the present address came back, or undefined. */
export function bounceOf(contact: Contact): string | undefined {
  const { bounced, email } = contact;
  return bounced !== undefined && bounced.email === email ? bounced.at : undefined;
}

/** The fields of a contact that a person fills in. */
export const WAYS = ['name', 'email', 'phone', 'url'] as const;
export type Way = (typeof WAYS)[number];

/** So many characters of each field are marked; no field that a card shows is longer. */
const MARKED = 500;

/**
 * A mark of what a contact says, so that a click on a card that shows something else is recognised. FNV-1a over 32
 * bits, in base 36: no secret, and two values that meet by chance do no harm.
 */
export function contactMark(contact: Contact | undefined): string {
  const said = JSON.stringify(WAYS.map((way) => contact?.[way]?.slice(0, MARKED) ?? ''));
  let hash = 0x811c9dc5;
  for (let i = 0; i < said.length; i += 1) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
