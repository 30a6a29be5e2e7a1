import type { Facts } from '../domain/claim';
import type { ContactKind } from '../domain/contact';
import type { MaterialKind, Offer } from '../domain/offer';
import { said } from './facts';
import { type FieldFault, fine, type Looked, type Reading, unfit } from './fragment';
import { columnKey, type Header, type RowReader, rowReader } from './header';
import { dayOf, emailOf, idOf, lineOf, linkOf, phoneOf } from './value';

/** The partner's own table of what no API hands out: contacts, and where the documents are. */

const KINDS: Readonly<Record<string, ContactKind>> = { Support: 'support', Csp: 'csp', Engineering: 'engineering' };
const WAYS = { Name: lineOf, Email: emailOf, Phone: phoneOf, Url: linkOf } as const;
const MATERIALS: Readonly<Record<string, MaterialKind>> = {
  DocumentationUrl: 'documentation',
  GettingStartedUrl: 'getting-started',
  SalesUrl: 'sales',
  CspMarketingUrl: 'csp-marketing',
  StatusPageUrl: 'status-page',
};

/** Any one of these names the offer. */
export const OFFER_COLUMNS = ['ProductId', 'UniqueProductId', 'PublisherId', 'OfferId'] as const;

const CONTACT_COLUMNS = Object.keys(KINDS).flatMap((kind) => [
  ...Object.keys(WAYS).map((way) => `${kind}${way}`),
  `${kind}VerifiedAt`,
  `${kind}VerifiedBy`,
]);

/** The columns of the template, in their order. */
export const TEMPLATE_COLUMNS: readonly string[] = [
  ...OFFER_COLUMNS,
  'OfferName',
  ...CONTACT_COLUMNS,
  'SupportWebsite',
  ...Object.keys(MATERIALS),
  'Aliases',
];

/** True for a table with a way to name the offer and at least one column of ours. */
export function isContactsHeader(header: Header): boolean {
  const own = [...CONTACT_COLUMNS, 'SupportWebsite', ...Object.keys(MATERIALS)];
  const names = ['ProductId', 'UniqueProductId', 'OfferId'].some((name) => header.at(name) !== undefined);
  return names && own.some((name) => header.at(name) !== undefined);
}

/** The columns of a table that nobody will read, so that a slip in a name is told. */
export function unknownColumns(header: Header, also: readonly string[]): string[] {
  const known = new Set([...TEMPLATE_COLUMNS, ...also].map(columnKey));
  return header.names.filter((name) => name !== '' && !known.has(columnKey(name)));
}

/** The paths this table has columns for. */
export function coveredPaths(header: Header): string[] {
  const has = (name: string): boolean => header.at(name) !== undefined;
  const paths: string[] = [];
  for (const [prefix, kind] of Object.entries(KINDS)) {
    for (const way of Object.keys(WAYS)) if (has(prefix + way)) paths.push(`contacts.${kind}.${way.toLowerCase()}`);
    // A verification is about what was there then; a table that changes a contact ends it.
    const isAbout = [...Object.keys(WAYS), 'VerifiedAt'].some((column) => has(prefix + column));
    if (isAbout) paths.push(`contacts.${kind}.verified`);
  }
  for (const [name, kind] of Object.entries(MATERIALS)) if (has(name)) paths.push(`materials.${kind}`);
  if (has('SupportWebsite')) paths.push('supportUrl');
  if (has('Aliases')) paths.push('aliases');
  return paths;
}

/** Finds the key of an offer by any of its ids; undefined when there is none, or more than one. */
export type FindOffer = (ids: {
  readonly productId?: string | undefined;
  readonly uniqueProductId?: string | undefined;
  readonly publisherId?: string | undefined;
  readonly offerId?: string | undefined;
  readonly name?: string | undefined;
}) => string | undefined;

/** Reads one row: the contacts of one offer that the store knows. A row without a single value is left out. */
export function readContactsRow(header: Header, cells: readonly string[], line: number, find: FindOffer): Reading {
  const row = rowReader(header, cells);
  const facts = factsIn(row);
  const ids = {
    productId: row.get('ProductId', idOf),
    uniqueProductId: row.get('UniqueProductId', idOf),
    publisherId: row.get('PublisherId', idOf),
    offerId: row.get('OfferId', idOf),
  };
  const fault = row.fault();
  if (fault) return { kind: 'fault', fault: { line, ...fault } };
  if (Object.keys(facts).length === 0) return { kind: 'skipped' };
  const id = find(ids);
  if (id === undefined) return { kind: 'fault', fault: { line, ...unknownOffer(ids) } };
  return { kind: 'fragment', fragment: { id, facts, line } };
}

function unknownOffer(ids: Readonly<Record<string, string | undefined>>): FieldFault {
  const given = Object.entries(ids).filter(([, value]) => value !== undefined);
  const first = given[0];
  if (!first) return { column: 'ProductId', reason: 'is empty, and no other id names the offer' };
  const column = OFFER_COLUMNS.find((name) => name.toLowerCase() === first[0].toLowerCase()) ?? 'ProductId';
  return { column, reason: `no single offer in the store is ${JSON.stringify(first[1])}; import its product first` };
}

function factsIn(row: RowReader): Facts {
  const facts: Record<string, Facts[string] | undefined> = {};
  for (const [prefix, kind] of Object.entries(KINDS)) {
    for (const [way, look] of Object.entries(WAYS)) {
      facts[`contacts.${kind}.${way.toLowerCase()}`] = row.get(prefix + way, (text: string) => look(text));
    }
    const at = row.get(`${prefix}VerifiedAt`, dayOf);
    if (at !== undefined) {
      facts[`contacts.${kind}.verified`] = { at, by: row.get(`${prefix}VerifiedBy`, lineOf) ?? 'contacts table' };
    }
  }
  for (const [name, kind] of Object.entries(MATERIALS)) {
    const url = row.get(name, linkOf);
    if (url !== undefined) facts[`materials.${kind}`] = [{ url }];
  }
  facts['supportUrl'] = row.get('SupportWebsite', linkOf);
  facts['aliases'] = row.get('Aliases', aliasesOf);
  return said(facts);
}

function aliasesOf(text: string): Looked<string[] | undefined> {
  const aliases = text
    .split('|')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');
  if (aliases.length > 20) return unfit('holds more than 20 names; write at most 20, separated by |');
  const lines = aliases.map((alias) => lineOf(alias, 200));
  const wrong = lines.find((line) => !line.ok);
  return wrong && !wrong.ok ? wrong : fine(aliases.length === 0 ? undefined : [...new Set(aliases)]);
}

/** The row of one offer in the template: what names it, and the rest left to be filled in. */
export function templateRow(offer: Offer): string[] {
  const cells = new Map<string, string | undefined>([
    ['ProductId', offer.productId ?? offer.id],
    ['UniqueProductId', offer.uniqueProductId],
    ['PublisherId', offer.publisher.id],
    ['OfferId', offer.offerId],
    ['OfferName', offer.name],
  ]);
  return TEMPLATE_COLUMNS.map((name) => cells.get(name) ?? '');
}
