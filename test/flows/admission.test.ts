import { type AccessList, isPassing } from '../../src/domain/access';
import { readAction } from '../../src/flows/action';
import { askGate, createGuard, entryOfAction, type Guard, type GuardParts } from '../../src/flows/admission';
import type { AuditRow, Directory } from '../../src/flows/ports';
import { fixedDirectory } from '../../src/people/fixed';
import { personId, RULES, TENANT } from '../support/directory';
import { type VirtualTime, virtualTime } from '../support/virtual-time';

const AGENT = { objectId: personId(1), tenantId: TENANT };
const STRANGER = { objectId: personId(2), tenantId: TENANT };

let world: VirtualTime;
let list: AccessList | undefined;
let rows: AuditRow[];
let reported: unknown[];
let loads: number;
beforeEach(() => {
  world = virtualTime();
  list = undefined;
  rows = [];
  reported = [];
  loads = 0;
});

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
const away: Directory = {
  kept: () => undefined,
  ask: async () => {
    throw Object.assign(new Error('away'), { code: 'directory-timeout' });
  },
  fault: async () => undefined,
};

function guard(over: Partial<GuardParts> = {}): Guard {
  return createGuard({
    directory: fixedDirectory(new Map([[personId(1), ['admin-agent']]]), world.time.now),
    access: {
      load: async () => {
        loads += 1;
        return list && { value: list, version: 1 };
      },
      save: async () => true,
    },
    audit: {
      add: async (row) => {
        rows.push(row);
      },
      all: async function* () {
        yield* rows;
      },
      count: async () => rows.length,
    },
    rules: RULES,
    time: world.time,
    report: (error) => reported.push(error),
    ...over,
  });
}

const at = (asked: Guard, entryPoint: string, person = AGENT) => world.until(askGate(asked, entryPoint, person));

describe('the audit', () => {
  test('has a row for every admission to a change and for every refusal, and none for looking', async () => {
    const open = guard();
    await at(open, 'message');
    await at(open, 'card-change');
    await at(open, 'message', STRANGER);
    await at(open, 'composeExtension/unheard-of');
    await world.until(askGate(open, 'message', undefined));
    await at(open, 'message', { ...AGENT, objectId: '<b>Somebody</b>' });
    expect(rows).toEqual([
      { entryPoint: 'card-change', admitted: true, why: 'role', age: 0, objectId: personId(1), at: rows[0]?.at },
      { entryPoint: 'message', admitted: false, why: 'no-role', age: 0, objectId: personId(2), at: rows[1]?.at },
      { entryPoint: 'unknown', admitted: false, why: 'unknown-entry-point', objectId: personId(1), at: rows[2]?.at },
      { entryPoint: 'message', admitted: false, why: 'no-identity', at: rows[3]?.at },
      { entryPoint: 'message', admitted: false, why: 'no-identity', at: rows[4]?.at },
    ]);
    expect(rows[0]?.at).toBe('2026-11-23T09:00:00.000Z');
  });

  test('that cannot be written keeps everybody from changing anything, and nobody from looking', async () => {
    for (const add of [() => Promise.reject(new Error('disk full')), () => never<void>()]) {
      const open = guard({ audit: { add, all: async function* () {}, count: async () => 0 } });
      expect(await at(open, 'card-change')).toEqual({ admitted: false, why: 'audit-away' });
      expect(await at(open, 'card-action')).toMatchObject({ admitted: true });
      expect(await at(open, 'message', STRANGER)).toMatchObject({ admitted: false, why: 'no-role' });
    }
    expect(reported).toHaveLength(4);
  });

  test('says when an old answer was used, and how old it was', async () => {
    const standing = { kind: 'known', roles: ['admin-agent'], isMember: true, isEnabled: true } as const;
    const fact = { standing, asked: world.time.now(), epoch: 0 };
    const open = guard({ directory: { ...away, kept: () => fact } });
    await world.pass(10 * 60_000);
    expect(await at(open, 'message')).toEqual({ admitted: true, why: 'stale-role', role: 'admin-agent', age: 600_000 });
    expect(await at(open, 'card-change')).toEqual({ admitted: false, why: 'directory-away' });
    expect(rows).toMatchObject([
      { admitted: true, why: 'stale-role', age: 600_000 },
      { admitted: false, why: 'directory-away' },
    ]);
    const strict = guard({ directory: { ...away, kept: () => fact }, rules: { ...RULES, staleReadMs: 0 } });
    expect(await at(strict, 'message')).toEqual({ admitted: false, why: 'directory-away' });
  });
});

describe('the access list', () => {
  test('keeps a person out whatever the directory says, within a second, on every instance', async () => {
    const instances = [guard(), guard()];
    for (const one of instances) expect(await at(one, 'message')).toMatchObject({ admitted: true });
    list = { denied: [personId(1)], epoch: 0 };
    await world.pass(1_000);
    for (const one of instances) expect(await at(one, 'message')).toEqual({ admitted: false, why: 'deny-list' });
    list = { denied: [], epoch: 0 };
    await world.pass(1_000);
    for (const one of instances) expect(await at(one, 'message')).toMatchObject({ admitted: true });
  });

  test('is read once in half a second, however many ask', async () => {
    const open = guard();
    await world.until(Promise.all(Array.from({ length: 200 }, () => askGate(open, 'message', AGENT))));
    expect(loads).toBe(1);
    await world.pass(501);
    await at(open, 'message');
    expect(loads).toBe(2);
  });

  test('that cannot be read lets nobody in, and everybody try again', async () => {
    const faults = [() => Promise.reject(new Error('no primary')), () => never<undefined>()];
    for (const load of faults) {
      const open = guard({ access: { load, save: async () => true } });
      for (const entryPoint of ['message', 'card-change'])
        expect(await at(open, entryPoint)).toEqual({ admitted: false, why: 'list-away' });
    }
  });

  test('is not read for somebody who is refused without it', async () => {
    await at(guard(), 'message', { ...AGENT, tenantId: personId(7) });
    expect(loads).toBe(0);
  });
});

test('a bot that admits nobody says so to everybody', async () => {
  const closed = guard({ rules: { ...RULES, isClosed: true } });
  expect(await at(closed, 'message')).toEqual({ admitted: false, why: 'closed' });
});

test('the answer is there within three seconds when everything hangs at once', async () => {
  const hanging = guard({
    directory: { ...away, ask: () => never() },
    audit: { add: () => never<void>(), all: async function* () {}, count: async () => 0 },
    access: {
      load: async () => {
        await world.time.wait(390).over;
        return undefined;
      },
      save: async () => true,
    },
  });
  for (const entryPoint of ['message', 'card-change']) {
    const began = world.elapsed();
    const admission = await at(hanging, entryPoint);
    expect(!admission.admitted && isPassing(admission.why)).toBe(true);
    expect(world.elapsed() - began).toBeLessThan(3_000);
  }
});

test('only what changes something that everybody sees is a change', () => {
  const form = { v: 1, do: 'save-settings', models: 'direct-bill', usual: 'direct-bill' };
  expect(entryOfAction(readAction(form))).toBe('card-change');
  const contact = { v: 1, offerId: 'x', contact: 'support', seen: '1', change: '1' };
  for (const verb of ['confirm', 'bounce', 'save-contact', 'undo-change'])
    expect(entryOfAction(readAction({ ...contact, do: verb }))).toBe('card-change');
  for (const verb of ['correct', 'leave-contact'])
    expect(entryOfAction(readAction({ ...contact, do: verb }))).toBe('card-action');
  expect(entryOfAction(readAction({ v: 1, do: 'triage' }))).toBe('card-action');
  expect(entryOfAction(readAction({ v: 99, do: 'save-settings' }))).toBe('card-action');
  expect(entryOfAction(readAction('nonsense'))).toBe('card-action');
});
