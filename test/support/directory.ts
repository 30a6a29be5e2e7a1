import type { DirectorySource, Grant } from '../../src/config/roles';
import type { AccessRules } from '../../src/domain/access';
import { GLOBAL_ADMINISTRATOR } from '../../src/domain/role';
import { createGuard, type Guard } from '../../src/flows/admission';
import type { AuditRow, Directory, Time } from '../../src/flows/ports';
import { machineTime } from '../../src/people/time';

/** The partner's tenant of the tests, its groups and the rules that go with them. */
export const TENANT = '7d5f1a52-0000-4000-8000-00000000000a';
export const ADMIN_AGENTS = '90f0a1b2-0000-4000-8000-00000000000c';
export const NESTED = '90f0a1b2-0000-4000-8000-00000000000d';
export const HELPDESK = '90f0a1b2-0000-4000-8000-00000000000e';

export const GRANTS: readonly Grant[] = [
  { role: 'global-admin', id: GLOBAL_ADMINISTRATOR, kind: 'role-template' },
  { role: 'admin-agent', id: ADMIN_AGENTS, kind: 'group', expectedName: 'AdminAgents' },
];
export const GROUPS = {
  [ADMIN_AGENTS]: { displayName: 'AdminAgents' },
  [NESTED]: { displayName: 'Azure managers', memberOf: [ADMIN_AGENTS] },
  [HELPDESK]: { displayName: 'HelpdeskAgents' },
};

export const RULES: AccessRules = {
  roles: ['global-admin', 'admin-agent'],
  tenants: [TENANT],
  guests: 'deny',
  staleReadMs: 15 * 60_000,
  isClosed: false,
};

/** A source that proves itself with the managed identity of the machine, which the tests' Graph plays as well. */
export const SOURCE: DirectorySource = {
  kind: 'directory',
  tenantId: TENANT,
  grants: GRANTS,
  credential: { kind: 'managed-identity' },
  authorityHost: 'https://login.microsoftonline.com',
  isKnownAuthority: true,
};

/** Points the managed identity of this process to the Graph of the tests; before the first token is asked for. */
export function playMachine(endpoint: string): void {
  process.env['IDENTITY_ENDPOINT'] = `${endpoint}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'header-of-the-machine';
}

/** The time of this machine, which can be moved on. */
export function movableTime(): { readonly time: Time; move(milliseconds: number): void } {
  let moved = 0;
  return {
    time: {
      now: () => {
        const { wall, steady } = machineTime.now();
        return { wall: wall + moved, steady: steady + moved };
      },
      wait: machineTime.wait,
    },
    move: (milliseconds) => {
      moved += milliseconds;
    },
  };
}

/** Time in slow motion, so that what has to be done in time does not depend on how busy the machine is. */
export function slowTime(factor: number): { readonly time: Time; move(milliseconds: number): void } {
  const { time, move } = movableTime();
  const began = machineTime.now();
  const slow = (now: number, start: number): number => start + (now - start) / factor;
  return {
    time: {
      now: () => {
        const { wall, steady } = time.now();
        return { wall: slow(wall, began.wall), steady: slow(steady, began.steady) };
      },
      wait: (milliseconds) => machineTime.wait(milliseconds * factor),
    },
    move: (milliseconds) => move(milliseconds * factor),
  };
}

/** A guard before this directory that keeps its rows in memory. */
export function guardOf(directory: Directory, rules = RULES, time = machineTime): { guard: Guard; rows: AuditRow[] } {
  const rows: AuditRow[] = [];
  const guard = createGuard({
    directory,
    access: { load: async () => undefined, save: async () => true },
    audit: {
      add: async (row) => {
        rows.push(row);
      },
      all: async function* () {
        yield* rows;
      },
      count: async () => rows.length,
    },
    rules,
    time,
    report: () => undefined,
  });
  return { guard, rows };
}

/** An object id of the tests. */
export function personId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
