import type { Standing } from '../domain/access';
import type { Role } from '../domain/role';

/** What one try brought: an answer, or nothing that could be called one. */
export type Tried<T> = { readonly kind: 'answer'; readonly value: T } | Away;

export interface Away {
  readonly kind: 'away';
  readonly code: 'network' | 'server' | 'throttled' | 'login';
  /** How long the directory wants to be left alone, in milliseconds. */
  readonly retryAfter?: number;
}

/** An id that is asked about and the role that it gives. */
export interface Sought {
  readonly id: string;
  readonly role: Role;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly isSecurity: boolean;
  readonly isMailEnabled: boolean;
  readonly isDynamic: boolean;
}

/** What Microsoft Graph said of a group: what it is, that it is not there, or that we may not ask. */
export type GroupAnswer = Group | 'missing' | 'forbidden' | 'odd';

export interface Graph {
  /** Whether the account is in order and which of the ids hold the person. Costs 5 units of the quota. */
  standing(objectId: string, sought: readonly Sought[], signal: AbortSignal): Promise<Tried<Standing>>;
  group(id: string, signal: AbortSignal): Promise<Tried<GroupAnswer>>;
  /** The groups of this exact display name, ten at most, for a person to choose from. */
  groupsNamed(name: string, signal: AbortSignal): Promise<Tried<readonly Group[] | 'forbidden' | 'odd'>>;
}

export interface GraphParts {
  /** Origin without a trailing slash. */
  readonly endpoint: string;
  /** A bearer token for Microsoft Graph; rejects when the login is away. */
  readonly token: () => Promise<string>;
  readonly fetch?: typeof fetch;
  /** Milliseconds since 1970, for a Retry-After that is a date. */
  readonly now?: () => number;
}

/** The largest answer that is read, in bytes; a right one has less than 2,000. */
const LARGEST = 65_536;
const GROUP_FIELDS = 'id,displayName,securityEnabled,mailEnabled,groupTypes,membershipRule';

/**
 * Microsoft Graph over plain fetch, one try at a time. No redirect is followed, so the token goes nowhere else.
 * 2xx, 3xx and 4xx are answers, except for 408, 425 and 429; those, 5xx, a broken connection and a cut body are not.
 */
export function createGraph(parts: GraphParts): Graph {
  return {
    standing: async (objectId, sought, signal) => {
      // Both at once: asking one after the other would save a unit for people without a role and double the wait
      // for everybody else; a $batch costs the same units and answers only when its slowest part has.
      const path = `/users/${encodeURIComponent(objectId)}`;
      const ids = sought.map(({ id }) => id);
      const [account, roles] = await Promise.all([
        ask(parts, `${path}?$select=id,accountEnabled,userType`, signal),
        ask(parts, `${path}/checkMemberObjects`, signal, { ids }),
      ]);
      return standingOf(account, roles, objectId, sought);
    },
    group: async (id, signal) => {
      const path = `/groups/${encodeURIComponent(id)}?$select=${GROUP_FIELDS}`;
      return mapped(await ask(parts, path, signal), ({ status, body }) => {
        if (status === 404) return 'missing';
        if (status === 401 || status === 403) return 'forbidden';
        return (status === 200 && groupOf(body)) || 'odd';
      });
    },
    groupsNamed: async (name, signal) => {
      const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
      const path = `/groups?$filter=${filter}&$select=${GROUP_FIELDS}&$top=10`;
      return mapped(await ask(parts, path, signal), ({ status, body }) => {
        if (status === 401 || status === 403) return 'forbidden';
        const value = status === 200 ? recordOf(body)?.['value'] : undefined;
        return Array.isArray(value) ? value.map(groupOf).filter((group) => group !== undefined) : 'odd';
      });
    },
  };
}

interface Answer {
  readonly status: number;
  /** The JSON of the body; undefined when it is none. */
  readonly body: unknown;
}

/**
 * What two answers say together. A denial stands whatever the other one is; a positive takes both. Ids that were not
 * asked for are passed over.
 */
export function standingOf(
  account: Tried<Answer>,
  roles: Tried<Answer>,
  objectId: string,
  sought: readonly Sought[],
): Tried<Standing> {
  const person = account.kind === 'answer' ? accountIn(account.value, objectId) : undefined;
  const held = roles.kind === 'answer' ? rolesIn(roles.value, sought) : undefined;
  if (person && person.kind !== 'known') return { kind: 'answer', value: person };
  if (held && !Array.isArray(held)) return { kind: 'answer', value: held as Standing };
  const isDenied = (person && !person.isEnabled) || held?.length === 0;
  if (person && held) return { kind: 'answer', value: { ...person, roles: held } };
  if (isDenied) {
    const { isMember = true, isEnabled = true } = person ?? {};
    return { kind: 'answer', value: { kind: 'known', roles: [], isMember, isEnabled } };
  }
  return account.kind === 'away' ? account : (roles as Away);
}

type Known = Extract<Standing, { kind: 'known' }>;

function refusalIn(status: number): Exclude<Standing, Known> | undefined {
  if (status === 404) return { kind: 'unknown' };
  if (status === 401 || status === 403) return { kind: 'forbidden' };
  return status === 200 ? undefined : { kind: 'odd' };
}

function accountIn({ status, body }: Answer, objectId: string): Standing {
  const refusal = refusalIn(status);
  if (refusal) return refusal;
  const data = recordOf(body);
  const id = data?.['id'];
  const isEnabled = data?.['accountEnabled'];
  // A field that we may not read comes back as null, which is not a yes.
  const isRight =
    typeof id === 'string' && id.toLowerCase() === objectId.toLowerCase() && typeof isEnabled === 'boolean';
  return isRight ? { kind: 'known', roles: [], isMember: data?.['userType'] === 'Member', isEnabled } : { kind: 'odd' };
}

function rolesIn({ status, body }: Answer, sought: readonly Sought[]): readonly Role[] | Exclude<Standing, Known> {
  const refusal = refusalIn(status);
  if (refusal) return refusal;
  const value = recordOf(body)?.['value'];
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string')) return { kind: 'odd' };
  const returned = new Set(value.map((id) => id.toLowerCase()));
  return sought.filter(({ id }) => returned.has(id.toLowerCase())).map(({ role }) => role);
}

function groupOf(body: unknown): Group | undefined {
  const data = recordOf(body);
  const id = data?.['id'];
  const types = data?.['groupTypes'];
  if (!data || typeof id !== 'string' || !Array.isArray(types)) return undefined;
  return {
    id: id.toLowerCase(),
    name: typeof data['displayName'] === 'string' ? data['displayName'] : '',
    isSecurity: data['securityEnabled'] === true,
    isMailEnabled: data['mailEnabled'] !== false,
    isDynamic: types.includes('DynamicMembership') || (data['membershipRule'] ?? null) !== null,
  };
}

async function ask(parts: GraphParts, path: string, signal: AbortSignal, body?: unknown): Promise<Tried<Answer>> {
  let token: string;
  try {
    token = await parts.token();
  } catch {
    return { kind: 'away', code: 'login' };
  }
  try {
    const response = await (parts.fetch ?? fetch)(`${parts.endpoint}/v1.0${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: headersFor(token, body),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal,
    });
    const text = await textOf(response);
    return awayIn(response, parts.now ?? Date.now) ?? answerIn(response.status, text);
  } catch {
    return { kind: 'away', code: 'network' };
  }
}

function headersFor(token: string, body: unknown): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    // A person is waiting (https://learn.microsoft.com/graph/throttling-limits, identity and access).
    'x-ms-throttle-priority': 'High',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

/** The body as text, or undefined when it is longer than any answer of ours. */
async function textOf(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += (part as Uint8Array).byteLength;
    if (length > LARGEST) return undefined;
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}

function awayIn(response: Response, now: () => number): Away | undefined {
  const { status } = response;
  if (status < 500 && ![408, 425, 429].includes(status)) return undefined;
  const retryAfter = retryAfterIn(response.headers.get('retry-after'), now);
  const code = status === 429 ? 'throttled' : 'server';
  return { kind: 'away', code, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** Seconds or a date, as RFC 9110 section 10.2.3 allows; in milliseconds. */
function retryAfterIn(header: string | null, now: () => number): number | undefined {
  if (header === null) return undefined;
  const given = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now();
  return Number.isFinite(given) && given > 0 ? given : undefined;
}

function answerIn(status: number, text: string | undefined): Tried<Answer> {
  try {
    return { kind: 'answer', value: { status, body: text === undefined ? undefined : JSON.parse(text) } };
  } catch {
    return { kind: 'answer', value: { status, body: undefined } };
  }
}

function mapped<A, B>(tried: Tried<A>, map: (value: A) => B): Tried<B> {
  return tried.kind === 'answer' ? { kind: 'answer', value: map(tried.value) } : tried;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
