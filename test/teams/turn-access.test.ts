import type { TurnContext } from 'botbuilder';
import type { Fact } from '../../src/domain/access';
import type { Directory } from '../../src/flows/ports';
import { createLog } from '../../src/log';
import { turnTaker } from '../../src/teams/turn';
import { openTestDesk, type TestDesk } from '../support/desk';
import { guardOf, movableTime, personId, RULES, TENANT } from '../support/directory';

/** What a person is told by the gate, at every way in. */

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

type Json = Record<string, unknown>;
const base = (locale = 'en-US'): Json => ({
  id: 'activity',
  channelId: 'msteams',
  from: { id: '29:agent', aadObjectId: personId(1) },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  locale,
});
const message = (text: string, locale?: string): Json => ({ ...base(locale), type: 'message', text });
const click = (data: Json): Json => ({
  ...base(),
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb: 'signpost', data: { v: 1, ...data } } },
});
const search = (query: string): Json => ({
  ...base(),
  type: 'invoke',
  name: 'composeExtension/query',
  value: { commandId: 'search', parameters: [{ name: 'query', value: query }] },
});
const settings = { do: 'save-settings', models: 'direct-bill', usual: 'direct-bill' };

type Weather = 'in' | 'no-role' | 'stale' | 'away';

/** Everything that the bot sends because of this activity, as one text. */
async function told(activity: Json, weather: Weather): Promise<string> {
  const { time, move } = movableTime();
  const standing = {
    kind: 'known',
    roles: weather === 'no-role' ? [] : ['admin-agent'],
    isMember: true,
    isEnabled: true,
  };
  const fact = { standing, asked: time.now(), epoch: 0 } as Fact;
  const directory: Directory = {
    kept: () => (weather === 'stale' ? fact : undefined),
    ask: async () => {
      if (weather === 'in' || weather === 'no-role') return fact;
      throw new Error('away');
    },
    fault: async () => undefined,
  };
  if (weather === 'stale') move(6 * 60_000);
  const { guard } = guardOf(directory, RULES, time);
  const sent: unknown[] = [];
  const send = async (out: unknown) => {
    sent.push(out);
    return { id: '1' };
  };
  const log = createLog({ level: 'error', write: () => undefined });
  const context = { activity, sendActivity: send, updateActivity: send } as unknown as TurnContext;
  await turnTaker({ world: desk.world, guard, log })(context);
  return JSON.stringify(sent);
}

const UNCHECKED = 'could not be checked again';
const AGAIN = 'cannot be checked at the moment';
const DENIED = 'Signpost is for people with one of these roles';

const WAYS: readonly (readonly [string, Json])[] = [
  ['a message', message('/help')],
  ['a click', click({ do: 'triage' })],
  ['a search', search('kestrelwall')],
];

describe.each(WAYS)('%s', (_, activity) => {
  test('is answered, and no word is said about roles', async () => {
    const said = await told(activity, 'in');
    expect(said).not.toMatch(new RegExp([UNCHECKED, AGAIN, DENIED].join('|')));
    expect(said.length).toBeGreaterThan(100);
  });

  test('is answered on an old check, and the person is told so', async () => {
    const said = await told(activity, 'stale');
    expect(said).toContain(UNCHECKED);
    expect(said.length).toBeGreaterThan(300);
  });

  test('is refused with the roles that are needed and how to get one', async () => {
    const said = await told(activity, 'no-role');
    expect(said).toContain(DENIED);
    expect(said).toContain('Global administrator or Admin agent');
    expect(said).toContain('PIM');
  });

  test('is asked for again when nobody can say', async () => {
    expect(await told(activity, 'away')).toContain(AGAIN);
  });
});

test('a change is not made on an old check', async () => {
  expect(await told(click(settings), 'stale')).toContain(AGAIN);
  expect(await desk.store.desks.load()).toBeUndefined();
  await told(click(settings), 'in');
  expect((await desk.store.desks.load())?.value.models).toEqual(['direct-bill']);
});

test('a denial reads the same whether the thing asked for exists or not', async () => {
  const at = { caseId: 'no-such-case', move: 1 };
  const answers = await Promise.all([
    told(click({ do: 'back', at }), 'no-role'),
    told(click({ do: 'show-offer', offerId: 'no-such-offer' }), 'no-role'),
    told(click({ do: 'triage' }), 'no-role'),
    told(click(settings), 'no-role'),
  ]);
  expect(new Set(answers).size).toBe(1);
});

test('in Polish as well', async () => {
  expect(await told(message('/pomoc', 'pl-PL'), 'stale')).toContain('nie można ponownie sprawdzić Twojej roli');
  expect(await told(message('/pomoc', 'pl-PL'), 'no-role')).toContain(
    'administrator globalny lub agent administracyjny',
  );
});
