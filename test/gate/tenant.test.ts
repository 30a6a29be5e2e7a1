import type { InboundActivity } from '../../src/gate/activity';
import { checkTenant } from '../../src/gate/tenant';

const OURS = '7d5f1a52-0000-4000-8000-00000000000a';
const THEIRS = '00000000-1111-4222-8333-444444444444';
const from = (channel: unknown, conversation?: unknown, sender?: unknown): InboundActivity => ({
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'x',
  from: { id: 'a', tenantId: sender },
  conversation: { id: 'b', tenantId: conversation },
  channelData: channel === undefined ? undefined : { tenant: { id: channel } },
});

test.each<[string, InboundActivity, boolean]>([
  ['named three times', from(OURS, OURS, OURS), true],
  ['named once by the channel', from(OURS), true],
  ['named once by the conversation', from(undefined, OURS), true],
  ['in capitals', from(OURS.toUpperCase()), true],
  ['never named', from(undefined), false],
  ['another for the channel', from(THEIRS, OURS), false],
  ['another for the conversation', from(OURS, THEIRS), false],
  ['another for the person', from(OURS, OURS, THEIRS), false],
  ['no text', from({ $ne: null }), false],
  ['a list with ours in it', from([OURS]), false],
])('a tenant %s', (_, activity, passes) => {
  expect(checkTenant(activity, [OURS]).ok).toBe(passes);
  expect(checkTenant(activity, 'any').ok).toBe(true);
});
