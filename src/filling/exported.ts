import { CHANGE_KINDS } from '../domain/change';
import { SOURCES } from '../domain/claim';
import { CONTACT_KINDS } from '../domain/contact';
import { CSP_STATES, MATERIAL_KINDS, type Offer } from '../domain/offer';
import { offerOf } from './correction';
import type { Reading } from './fragment';
import { idOf } from './value';

/** The lines that `export` writes: one offer each, whole, with its number and the number of all, `"export":"3/60"`. */

/** The line of one offer. */
export function exportLine(offer: Offer, number: number, of: number): string {
  return `${JSON.stringify({ ...offer, export: `${number}/${of}` })}\n`;
}

/** What is wrong with a value, with its place; undefined when it is fine. */
type Check = (value: unknown, place: string) => string | undefined;

const text: Check = (value, place) =>
  typeof value === 'string' && !/\p{Surrogate}/u.test(value) ? undefined : `${place} must be a text`;
const flag: Check = (value, place) => (typeof value === 'boolean' ? undefined : `${place} must be true or false`);
const number: Check = (value, place) => (typeof value === 'number' ? undefined : `${place} must be a number`);

function oneOf(choices: readonly string[]): Check {
  return (value, place) =>
    choices.includes(value as string) ? undefined : `${place} must be one of ${choices.join(', ')}`;
}

function listOf(check: Check): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return `${place} must be a list`;
    return firstOf(value.map((one, at) => () => check(one, `${place}[${at}]`)));
  };
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const wrong = check();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** An object with these members and no others; those of `optional` may be missing. */
function shape(needed: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${place} must be an object`;
    const missing = Object.keys(needed).find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) return `${place}.${missing} is missing`;
    return firstOf(
      Object.entries(value).map(([name, member]) => () => {
        const check = Object.hasOwn(needed, name)
          ? needed[name]
          : Object.hasOwn(optional, name)
            ? optional[name]
            : undefined;
        return check ? check(member, `${place}.${name}`) : `${place}.${name.slice(0, 60)} is not known`;
      }),
    );
  };
}

/** Any JSON whose names a database takes for nothing else. */
const json: Check = (value, place) => {
  if (typeof value === 'string') return text(value, place);
  if (Array.isArray(value)) return listOf(json)(value, place);
  if (typeof value !== 'object' || value === null) return undefined;
  return firstOf(
    Object.entries(value).map(
      ([name, member]) =>
        () =>
          name.startsWith('$') || name === '_bsontype' || name === '__proto__' || /[\0\p{Surrogate}]/u.test(name)
            ? `${place} has a member with a name that cannot be stored`
            : json(member, `${place}.${name}`),
    ),
  );
};

const facts: Check = (value, place) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? json(value, place)
    : `${place} must be an object`;

const verification = shape({ at: text, by: text });
const contact = shape(
  {},
  {
    name: text,
    email: text,
    phone: text,
    url: text,
    verified: verification,
    bounced: shape({ at: text, by: text, email: text }),
  },
);
const price = shape(
  { currency: text, amount: number },
  {
    market: text,
    term: text,
    billing: text,
    segment: text,
    unit: text,
    retail: number,
    quantityFrom: number,
    quantityTo: number,
    startsAt: text,
    endsAt: text,
  },
);
const plan = shape(
  { name: text },
  {
    planId: text,
    skuId: text,
    summary: text,
    cspState: oneOf(CSP_STATES),
    isPrivate: flag,
    isStopSold: flag,
    isHidden: flag,
    resoldAt: text,
    pricing: listOf(text),
    minSeats: number,
    maxSeats: number,
    prices: listOf(price),
  },
);
const change = shape(
  { id: text, kind: oneOf(CHANGE_KINDS), at: text, by: text, before: facts, after: facts },
  { undone: shape({ at: text, by: text }) },
);
const offer = shape(
  {
    id: text,
    offerId: text,
    name: text,
    aliases: listOf(text),
    publisher: shape({ name: text, isMicrosoft: flag }, { id: text }),
    productType: text,
    pricing: listOf(text),
    markets: listOf(text),
    plans: listOf(plan),
    isPrivate: flag,
    contacts: shape({}, Object.fromEntries(CONTACT_KINDS.map((kind) => [kind, contact]))),
    materials: listOf(shape({ kind: oneOf(MATERIAL_KINDS), url: text }, { title: text })),
    isSample: flag,
  },
  {
    productId: text,
    uniqueProductId: text,
    summary: text,
    description: text,
    gettingStarted: text,
    stopSell: shape({}, { since: text, reason: text, alternative: text }),
    supportUrl: text,
    governmentSupportUrl: text,
    modifiedAt: text,
    claims: listOf(shape({ source: oneOf(SOURCES), import: text, at: text, facts })),
    history: listOf(change),
  },
);

/** True for an offer of ours, of whatever completeness. */
export function isExported(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'offerId', 'name', 'publisher', 'plans', 'contacts'].every((name) => Object.hasOwn(value, name));
}

/** Reads one offer of an export; every member is looked at. */
export function readExported(value: unknown, line: number): Reading {
  const { export: _, rejectedBecause: __, ...rest } = value as Record<string, unknown>;
  const wrong = offer(rest, 'offer') ?? wrongClaims(rest as unknown as Offer);
  if (wrong !== undefined) return { kind: 'fault', fault: { line, column: '', reason: wrong } };
  const exported = rest as unknown as Offer;
  const id = idOf(exported.id);
  if (!id.ok || id.value !== exported.id) {
    return {
      kind: 'fault',
      fault: { line, column: 'id', reason: id.ok ? 'is empty or has blanks around it' : id.reason },
    };
  }
  return { kind: 'fragment', fragment: { id: exported.id, facts: {}, line, offer: exported } };
}

/** Claims that are no texts and lists in the right places would spoil the offer as soon as it is put together again. */
function wrongClaims(exported: Offer): string | undefined {
  if (!exported.claims) return undefined;
  try {
    return offer(JSON.parse(JSON.stringify(offerOf(exported.id, exported.claims, exported.history ?? []))), 'claims');
  } catch {
    return 'claims hold something else than fields of an offer';
  }
}

/** The number of the line and of all lines, as the export wrote them. */
export function placeIn(value: unknown): { readonly number: number; readonly of: number } | undefined {
  const written = typeof value === 'object' && value !== null && 'export' in value ? value.export : undefined;
  const parts = typeof written === 'string' ? /^(\d{1,9})\/(\d{1,9})$/.exec(written) : null;
  return parts ? { number: Number(parts[1]), of: Number(parts[2]) } : undefined;
}
