import { ENTRY_POINTS, type EntryPoint } from '../../src/domain/access';
import { GLOBAL_ADMINISTRATOR, type Person } from '../../src/domain/role';
import type * as Flow from '../../src/flows/admission';
import { askGate } from '../../src/flows/admission';
import type * as Entra from '../../src/people/entra';
import { entraDirectory } from '../../src/people/entra';
import {
  ADMIN_AGENTS,
  GROUPS,
  guardOf,
  HELPDESK,
  movableTime,
  NESTED,
  personId,
  playMachine,
  RULES,
  SOURCE,
  TENANT,
} from '../support/directory';
import { type GraphPerson, type RunningGraph, startGraph } from '../support/graph';
import { loadMutant } from '../support/mutant';

/** Twelve people, what the directory knows of them, and how the channel names them. */
interface Identity {
  readonly known?: GraphPerson;
  readonly person: Person | undefined;
}
const here = (number: number): Person => ({ objectId: personId(number), tenantId: TENANT });
const IDENTITIES = {
  'an admin agent': { person: here(1), known: { memberOf: [ADMIN_AGENTS] } },
  'a Global administrator': { person: here(2), known: { memberOf: [GLOBAL_ADMINISTRATOR] } },
  'an admin agent of a nested group': { person: here(3), known: { memberOf: [NESTED] } },
  'an admin agent whose id comes in capitals': {
    person: { objectId: personId(4).toUpperCase(), tenantId: TENANT.toUpperCase() },
    known: { memberOf: [ADMIN_AGENTS] },
  },
  'a colleague without a role': { person: here(5), known: { memberOf: [HELPDESK] } },
  'a guest in AdminAgents': { person: here(6), known: { memberOf: [ADMIN_AGENTS], userType: 'Guest' } },
  'a disabled admin agent': { person: here(7), known: { memberOf: [ADMIN_AGENTS], accountEnabled: false } },
  'somebody the directory does not know': { person: here(8) },
  'an admin agent in another tenant': {
    person: { objectId: personId(1), tenantId: '7d5f1a52-0000-4000-8000-00000000000b' },
  },
  'an admin agent without a tenant': { person: { objectId: personId(1) } },
  nobody: { person: undefined },
  'an id that is none': { person: { objectId: `${personId(1)}/../${personId(2)}`, tenantId: TENANT } },
} as const satisfies Readonly<Record<string, Identity>>;

/** Outcomes: admitted by a role, on an old answer, refused for good (with the rule), or asked to try again. */
type Cell = 'in' | 'in, unchecked' | 'again' | `no: ${string}`;
type Weather = 'up' | 'stale' | 'down';
type Row = Readonly<Record<Weather, Cell>>;
const roleForReading: Row = { up: 'in', stale: 'in, unchecked', down: 'again' };
const roleForChanging: Row = { up: 'in', stale: 'again', down: 'again' };
const refused = (why: string): Row => ({ up: `no: ${why}`, stale: 'again', down: 'again' });
const always = (why: string): Row => ({ up: `no: ${why}`, stale: `no: ${why}`, down: `no: ${why}` });

const ROLE: Readonly<Record<EntryPoint, Row>> = {
  message: roleForReading,
  'card-action': roleForReading,
  'card-change': roleForChanging,
  'message-extension': roleForReading,
};

/** The table: who gets in where. The same everywhere but for those who hold a role. */
const TABLE: Readonly<Record<keyof typeof IDENTITIES, Row | Readonly<Record<EntryPoint, Row>>>> = {
  'an admin agent': ROLE,
  'a Global administrator': ROLE,
  'an admin agent of a nested group': ROLE,
  'an admin agent whose id comes in capitals': ROLE,
  'a colleague without a role': refused('no-role'),
  'a guest in AdminAgents': refused('guest'),
  'a disabled admin agent': refused('disabled'),
  'somebody the directory does not know': refused('unknown-person'),
  'an admin agent in another tenant': always('other-tenant'),
  'an admin agent without a tenant': always('other-tenant'),
  nobody: always('no-identity'),
  'an id that is none': always('no-identity'),
};

type Code = Pick<typeof Flow, 'askGate'> & Pick<typeof Entra, 'entraDirectory'>;

let graph: RunningGraph;
const people = Object.fromEntries(
  Object.values(IDENTITIES).flatMap((one: Identity) =>
    one.known && one.person ? [[one.person.objectId.toLowerCase(), one.known]] : [],
  ),
);

beforeAll(async () => {
  graph = await startGraph();
  playMachine(graph.endpoint);
});
afterAll(() => graph?.stop());

async function weatherIs(weather: 'up' | 'down'): Promise<void> {
  await graph.set({ people, groups: GROUPS, moods: weather === 'up' ? {} : { account: 'reset', check: '503' } });
}

/** Everybody at every entry point under one weather, each entry point with a directory of its own. */
async function walk(weather: Weather, code: Code): Promise<string[][]> {
  const cells: string[][] = [];
  for (const entryPoint of [...Object.keys(ENTRY_POINTS), 'an invoke nobody knows']) {
    const { time, move } = movableTime();
    const directory = code.entraDirectory(SOURCE, graph.endpoint, time);
    const { guard } = guardOf(directory, RULES, time);
    await weatherIs('up');
    if (weather === 'down') await directory.fault();
    if (weather === 'stale') {
      for (const { person } of Object.values(IDENTITIES)) await code.askGate(guard, 'message', person);
      move(10 * 60_000);
    }
    if (weather !== 'up') await weatherIs('down');
    for (const [name, { person }] of Object.entries(IDENTITIES)) {
      const admission = await code.askGate(guard, entryPoint, person);
      const held = admission.why === 'stale-role' ? 'in, unchecked' : 'in';
      const cell = admission.admitted ? held : admission.why === 'directory-away' ? 'again' : `no: ${admission.why}`;
      cells.push([entryPoint, name, weather, cell]);
    }
  }
  return cells;
}

function expected(weather: Weather): string[][] {
  const listed = (Object.keys(ENTRY_POINTS) as EntryPoint[]).flatMap((entryPoint) =>
    (Object.keys(IDENTITIES) as (keyof typeof IDENTITIES)[]).map((name) => {
      const row = TABLE[name];
      return [entryPoint, name, weather, 'up' in row ? row[weather] : row[entryPoint][weather]];
    }),
  );
  const unlisted = Object.keys(IDENTITIES).map((name) => [
    'an invoke nobody knows',
    name,
    weather,
    'no: unknown-entry-point',
  ]);
  return [...listed, ...unlisted];
}

test('the table has a row for every entry point', () => {
  expect(Object.keys(ROLE).sort()).toEqual(Object.keys(ENTRY_POINTS).sort());
});

test.each(['up', 'stale', 'down'] as const)(
  'with the directory %s, everybody gets in exactly where the table says',
  async (weather) => {
    expect(await walk(weather, { askGate, entraDirectory })).toEqual(expected(weather));
  },
  60_000,
);

describe('the table finds out when a guard is missing (negative control):', () => {
  test.each([
    ['the tenant', 'up', 'domain/access.ts', "rules.tenants !== 'any' &&", 'false &&'],
    ['the object id', 'up', 'domain/access.ts', '!isGuid(person.objectId)', 'false'],
    ['the age', 'stale', 'domain/access.ts', 'age <= FRESH_MS[access]', 'true'],
    ['writes failing closed', 'stale', 'domain/access.ts', "&& access === 'read' &&", '&&'],
    [
      'the list of entry points',
      'up',
      'domain/access.ts',
      "if (!isEntryPoint(entryPoint)) return 'unknown-entry-point';",
      '',
    ],
    [
      'the account',
      'up',
      'people/graph.ts',
      "typeof isEnabled === 'boolean';\n",
      "typeof isEnabled === 'boolean';\n  if (data) return { kind: 'known', roles: [], isMember: true, isEnabled: true };\n",
    ],
  ] as const)(
    '%s',
    async (_, weather, file, from, to) => {
      const flow = loadMutant<typeof Flow>('flows/admission.ts', file, from, to);
      const people = loadMutant<typeof Entra>('people/entra.ts', file, from, to);
      const code = { askGate: flow.askGate, entraDirectory: people.entraDirectory };
      expect(await walk(weather, code)).not.toEqual(expected(weather));
    },
    60_000,
  );
});
