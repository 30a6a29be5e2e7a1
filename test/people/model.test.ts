import type * as Access from '../../src/domain/access';
import type { AccessList, Admission, EntryPoint, Standing } from '../../src/domain/access';
import { ENTRY_POINTS } from '../../src/domain/access';
import type * as Flow from '../../src/flows/admission';
import type { AccessLists, AuditRow } from '../../src/flows/ports';
import type * as Entra from '../../src/people/entra';
import type { Graph, Tried } from '../../src/people/graph';
import { loadMutant } from '../support/mutant';
import { virtualTime } from '../support/virtual-time';

/**
 * Random lives of a bot: people gain and lose roles, the directory fails in every way it can, clocks jump, machines
 * sleep, operators deny and flush. A witness beside the bot writes down what the directory really said and when, in
 * time that cannot be set, and every decision has to be covered by it.
 */

const SEQUENCES = Number(process.env['SIGNPOST_SEQUENCES'] ?? 10_000);
const STEPS = 14;
const TENANT = '7d5f1a52-0000-4000-8000-00000000000a';
const PEOPLE = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
const GROUP = '90f0a1b2-0000-4000-8000-00000000000c';
const MINUTE = 60_000;

interface Code {
  readonly flow: Pick<typeof Flow, 'askGate' | 'createGuard'>;
  readonly entra: Pick<typeof Entra, 'directoryOn'>;
}
const REAL: Code = { flow: require('../../src/flows/admission'), entra: require('../../src/people/entra') };

interface Heard {
  /** Real milliseconds when the question was asked and when the answer was there. */
  readonly asked: number;
  readonly heard: number;
  readonly standing: Standing;
}

/** A small generator of numbers in [0, 1), the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mood = 'up' | '500' | '429' | '429-long' | 'hang' | 'reset' | 'late' | 'odd' | '401' | 'flapping' | 'throws';
const MOODS: readonly Mood[] = [
  ...(['up', 'up', 'up', 'up', '500', '429', '429-long', 'hang', 'reset', 'late', 'odd', '401'] as const),
  ...(['flapping', 'throws'] as const),
];

/** What went wrong in the life of one seed; undefined when every decision was covered. */
async function live(seed: number, code: Code): Promise<string | undefined> {
  const roll = dice(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T;
  const world = virtualTime();
  // No two clocks can tell the time of a machine that sleeps and then has its clock set back.
  const sleeps = roll() < 0.5;
  const { time } = world;
  const heard = new Map<string, Heard[]>(PEOPLE.map((id) => [id, []]));
  const truth = new Map<string, Standing>();
  const decide = (): Standing =>
    pick<Standing>([
      { kind: 'known', roles: ['admin-agent'], isMember: true, isEnabled: true },
      { kind: 'known', roles: ['admin-agent'], isMember: true, isEnabled: true },
      { kind: 'known', roles: [], isMember: true, isEnabled: true },
      { kind: 'known', roles: ['admin-agent'], isMember: false, isEnabled: true },
      { kind: 'known', roles: ['admin-agent'], isMember: true, isEnabled: false },
      { kind: 'unknown' },
    ]);
  for (const id of PEOPLE) truth.set(id, decide());
  let mood: Mood = 'up';
  let calmSince = 0;
  let most = 0;
  const inFlight = new Map<string, number>();

  const reply = async (mooded: Mood): Promise<Tried<'truth' | 'odd' | 'forbidden'>> => {
    const latency = 20 + Math.floor(roll() * 400);
    switch (mooded) {
      case 'up':
        await time.wait(latency).over;
        return { kind: 'answer', value: 'truth' };
      case '500':
        return { kind: 'away', code: 'server' };
      case '429':
        return { kind: 'away', code: 'throttled' };
      case '429-long':
        return { kind: 'away', code: 'throttled', retryAfter: 8_000 };
      case 'hang':
        await time.wait(20 * MINUTE).over;
        return { kind: 'answer', value: 'truth' };
      case 'reset':
        await time.wait(latency).over;
        return { kind: 'away', code: 'network' };
      case 'late':
        await time.wait(900 + Math.floor(roll() * 1_500)).over;
        return { kind: 'answer', value: 'truth' };
      case 'odd':
        return { kind: 'answer', value: 'odd' };
      case '401':
        return { kind: 'answer', value: 'forbidden' };
      case 'flapping':
        return reply(roll() < 0.5 ? 'up' : 'reset');
      case 'throws':
        throw new Error('The network is on fire.');
      default:
        return mooded satisfies never;
    }
  };
  const graph: Graph = {
    standing: async (id, _sought, signal) => {
      const asked = world.elapsed();
      inFlight.set(id, (inFlight.get(id) ?? 0) + 1);
      most = Math.max(most, inFlight.get(id) ?? 0);
      signal.addEventListener('abort', () => inFlight.set(id, (inFlight.get(id) ?? 1) - 1));
      const value = truth.get(id) ?? { kind: 'unknown' };
      const tried = await reply(mood).catch((error) => {
        inFlight.set(id, (inFlight.get(id) ?? 1) - 1);
        throw error;
      });
      if (signal.aborted) return { kind: 'away', code: 'network' };
      inFlight.set(id, (inFlight.get(id) ?? 1) - 1);
      if (tried.kind === 'away') return tried;
      const standing: Standing = tried.value === 'truth' ? value : { kind: tried.value };
      heard.get(id)?.push({ asked, heard: world.elapsed(), standing });
      return { kind: 'answer', value: standing };
    },
    group: async (id) => ({
      kind: 'answer',
      value: { id, name: 'AdminAgents', isSecurity: true, isMailEnabled: false, isDynamic: false },
    }),
    groupsNamed: async () => ({ kind: 'answer', value: [] }),
  };

  let list: AccessList = { denied: [], epoch: 0 };
  let flushed = Number.NEGATIVE_INFINITY;
  const deniedSince = new Map<string, number>();
  const access: AccessLists = { load: async () => ({ value: list, version: 1 }), save: async () => true };
  const rows: AuditRow[] = [];
  const staleReadMs = pick([0, 15 * MINUTE]);
  const directory = code.entra.directoryOn({
    graph,
    time,
    grants: [{ role: 'admin-agent', id: GROUP, kind: 'group', expectedName: 'AdminAgents' }],
    chance: roll,
  });
  const guard = code.flow.createGuard({
    directory,
    access,
    audit: {
      add: async (row) => {
        rows.push(row);
      },
      all: async function* () {},
      count: async () => rows.length,
    },
    rules: { roles: ['admin-agent'], tenants: [TENANT], guests: 'deny', staleReadMs, isClosed: false },
    time,
    report: () => undefined,
  });

  const isGood = (standing: Standing): boolean =>
    standing.kind === 'known' && standing.isEnabled && standing.isMember && standing.roles.includes('admin-agent');

  /** Why no answer that was the last one at some instant of the decision covers it. */
  const fault = (id: string, entry: EntryPoint, began: number, admission: Admission): string | undefined => {
    const now = world.elapsed();
    if (now - began > 3_000) return `answered after ${now - began} ms`;
    const all = heard.get(id) ?? [];
    const before = all.filter((one) => one.heard < began).at(-1);
    const during = all.filter((one) => one.heard >= began);
    const faults = [...during, before].map((last) => faultBy(last, id, entry, began, admission));
    return faults.includes(undefined) ? undefined : faults[0];
  };

  const faultBy = (
    last: Heard | undefined,
    id: string,
    entry: EntryPoint,
    began: number,
    admission: Admission,
  ): string | undefined => {
    const now = world.elapsed();
    const denied = deniedSince.get(id);
    const isCalm = mood === 'up' && began - calmSince > 16 * MINUTE && began - flushed > 1_000;
    if (admission.admitted) {
      if (!last || !isGood(last.standing)) return 'admitted without a role';
      if (denied !== undefined && now - denied > 1_000) return 'admitted from the deny list';
      if (flushed > last.asked && now - flushed > 1_000) return 'admitted on an answer from before the flush';
      const isRead = ENTRY_POINTS[entry] === 'read';
      const limit = admission.why === 'stale-role' ? staleReadMs : isRead ? 5 * MINUTE : MINUTE;
      if (admission.why === 'stale-role' && (!isRead || isCalm)) return 'admitted on an old answer for no reason';
      if (now - last.asked > limit) return `admitted on an answer ${now - last.asked} ms old (${admission.why})`;
      if (!isRead && rows.at(-1)?.admitted !== true) return 'a change without a row';
      return undefined;
    }
    if (!rows.some((row) => row.why === admission.why)) return 'a refusal without a row';
    if (admission.why === 'deny-list') return denied === undefined ? 'refused by an old deny list' : undefined;
    if (isCalm && admission.why === 'directory-away') return 'called away although all is calm';
    if (isCalm && denied === undefined && isGood(truth.get(id) ?? { kind: 'unknown' })) {
      const isRecent = last && !isGood(last.standing) && now - last.asked <= 20_000;
      if (!isRecent) return `refused (${admission.why}) although all is calm and the role is held`;
    }
    if (admission.why === 'directory-away') return undefined;
    if (!last || isGood(last.standing)) return `refused (${admission.why}) against the last answer`;
    return now - last.asked > 20_000 ? 'refused on an old denial' : undefined;
  };

  const ask = async (id: string, entry: EntryPoint): Promise<string | undefined> => {
    const began = world.elapsed();
    const admission = await code.flow.askGate(guard, entry, { objectId: id, tenantId: TENANT });
    return fault(id, entry, began, admission);
  };

  const deny = (id: string): void => {
    const isDenied = list.denied.includes(id);
    list = { ...list, denied: isDenied ? list.denied.filter((one) => one !== id) : [...list.denied, id] };
    if (isDenied) deniedSince.delete(id);
    else deniedSince.set(id, world.elapsed());
  };

  for (let step = 0; step < STEPS; step += 1) {
    const chance = roll();
    if (chance < 0.5) {
      const id = pick(PEOPLE);
      const times = roll() < 0.2 ? 3 : 1;
      const entries = Array.from({ length: times }, () => pick(Object.keys(ENTRY_POINTS) as EntryPoint[]));
      const faults = await world.until(Promise.all(entries.map((entry) => ask(id, entry))));
      const found = faults.find((one) => one !== undefined);
      if (found) return `step ${step}: ${found}`;
      if (most > 1) return `step ${step}: ${most} questions at once about one person`;
    } else if (chance < 0.66) {
      await world.pass(pick([500, 5_000, 15_000, 30_000, 61_000, 2 * MINUTE, 6 * MINUTE, 14 * MINUTE, 17 * MINUTE]));
    } else if (chance < 0.76) {
      truth.set(pick(PEOPLE), decide());
      calmSince = Math.max(calmSince, world.elapsed() - 16 * MINUTE + 21_000);
    } else if (chance < 0.88) {
      mood = pick(MOODS);
      calmSince = world.elapsed();
    } else if (chance < 0.92) {
      world.shiftWall(pick(sleeps ? [1, 5, 60] : [-60, -5, -1, 1, 5, 60]) * MINUTE);
    } else if (chance < 0.94 && sleeps) {
      world.sleep(pick([1, 4, 30]) * MINUTE);
      calmSince = world.elapsed();
    } else if (chance < 0.97) {
      deny(pick(PEOPLE));
      await world.pass(501);
    } else {
      list = { ...list, epoch: list.epoch + 1 };
      flushed = world.elapsed();
    }
  }
  return undefined;
}

async function failuresOf(code: Code, seeds: readonly number[]): Promise<string[]> {
  const failures: string[] = [];
  for (const seed of seeds) {
    const failure = await live(seed, code);
    if (failure) failures.push(`seed ${seed}: ${failure}`);
  }
  return failures;
}

const seedsFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);

test(`in ${SEQUENCES} random lives nobody is admitted on anything the directory did not say in time`, async () => {
  const first = Number(process.env['SIGNPOST_SEED'] ?? 1);
  expect(await failuresOf(REAL, seedsFrom(first, SEQUENCES))).toEqual([]);
}, 300_000);

/** Each guard, and how the source looks without it. */
const CONTROLS: Readonly<Record<string, readonly [file: string, from: string, to: string]>> = {
  'the age of a role': ['domain/access.ts', 'age <= FRESH_MS[access]', 'age < Infinity'],
  'the age of a denial': ['domain/access.ts', 'age <= FRESH_MS.denial', 'age < Infinity'],
  'the age of an old answer': ['domain/access.ts', 'age <= rules.staleReadMs', 'age < Infinity'],
  'writes failing closed': ['domain/access.ts', "asking === 'away' && access === 'read' &&", "asking === 'away' &&"],
  'the second clock': [
    'domain/access.ts',
    'Math.max(now.wall - then.wall, now.steady - then.steady)',
    'now.wall - then.wall',
  ],
  'the first clock': [
    'domain/access.ts',
    'Math.max(now.wall - then.wall, now.steady - then.steady)',
    'now.steady - then.steady',
  ],
  'the flush': ['domain/access.ts', ' || fact.epoch !== list.epoch', ''],
  'the deny list': [
    'domain/access.ts',
    "list.denied.includes(person.objectId.toLowerCase()) ? 'deny-list' : undefined",
    'undefined',
  ],
  'the account': ['domain/access.ts', '!standing.isEnabled', 'false'],
  'the guests': ['domain/access.ts', "!standing.isMember && rules.guests === 'deny'", 'false'],
  'the role itself': ['domain/access.ts', 'standing.roles.includes(one)', 'true'],
};

describe('the same lives find out when a guard is missing (negative control):', () => {
  test.each(Object.entries(CONTROLS))(
    '%s',
    async (_, [file, from, to]) => {
      const code: Code = {
        flow: loadMutant<typeof Flow>('flows/admission.ts', file, from, to),
        entra: REAL.entra,
      };
      const failures = await failuresOf(code, seedsFrom(1, 800));
      expect(failures.length).toBeGreaterThan(0);
    },
    120_000,
  );
});

test('the decision of the gate is what the controls take apart', () => {
  const access = loadMutant<typeof Access>(
    'domain/access.ts',
    'domain/access.ts',
    "message: 'read'",
    "message: 'write'",
  );
  expect(access.accessOf('message')).toBe('write');
});
