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

/** Milliseconds. A list this old is read again, so that a denial is felt within a second everywhere. */
const LIST_OLD = 500;
/** The longest waits, in milliseconds: for the store, for the directory, for the row, and for everything together. */
const LIST_WAIT = 400;
const ASK_WAIT = 2_300;
const ROW_WAIT = 300;
const ALL = 2_800;
/** What is left to the last step when the others took all there was. */
const LEAST = 100;

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
  const wait = countdown(guard);
  const admission = await decideNow(guard, wait, entryPoint, person);
  if (admission.why in UNUSUAL) guard.report(unusual(admission.why));
  if (admission.admitted && admission.why === 'role' && accessOf(entryPoint) === 'read') return admission;
  const isKept = await keepRow(guard, wait, rowOf(guard, entryPoint, person, admission));
  if (isKept || !admission.admitted || accessOf(entryPoint) === 'read') return admission;
  return { admitted: false, why: 'audit-away' };
}

/** Answers of the directory that speak of the installation rather than of the person. */
const UNUSUAL: Readonly<Partial<Record<Admission['why'], string>>> = {
  'directory-forbids': 'does not let this bot ask; see whether its application permissions are granted',
  'directory-odd': 'gave an answer that is not of the documented shape; see whether GRAPH_ENDPOINT is right',
};

function unusual(why: Admission['why']): Error {
  return Object.assign(new Error(`The directory ${UNUSUAL[why]}.`), { code: why });
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
  correct: 'card-action',
  'leave-contact': 'card-action',
  confirm: 'card-change',
  bounce: 'card-change',
  'save-contact': 'card-change',
  'undo-change': 'card-change',
};

/** Waits for a step no longer than it may take, and no longer than what is left for all of them. */
type Wait = <T>(milliseconds: number, work: Promise<T>) => Promise<T>;

function countdown({ time }: Guard): Wait {
  const began = time.now().steady;
  return (milliseconds, work) => {
    const left = Math.max(ALL - (time.now().steady - began), LEAST);
    return within(time, Math.min(milliseconds, left), work);
  };
}

async function decideNow(guard: Guard, wait: Wait, entryPoint: string, person: Person | undefined): Promise<Admission> {
  const { directory, rules, time } = guard;
  const decideWith = (list: AccessList | 'unreadable', fact: Fact | undefined, asking: Question['asking']) =>
    decide({ entryPoint, person, rules, list, fact, asking, now: time.now() });
  // Whoever is refused without the list is refused without a look at the store.
  const unlisted = decideWith(NOBODY, undefined, 'not-yet');
  if (unlisted !== 'ask' || !person) return settled(unlisted);
  const list = await currentList(guard, wait);
  const first = decideWith(list, directory.kept(person), 'not-yet');
  if (first !== 'ask' || list === 'unreadable') return settled(first);
  const answer = await answerOf(guard, wait, person, list.epoch);
  const listNow = await currentList(guard, wait);
  return settled(decideWith(listNow, answer ?? directory.kept(person), answer ? 'answered' : 'away'));
}

function settled(admission: Admission | 'ask'): Admission {
  return admission === 'ask' ? { admitted: false, why: 'directory-away' } : admission;
}

async function currentList(guard: Guard, wait: Wait): Promise<AccessList | 'unreadable'> {
  try {
    return await wait(LIST_WAIT, guard.list());
  } catch (error) {
    guard.report(error);
    return 'unreadable';
  }
}

async function answerOf(guard: Guard, wait: Wait, person: Person, epoch: number): Promise<Fact | undefined> {
  try {
    return await wait(ASK_WAIT, guard.directory.ask(person, epoch));
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

async function keepRow(guard: Guard, wait: Wait, row: AuditRow): Promise<boolean> {
  try {
    await wait(ROW_WAIT, guard.audit.add(row));
    return true;
  } catch (error) {
    guard.report(error);
    return false;
  }
}
