/** Who a person is to the partner's directory, and what the front door decides from that. */

export const ROLES = ['global-admin', 'admin-agent'] as const;
export type Role = (typeof ROLES)[number];

/** Every way into Signpost. A kind that is not listed here is refused. */
export const ENTRY_POINTS = ['message', 'card-action', 'message-extension'] as const;
export type EntryPoint = (typeof ENTRY_POINTS)[number];

/** Where a conversation takes place; decides what its readers may see. */
export const PLACES = ['personal', 'group', 'channel'] as const;
export type Place = (typeof PLACES)[number];

/** The person behind an activity: Entra object id and tenant as the channel states them, never as a payload claims. */
export interface Person {
  readonly objectId: string;
  readonly tenantId?: string;
}

/** What is known of the person's roles at this moment. */
export type RoleFact = { readonly kind: 'roles'; readonly roles: readonly Role[] } | { readonly kind: 'unavailable' };

export type Admission =
  | { readonly admitted: true; readonly role: Role }
  | { readonly admitted: false; readonly why: 'no-role' | 'no-identity' | 'unknown-entry-point' | 'directory-away' };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The gate: whether this person may come in here now. One decision for every entry point, denied unless everything
 * speaks for it: a listed entry point, an identity that is an Entra object id, and one of the roles.
 */
export function admit(entryPoint: string, person: Person | undefined, fact: RoleFact): Admission {
  if (!(ENTRY_POINTS as readonly string[]).includes(entryPoint)) return { admitted: false, why: 'unknown-entry-point' };
  if (!person || !GUID.test(person.objectId)) return { admitted: false, why: 'no-identity' };
  if (fact.kind === 'unavailable') return { admitted: false, why: 'directory-away' };
  const role = ROLES.find((one) => fact.roles.includes(one));
  return role ? { admitted: true, role } : { admitted: false, why: 'no-role' };
}
