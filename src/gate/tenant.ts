import { type InboundActivity, recordOf } from './activity';
import { type Checked, passed, refused } from './refusal';

/** The tenants we serve, as lower-case ids, or any (local mode). */
export type Tenants = 'any' | readonly string[];

/**
 * Every tenant that the activity names must be one of ours, and it must name one: Teams states it in
 * `channelData.tenant.id`, in `conversation.tenantId` and sometimes in `from.tenantId`. Else 403.
 */
export function checkTenant(activity: InboundActivity, tenants: Tenants): Checked<undefined> {
  if (tenants === 'any') return passed(undefined);
  const named = [
    recordOf(recordOf(activity['channelData'])?.['tenant'])?.['id'],
    activity.conversation['tenantId'],
    activity.from['tenantId'],
  ].filter((id) => id !== undefined && id !== null);
  if (named.length === 0) return refused(403, 'activity names no tenant');
  const ours = named.every((id) => typeof id === 'string' && tenants.includes(id.toLowerCase()));
  return ours ? passed(undefined) : refused(403, 'activity comes from another tenant');
}
