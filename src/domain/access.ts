import { isGuid, type Person, type Role } from './role';

/** What a way into Signpost is for: `write` changes something that everybody sees. */
export type Access = 'read' | 'write';

/** Every way into Signpost and what it is for. One that is not listed here is refused. */
export const ENTRY_POINTS = {
  message: 'read',
  'card-action': 'read',
  'card-change': 'write',
  'message-extension': 'read',
} as const satisfies Readonly<Record<string, Access>>;
export type EntryPoint = keyof typeof ENTRY_POINTS;

/**
 * An instant on two clocks, in milliseconds. The wall clock can be set back and the steady one may stand still while a
 * machine sleeps; an age is the longer of the two.
 */
export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

/** What the directory said of a person. */
export type Standing =
  | {
      readonly kind: 'known';
      readonly roles: readonly Role[];
      readonly isMember: boolean;
      readonly isEnabled: boolean;
    }
  /** The directory does not know the person, as happens with people of other tenants in shared channels. */
  | { readonly kind: 'unknown' }
  /** The directory does not let us ask. */
  | { readonly kind: 'forbidden' }
  /** An answer that is not of the documented shape. */
  | { readonly kind: 'odd' };

/** An answer of the directory and when it was asked for; `epoch` is the flush it came after. */
export interface Fact {
  readonly standing: Standing;
  readonly asked: Moment;
  readonly epoch: number;
}

/** What the people who run Signpost have decided at short notice, for every instance at once. */
export interface AccessList {
  /** Object ids in lower case that are refused whatever the directory says. */
  readonly denied: readonly string[];
  /** Raised by one to make every kept answer of the directory worthless. */
  readonly epoch: number;
}

/** What the settings say. */
export interface AccessRules {
  /** Any one of them opens the door; the first one held is the one that counts. */
  readonly roles: readonly Role[];
  /** Lower-case ids. */
  readonly tenants: 'any' | readonly string[];
  readonly guests: 'deny' | 'allow';
  /** How old a positive answer a read may use while the directory is away, in milliseconds; 0 for never. */
  readonly staleReadMs: number;
  /** Nobody is admitted. */
  readonly isClosed: boolean;
}

/** How long an answer is good for, in milliseconds: a role for looking and for changing, and any denial. */
export const FRESH_MS = { read: 5 * 60_000, write: 60_000, denial: 20_000 } as const;

export interface Question {
  readonly entryPoint: string;
  readonly person: Person | undefined;
  readonly list: AccessList | 'unreadable';
  readonly fact: Fact | undefined;
  /** Whether the directory has been asked for this decision, and whether it answered. */
  readonly asking: 'not-yet' | 'answered' | 'away';
  readonly now: Moment;
  readonly rules: AccessRules;
}

/** Refusals that the person can do nothing about but try again. */
const PASSING = ['directory-away', 'list-away', 'audit-away'] as const;
export type PassingRefusal = (typeof PASSING)[number];

/** What the answers of the directory that admit nobody are called. */
type Denial = 'guest' | 'disabled' | 'unknown-person' | 'directory-forbids' | 'directory-odd' | 'no-role';

export type Refusal =
  | 'unknown-entry-point'
  | 'no-identity'
  | 'closed'
  | 'other-tenant'
  | 'deny-list'
  | Denial
  | PassingRefusal;

/** `age` is that of the directory's answer, in milliseconds; absent when none decided. */
export type Admission =
  | { readonly admitted: true; readonly why: 'role' | 'stale-role'; readonly role: Role; readonly age: number }
  | { readonly admitted: false; readonly why: Refusal; readonly age?: number };

/**
 * Whether this person may come in here now, or `ask`: the directory has to say first. Denied unless everything speaks
 * for it. `why` names the rule that decided, in this order: the entry point, the identity, the tenant, the deny list,
 * and what the directory says of the account before what it says of the roles.
 */
export function decide(question: Question): Admission | 'ask' {
  const early = refusedBeforehand(question);
  if (early) return { admitted: false, why: early };
  return byFact(question);
}

export function isPassing(why: Refusal): why is PassingRefusal {
  return (PASSING as readonly Refusal[]).includes(why);
}

/** What the entry point is for; an unknown one is taken for the stricter. */
export function accessOf(entryPoint: string): Access {
  return isEntryPoint(entryPoint) ? ENTRY_POINTS[entryPoint] : 'write';
}

export function isEntryPoint(name: string): name is EntryPoint {
  return Object.hasOwn(ENTRY_POINTS, name);
}

/** Milliseconds between two moments; negative only when both clocks say so. */
export function ageOf(then: Moment, now: Moment): number {
  return Math.max(now.wall - then.wall, now.steady - then.steady);
}

function refusedBeforehand({ entryPoint, person, list, rules }: Question): Refusal | undefined {
  if (!isEntryPoint(entryPoint)) return 'unknown-entry-point';
  if (!person || !isGuid(person.objectId)) return 'no-identity';
  if (rules.isClosed) return 'closed';
  if (rules.tenants !== 'any' && !rules.tenants.includes(person.tenantId?.toLowerCase() ?? '')) return 'other-tenant';
  if (list === 'unreadable') return 'list-away';
  return list.denied.includes(person.objectId.toLowerCase()) ? 'deny-list' : undefined;
}

function byFact(question: Question): Admission | 'ask' {
  const { asking, now, rules } = question;
  const access = accessOf(question.entryPoint);
  const fact = usable(question);
  if (fact) {
    const age = ageOf(fact.asked, now);
    const held = heldIn(fact.standing, rules);
    if (held.kind === 'denied' && age <= FRESH_MS.denial) return { admitted: false, why: held.why, age };
    if (held.kind === 'role' && age <= FRESH_MS[access]) return { admitted: true, why: 'role', role: held.role, age };
    const mayBeStale = asking === 'away' && access === 'read' && age <= rules.staleReadMs;
    if (held.kind === 'role' && mayBeStale) return { admitted: true, why: 'stale-role', role: held.role, age };
  }
  return asking === 'not-yet' ? 'ask' : { admitted: false, why: 'directory-away' };
}

/** An answer from before the last flush, or from a time that has not come yet, is none. */
function usable({ fact, list, now }: Question): Fact | undefined {
  if (!fact || list === 'unreadable' || fact.epoch !== list.epoch) return undefined;
  return ageOf(fact.asked, now) >= 0 ? fact : undefined;
}

type Held = { readonly kind: 'role'; readonly role: Role } | { readonly kind: 'denied'; readonly why: Denial };

function heldIn(standing: Standing, rules: AccessRules): Held {
  switch (standing.kind) {
    case 'unknown':
      return { kind: 'denied', why: 'unknown-person' };
    case 'forbidden':
      return { kind: 'denied', why: 'directory-forbids' };
    case 'odd':
      return { kind: 'denied', why: 'directory-odd' };
    case 'known': {
      if (!standing.isEnabled) return { kind: 'denied', why: 'disabled' };
      if (!standing.isMember && rules.guests === 'deny') return { kind: 'denied', why: 'guest' };
      const role = rules.roles.find((one) => standing.roles.includes(one));
      return role === undefined ? { kind: 'denied', why: 'no-role' } : { kind: 'role', role };
    }
    default:
      return standing satisfies never;
  }
}
