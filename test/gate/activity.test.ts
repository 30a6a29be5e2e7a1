import fc from 'fast-check';
import { checkActivity } from '../../src/gate/activity';

const good = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:a' },
  conversation: { id: 'a:b' },
};
const faultOf = (over: Record<string, unknown>): string => {
  const checked = checkActivity({ ...good, ...over });
  return checked.ok ? '' : (/field (\w+)/.exec(checked.refusal.reason)?.[1] ?? checked.refusal.reason);
};

test('the least that Teams sends passes', () => {
  expect(faultOf({})).toBe('');
});

test.each<[string, unknown]>([
  ['type', 'x'.repeat(65)],
  ['type', ''],
  ['type', ['message']],
  ['channelId', 'MSTeams'],
  ['channelId', 'webchat'],
  ['serviceUrl', `https://${'x'.repeat(600)}`],
  ['serviceUrl', {}],
  ['from', 'somebody'],
  ['from', []],
  ['from', { id: 5 }],
  ['from', { id: 'a', aadObjectId: { $ne: null } }],
  ['conversation', { id: '' }],
  ['conversation', { id: 'x'.repeat(1025) }],
  ['conversation', { id: 'a', tenantId: ['t'] }],
  ['id', 5],
  ['replyToId', {}],
  ['recipient', 'bot'],
  ['recipient', {}],
  ['text', { $ne: '' }],
  ['name', 5],
  ['locale', []],
  ['timestamp', 1],
  ['attachments', {}],
  ['attachments', [null]],
  ['entities', ['x']],
  ['membersAdded', 'me'],
])('a wrong %s is named', (field, value) => {
  expect(faultOf({ [field]: value })).toBe(field);
});

test.each([null, 5, 'text', [], [good], undefined, true])('%j is not an activity', (body) => {
  expect(checkActivity(body)).toMatchObject({ ok: false, refusal: { status: 400 } });
});

test('what is unknown is left behind, and so is what only the SDK may set', () => {
  const checked = checkActivity({ ...good, text: 'hello', callerId: 'urn:botframework:azure', extra: 1 });
  expect(checked).toEqual({ ok: true, value: { ...good, text: 'hello' } });
});

test('nulls of the channel count as absent', () => {
  expect(checkActivity({ ...good, text: null, entities: null })).toEqual({ ok: true, value: good });
});

test('any JSON at all gives a verdict, never an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(good), 'recipient', 'value'), (value, field) => {
      const checked = checkActivity({ ...good, [field]: value });
      if (!checked.ok) expect(checked.refusal.status).toBe(400);
    }),
    { numRuns: 500 },
  );
});
