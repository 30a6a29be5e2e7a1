/** Who a person is, and the roles that open the door. */

/** A role by the name that the settings give it, such as `admin-agent`: lower-case words with hyphens. */
export type Role = string;

/** The roles that may use Signpost when the settings do not say otherwise. */
export const ROLES = ['global-admin', 'admin-agent'] as const satisfies readonly Role[];

/**
 * Template id of the directory role Global Administrator, the same in every tenant
 * (https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference).
 */
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** Where a conversation takes place; decides what its readers may see. */
export const PLACES = ['personal', 'group', 'channel'] as const;
export type Place = (typeof PLACES)[number];

/** The person behind an activity: Entra object id and tenant as the channel states them, never as a payload claims. */
export interface Person {
  readonly objectId: string;
  readonly tenantId?: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return GUID.test(text);
}
