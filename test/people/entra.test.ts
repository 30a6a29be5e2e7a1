import type { Standing } from '../../src/domain/access';
import { GLOBAL_ADMINISTRATOR } from '../../src/domain/role';
import { askGate } from '../../src/flows/admission';
import type { Directory } from '../../src/flows/ports';
import type * as Entra from '../../src/people/entra';
import { entraDirectory } from '../../src/people/entra';
import {
  ADMIN_AGENTS,
  GRANTS,
  GROUPS,
  guardOf,
  HELPDESK,
  movableTime,
  personId,
  playMachine,
  RULES,
  SOURCE,
  slowTime,
  TENANT,
} from '../support/directory';
import { type GraphPerson, type GraphState, type RunningGraph, startGraph } from '../support/graph';
import { loadMutant } from '../support/mutant';

const AGENT = personId(1);
const person = (number: number) => ({ objectId: personId(number), tenantId: TENANT });
const isAgent: GraphPerson = { memberOf: [ADMIN_AGENTS] };

let graph: RunningGraph;
beforeAll(async () => {
  graph = await startGraph();
  playMachine(graph.endpoint);
});
afterAll(() => graph?.stop());
beforeEach(() => calm({ people: { [AGENT]: isAgent } }));

const calm = (state: Partial<GraphState> = {}): Promise<void> =>
  graph.set({ people: {}, groups: GROUPS, moods: {}, latency: [0, 0], unasked: [], ...state });

/** What the directory says, or the code of why it could not be asked, and how long it took. */
async function asked(directory: Directory, objectId = AGENT): Promise<Standing | string> {
  try {
    return (await directory.ask({ objectId, tenantId: TENANT }, 0)).standing;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

const known = (roles: readonly string[], over: object = {}): Standing => ({
  kind: 'known',
  roles,
  isMember: true,
  isEnabled: true,
  ...over,
});

describe('a question about a person', () => {
  test('is one POST of all ids and one GET of the account', async () => {
    const directory = entraDirectory(SOURCE, graph.endpoint);
    expect(await asked(directory)).toEqual(known(['admin-agent']));
    const tally = await graph.tally();
    expect(tally).toMatchObject({ check: 1, account: 1, group: 1, login: 1 });
    expect(tally.ids).toEqual([GLOBAL_ADMINISTRATOR, ADMIN_AGENTS]);
  });

  const body = (value: unknown): string => JSON.stringify({ value });
  const account = (over: object): string =>
    JSON.stringify({ id: '{id}', accountEnabled: true, userType: 'Member', ...over });
  const odd: Standing = { kind: 'odd' };
  const forbidden: Standing = { kind: 'forbidden' };
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, Standing | string])[] = [
    ['both ids', { check: body([ADMIN_AGENTS, GLOBAL_ADMINISTRATOR]) }, known(['global-admin', 'admin-agent'])],
    ['an id in capitals', { check: body([ADMIN_AGENTS.toUpperCase()]) }, known(['admin-agent'])],
    ['an id nobody asked for', { check: body([HELPDESK]) }, known([])],
    ['an id that only begins like ours', { check: body([`${ADMIN_AGENTS}0`, ADMIN_AGENTS.slice(0, -1)]) }, known([])],
    ['the name of the group', { check: body(['AdminAgents', 'admin-agent']) }, known([])],
    ['ids as objects', { check: body([{ id: ADMIN_AGENTS }]) }, odd],
    ['ids as one string', { check: body(ADMIN_AGENTS) }, odd],
    ['true', { check: 'true' }, odd],
    ['null', { check: 'null' }, odd],
    ['a list without its wrapping', { check: JSON.stringify([ADMIN_AGENTS]) }, odd],
    ['another name for the list', { check: JSON.stringify({ ids: [ADMIN_AGENTS] }) }, odd],
    ['a page of a hotel', { check: 'html' }, odd],
    ['nothing at all', { check: 'empty' }, odd],
    ['an answer without end', { check: 'endless' }, odd],
    ['a redirect', { check: '302' }, odd],
    ['204', { check: '204' }, odd],
    ['a bad request', { check: '400' }, odd],
    ['410', { account: '410' }, odd],
    ['401', { check: '401' }, forbidden],
    ['403', { check: '403' }, forbidden],
    ['403 for the account', { account: '403' }, forbidden],
    ['404', { check: '404' }, { kind: 'unknown' }],
    ['404 while the rest is away', { account: '404', check: '503' }, { kind: 'unknown' }],
    ['no role while the rest is away', { account: '503', check: body([]) }, known([])],
    ['another account', { account: account({ id: personId(2) }) }, odd],
    ['an account that may not be read', { account: account({ accountEnabled: null }) }, odd],
    ['an account that is "true"', { account: account({ accountEnabled: 'true' }) }, odd],
    [
      'a type that may not be read',
      { account: account({ userType: null }) },
      known(['admin-agent'], { isMember: false }),
    ],
    [
      'a disabled account',
      { account: account({ accountEnabled: false }) },
      known(['admin-agent'], { isEnabled: false }),
    ],
    ['500', { all: '500' }, 'directory-server'],
    ['503 for the account', { account: '503' }, 'directory-server'],
    ['408', { check: '408' }, 'directory-server'],
    ['429', { check: '429 8' }, 'directory-throttled'],
    ['a reset', { check: 'reset' }, 'directory-network'],
    ['a body that is cut', { check: 'cut' }, 'directory-network'],
    ['no answer', { check: 'hang' }, 'directory-timeout'],
    ['a body that never ends', { account: 'slow-body' }, 'directory-timeout'],
  ];

  test.each(cases)('answered with %s', async (_, moods, expected) => {
    const directory = entraDirectory(SOURCE, graph.endpoint);
    expect(await directory.fault()).toBeUndefined();
    await calm({ people: { [AGENT]: isAgent }, moods });
    const began = performance.now();
    expect(await asked(directory)).toEqual(expected);
    expect(performance.now() - began).toBeLessThan(2_600);
    // Answers are kept, failures are not.
    expect(directory.kept(person(1))?.standing).toEqual(typeof expected === 'string' ? undefined : expected);
  });

  test('an answer that leaves a role out puts an end to the old one, and so does a refusal to answer', async () => {
    for (const moods of [
      { check: JSON.stringify({ value: [] }) },
      { check: '403' },
      { all: '404' },
      { check: 'html' },
    ]) {
      const { time, move } = movableTime();
      const directory = entraDirectory(SOURCE, graph.endpoint, time);
      const { guard, rows } = guardOf(directory, RULES, time);
      await calm({ people: { [AGENT]: isAgent } });
      expect((await askGate(guard, 'message', person(1))).admitted).toBe(true);
      move(6 * 60_000);
      await calm({ people: { [AGENT]: isAgent }, moods });
      expect((await askGate(guard, 'message', person(1))).admitted).toBe(false);
      await calm({ moods: { all: '503' } });
      move(30_000);
      expect(await askGate(guard, 'message', person(1))).toEqual({ admitted: false, why: 'directory-away' });
      expect(rows).toHaveLength(2);
    }
  });

  test('an id that was not asked for admits nobody, and without the comparison it would (negative control)', async () => {
    await calm({ people: { [AGENT]: { memberOf: [] } }, unasked: [HELPDESK, personId(9)] });
    expect(await asked(entraDirectory(SOURCE, graph.endpoint))).toEqual(known([]));
    const careless = loadMutant<typeof Entra>(
      'people/entra.ts',
      'people/graph.ts',
      'sought.filter(({ id }) => returned.has(id.toLowerCase()))',
      'sought.filter(() => returned.size > 0)',
    );
    expect(await asked(careless.entraDirectory(SOURCE, graph.endpoint))).toEqual(
      known(['global-admin', 'admin-agent']),
    );
  });
});

describe('many questions', () => {
  test('of 500 people at once, three clicks each, are one question a person and stay within the quota', async () => {
    const ids = Array.from({ length: 500 }, (_, index) => index + 1);
    await calm({
      people: Object.fromEntries(ids.map((id) => [personId(id), id % 2 ? isAgent : { memberOf: [] }])),
      latency: [20, 120],
    });
    const { time } = slowTime(8);
    const { guard } = guardOf(entraDirectory(SOURCE, graph.endpoint, time), RULES, time);
    const began = time.now().steady;
    const clicks = await Promise.all(
      [...ids, ...ids, ...ids].map(async (id) => ({
        id,
        admission: await askGate(guard, 'card-action', person(id)),
        took: time.now().steady - began,
      })),
    );
    for (const { id, admission } of clicks) expect(admission.admitted).toBe(id % 2 === 1);
    expect(Math.max(...clicks.map((click) => click.took))).toBeLessThan(3_000);
    const tally = await graph.tally();
    expect(tally).toMatchObject({ check: 500, account: 500, group: 1, throttled: 0, mostAtOnce: 1 });
    expect(tally.login).toBeLessThanOrEqual(1);
    expect(tally.mostUnits).toBeLessThanOrEqual(3_500);
  }, 60_000);

  test('of 1,500 people at once are spread: the quota is never overrun, the rest is asked to try again', async () => {
    const { time, move } = slowTime(8);
    const ids = Array.from({ length: 1_500 }, (_, index) => index + 1);
    await calm({ people: Object.fromEntries(ids.map((id) => [personId(id), isAgent])) });
    const directory = entraDirectory(SOURCE, graph.endpoint, time);
    const { guard } = guardOf(directory, RULES, time);
    const admissions = await Promise.all(ids.map((id) => askGate(guard, 'message', person(id))));
    const tally = await graph.tally();
    expect(tally.throttled).toBe(0);
    expect(tally.mostUnits).toBeLessThanOrEqual(3_500);
    const admitted = admissions.filter((one) => one.admitted).length;
    expect(admitted).toBeGreaterThanOrEqual(499);
    expect(admissions.filter((one) => one.why === 'directory-away')).toHaveLength(1_500 - admitted);
    move(25_000);
    await calm({ people: { [personId(1_500)]: isAgent } });
    expect((await askGate(guard, 'message', person(1_500))).admitted).toBe(true);
  }, 60_000);

  test('keep 5,000 answers and forget the one that was not looked at for the longest time', async () => {
    const { createKept } = jest.requireActual<typeof import('../../src/people/kept')>('../../src/people/kept');
    const kept = createKept<number>(5_000);
    for (let id = 0; id < 5_000; id += 1) kept.set(`${id}`, id);
    expect(kept.get('0')).toBe(0);
    kept.set('one more', 1);
    expect([kept.get('0'), kept.get('1'), kept.get('2'), kept.get('one more')]).toEqual([0, undefined, 2, 1]);
  });
});

describe('a directory that is away', () => {
  test('with a Retry-After is left alone for that long, by everybody', async () => {
    const { time, move } = movableTime();
    const directory = entraDirectory(SOURCE, graph.endpoint, time);
    await directory.fault();
    await calm({ people: { [AGENT]: isAgent }, moods: { check: '429 8' } });
    expect(await asked(directory)).toBe('directory-throttled');
    await calm({ people: { [AGENT]: isAgent, [personId(2)]: isAgent } });
    expect(await asked(directory, personId(2))).toBe('directory-paused');
    move(7_500);
    expect(await asked(directory)).toBe('directory-paused');
    expect(await graph.tally()).toMatchObject({ check: 0, account: 0 });
    move(600);
    expect(await asked(directory)).toEqual(known(['admin-agent']));
  });

  test('for five tries is left alone for ten seconds; then one person finds out for everybody', async () => {
    const { time, move } = movableTime();
    const directory = entraDirectory(SOURCE, graph.endpoint, time);
    await directory.fault();
    await calm({ moods: { all: '503' } });
    for (let tries = 0; tries < 3; tries += 1) await asked(directory);
    expect(await graph.tally()).toMatchObject({ check: 5 });
    expect(await asked(directory)).toBe('directory-resting');
    move(10_001);
    expect(await Promise.all([1, 2, 3].map((id) => asked(directory, personId(id))))).toEqual([
      'directory-server',
      'directory-resting',
      'directory-resting',
    ]);
    expect(await graph.tally()).toMatchObject({ check: 6 });
    move(10_001);
    await calm({ people: { [AGENT]: isAgent } });
    expect(await asked(directory)).toEqual(known(['admin-agent']));
    expect(await asked(directory, personId(2))).toEqual({ kind: 'unknown' });
  });

  test('never keeps the chat waiting for three seconds, whatever it does', async () => {
    const moods = ['hang', 'slow-body', 'reset', 'cut', '500', '429', '503 3600', 'endless', 'html', 'empty'];
    for (const mood of moods) {
      await calm({ people: { [AGENT]: isAgent }, moods: { all: mood } });
      // Cold: not even the groups have been looked at.
      const { guard } = guardOf(entraDirectory(SOURCE, graph.endpoint));
      const began = performance.now();
      expect((await askGate(guard, 'message', person(1))).admitted).toBe(false);
      expect(performance.now() - began).toBeLessThan(3_000);
    }
  }, 30_000);

  test('because the login is away, is no reason to wait for the login either', async () => {
    const { time, move } = movableTime();
    const directory = entraDirectory(SOURCE, graph.endpoint, time);
    expect(await asked(directory)).toEqual(known(['admin-agent']));
    // The token has an hour, and the login is away when it would be renewed.
    move(57 * 60_000);
    await calm({ people: { [AGENT]: isAgent }, moods: { login: '500' } });
    expect(await asked(directory)).toEqual(known(['admin-agent']));
  });
});

describe('the pinned group', () => {
  const cases: readonly (readonly [string, GraphState['groups'], RegExp])[] = [
    ['is not there', {}, /^ADMIN_AGENTS_GROUP_ID: .* is not in the tenant/],
    ['is not a security group', { [ADMIN_AGENTS]: { displayName: 'AdminAgents', securityEnabled: false } }, /security/],
    ['is mail-enabled', { [ADMIN_AGENTS]: { displayName: 'AdminAgents', mailEnabled: true } }, /mail-enabled/],
    ['has a dynamic rule', { [ADMIN_AGENTS]: { displayName: 'AdminAgents', membershipRule: 'user.x' } }, /dynamic/],
    ['is dynamic', { [ADMIN_AGENTS]: { displayName: 'AdminAgents', groupTypes: ['DynamicMembership'] } }, /dynamic/],
    ['is another one', { [ADMIN_AGENTS]: { displayName: 'All staff' } }, /is not called AdminAgents/],
  ];

  test.each(cases)('that %s lets nobody in and says why', async (_, groups, why) => {
    await calm({ people: { [AGENT]: isAgent }, groups });
    const directory = entraDirectory(SOURCE, graph.endpoint);
    expect(await directory.fault()).toMatch(why);
    expect(await asked(directory)).toBe('directory-unready');
    expect(await graph.tally()).toMatchObject({ check: 0 });
  });

  test('that may not be read names the permission', async () => {
    await calm({ moods: { group: '403' } });
    expect(await entraDirectory(SOURCE, graph.endpoint).fault()).toMatch(/GroupMember\.Read\.All/);
  });

  test('that was mended is seen to be right without a new start', async () => {
    const { time, move } = movableTime();
    await calm({ people: { [AGENT]: isAgent }, groups: {} });
    const directory = entraDirectory(SOURCE, graph.endpoint, time);
    expect(await directory.fault()).toBeDefined();
    await calm({ people: { [AGENT]: isAgent } });
    move(10_001);
    expect(await directory.fault()).toBeUndefined();
    expect(await asked(directory)).toEqual(known(['admin-agent']));
  });

  test('of another role may have any name', async () => {
    const grants = [...GRANTS, { role: 'helpdesk-agent', id: HELPDESK, kind: 'group' as const }];
    await calm({ people: { [AGENT]: { memberOf: [HELPDESK] } } });
    const directory = entraDirectory({ ...SOURCE, grants }, graph.endpoint);
    expect(await asked(directory)).toEqual(known(['helpdesk-agent']));
  });
});
