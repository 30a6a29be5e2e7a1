import {
  type AccessList,
  type AccessRules,
  type Admission,
  accessOf,
  decide,
  type EntryPoint,
  type Fact,
  isEntryPoint,
  type Question,
} from '../domain/access';
import { isGuid, type Person } from '../domain/role';
import type { Action, ReadAction } from './action';
import type { AccessLists, Audit, AuditRow, Directory, Time } from './ports';
import { memoOf, within } from './waiting';

/** What the gate asks and where it writes down what it decided. */
export interface Guard {
  readonly directory: Directory;
  /** The access list, at most half a second old. */
  readonly list: () => Promise<AccessList>;
  readonly audit: Audit;
  readonly rules: AccessRules;
  readonly time: Time;
  /** Told what went wrong; the error holds no answer of the directory. */
  readonly report: (error: unknown) => void;
}

export type GuardParts = Omit<Guard, 'list'> & { readonly access: AccessLists };

/**
 * Milliseconds. A list this old is read again, so that a denial is felt within a second everywhere; the wait for the
 * store, for the directory's own 2.2 s and for the row; all in all below the 3 s in which the chat is answered.
 */
const LIST_OLD = 500;
const LIST_WAIT = 250;
const ASK_WAIT = 2_300;
const ROW_WAIT = 150;

const NOBODY: AccessList = { denied: [], epoch: 0 };

export function createGuard({ access, ...parts }: GuardParts): Guard {
  const list = memoOf(parts.time, LIST_OLD, async () => (await access.load())?.value ?? NOBODY);
  return { ...parts, list };
}

/**
 * The one place where every entry point asks, at the moment of the message or click. Answers within 3 s. Nobody comes
 * in when the access list cannot be read, and nothing that everybody sees is changed unless the row of the decision
 * is safe. Rows are written of every refusal, of every admission to a change, and of every old answer that was used.
 */
export async function askGate(guard: Guard, entryPoint: string, person: Person | undefined): Promise<Admission> {
  const admission = await decideNow(guard, entryPoint, person);
  if (admission.admitted && admission.why === 'role' && accessOf(entryPoint) === 'read') return admission;
  const isKept = await keepRow(guard, rowOf(guard, entryPoint, person, admission));
  if (isKept || !admission.admitted || accessOf(entryPoint) === 'read') return admission;
  return { admitted: false, why: 'audit-away' };
}

/** Which entry point a card's button is. A new action has to be listed before this compiles. */
export function entryOfAction(read: ReadAction): EntryPoint {
  return read.kind === 'action' ? ACTIONS[read.action.do] : 'card-action';
}

const ACTIONS: Readonly<Record<Action['do'], EntryPoint>> = {
  answer: 'card-action',
  'find-offer': 'card-action',
  'name-offer': 'card-action',
  back: 'card-action',
  'start-over': 'card-action',
  dispute: 'card-action',
  undecline: 'card-action',
  'show-offer': 'card-action',
  'ask-about': 'card-action',
  triage: 'card-action',
  language: 'card-action',
  'save-settings': 'card-change',
};

async function decideNow(guard: Guard, entryPoint: string, person: Person | undefined): Promise<Admission> {
  const { directory, rules, time } = guard;
  const given = async (): Promise<Omit<Question, 'fact' | 'asking'>> => {
    const list = await currentList(guard);
    return { entryPoint, person, list, now: time.now(), rules };
  };
  // Whoever is refused without the list is refused without a look at the store.
  const unlisted = decide({ ...(await givenWithout(guard, entryPoint, person)), fact: undefined, asking: 'not-yet' });
  if (unlisted !== 'ask') return unlisted;
  const before = await given();
  const known = person && directory.kept(person);
  const first = decide({ ...before, fact: known, asking: 'not-yet' });
  if (first !== 'ask' || !person || before.list === 'unreadable') return settled(first);
  const answer = await answerOf(guard, person, before.list.epoch);
  const fact = answer ?? directory.kept(person);
  return settled(decide({ ...(await given()), fact, asking: answer ? 'answered' : 'away' }));
}

async function givenWithout(guard: Guard, entryPoint: string, person: Person | undefined) {
  return { entryPoint, person, list: NOBODY, now: guard.time.now(), rules: guard.rules };
}

function settled(admission: Admission | 'ask'): Admission {
  return admission === 'ask' ? { admitted: false, why: 'directory-away' } : admission;
}

async function currentList(guard: Guard): Promise<AccessList | 'unreadable'> {
  try {
    return await within(guard.time, LIST_WAIT, guard.list());
  } catch (error) {
    guard.report(error);
    return 'unreadable';
  }
}

async function answerOf(guard: Guard, person: Person, epoch: number): Promise<Fact | undefined> {
  try {
    return await within(guard.time, ASK_WAIT, guard.directory.ask(person, epoch));
  } catch (error) {
    guard.report(error);
    return undefined;
  }
}

function rowOf(guard: Guard, entryPoint: string, person: Person | undefined, admission: Admission): AuditRow {
  return {
    at: new Date(guard.time.now().wall).toISOString(),
    ...(person && isGuid(person.objectId) ? { objectId: person.objectId.toLowerCase() } : {}),
    entryPoint: isEntryPoint(entryPoint) ? entryPoint : 'unknown',
    admitted: admission.admitted,
    why: admission.why,
    ...(admission.age === undefined ? {} : { age: Math.round(admission.age) }),
  };
}

async function keepRow(guard: Guard, row: AuditRow): Promise<boolean> {
  try {
    await within(guard.time, ROW_WAIT, guard.audit.add(row));
    return true;
  } catch (error) {
    guard.report(error);
    return false;
  }
}
