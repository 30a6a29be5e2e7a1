import { isProduct, readProduct } from './discovery';
import { isExported, placeIn, readExported } from './exported';
import {
  type Batch,
  type Collected,
  collect,
  type FileReader,
  NOTHING,
  type ReaderOptions,
  type Refusal,
} from './file';
import type { Fault, Reading } from './fragment';
import { type JsonPart, makeJsonReader } from './json';
import { identityIn, isListing, isOtherResource, type ProductIdentity, readListing } from './listing';
import { looseOf } from './loose';

type JsonKind = 'discovery' | 'listing' | 'export';

function jsonKindOf(value: unknown): JsonKind | 'other' | undefined {
  if (isExported(value)) return 'export';
  const item = looseOf(value);
  if (!item) return undefined;
  if (isListing(item)) return 'listing';
  if (isOtherResource(item)) return 'other';
  return isProduct(item) ? 'discovery' : undefined;
}

/** A reader of the JSON files: products, listings, exports. */
export function makeJsonFile(options: ReaderOptions): FileReader {
  const json = makeJsonReader();
  let kind: JsonKind | undefined;
  let refusal: Refusal | undefined;
  let identity: ProductIdentity = {};
  let listings: JsonPart[] = [];
  let items = 0;
  let strangers = 0;
  let exported = 0;
  let exportedOf: number | undefined;

  const readPart = ({ value, line }: JsonPart): Reading => {
    const own = jsonKindOf(value);
    if (own === 'other') {
      identity = identityIn(value) ?? identity;
      return { kind: 'skipped' };
    }
    kind ??= own;
    if (own === undefined) strangers += 1;
    if (own === undefined || own !== kind) {
      const reason = kind ? `is not what the file holds otherwise (${kind})` : 'is nothing that Signpost knows';
      return { kind: 'fault', fault: { line, column: '', reason } };
    }
    if (own === 'discovery') return readProduct(value, line, options.market);
    if (own === 'export') return readOwn(value, line);
    return readListing(value, line, options.find, identity, options.offer);
  };
  const readOwn = (value: unknown, line: number): Reading => {
    const place = placeIn(value);
    exported += place ? 1 : 0;
    exportedOf = place?.of ?? exportedOf;
    return readExported(value, line);
  };
  const textOf = (value: unknown, fault: Fault): string => {
    const told = fault.column === '' ? fault.reason : `${fault.column} ${fault.reason}`;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
    const { export: _, ...rest } = value as Record<string, unknown>;
    return JSON.stringify({ ...rest, rejectedBecause: `line ${fault.line}: ${told}` });
  };
  const takeWhole = (part: JsonPart, batch: Collected): void => {
    const own = jsonKindOf(part.value);
    const isPage = items > 0 || hasList(part.value);
    items = 0;
    if (isPage && (own === undefined || own === 'other')) return;
    if (own === undefined) refusal = { line: part.line, reason: strangeJson(part.value) };
    else if (own === 'listing' && listings.length === 0) listings.push(part);
    else batch.add(readPart(part), (fault) => textOf(part.value, fault));
  };
  const take = (parts: readonly JsonPart[]): Batch => {
    const batch = collect();
    for (const part of parts) {
      if (refusal) break;
      if (part.kind === 'whole') takeWhole(part, batch);
      else {
        items += 1;
        // The product that a listing is of may stand behind it.
        if (jsonKindOf(part.value) === 'listing' && listings.length < 1_000) listings.push(part);
        else batch.add(readPart(part), (fault) => textOf(part.value, fault));
      }
      if (part.kind !== 'whole') continue;
      for (const listing of listings) batch.add(readPart(listing), (fault) => textOf(listing.value, fault));
      listings = [];
      identity = {};
    }
    const broken = json.broken();
    if (broken) refusal ??= broken;
    return batch;
  };

  return {
    push: (piece) => (refusal ? NOTHING : take(json.push(piece))),
    end: () => {
      if (!refusal) json.end();
      const batch = take([]);
      if (exportedOf !== undefined && exported !== exportedOf) {
        refusal ??= {
          line: 1,
          reason: `is cut off: it holds ${exported} of the ${exportedOf} offers that were exported`,
        };
      }
      if (!kind && strangers > 0) refusal ??= { line: 1, reason: strangeJson(undefined) };
      return batch;
    },
    refusal: () => refusal,
    kind: () => kind,
    scope: () => ({}),
    frame: () =>
      kind === 'export'
        ? { head: '', between: '\n', tail: '\n' }
        : { head: '{"items":[\n', between: ',\n', tail: '\n]}\n' },
    ignored: () => [],
  };
}

function hasList(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  const item = looseOf(value);
  return item !== undefined && ['items', 'value', 'resources'].some((name) => Array.isArray(item.raw(name)));
}

function strangeJson(value: unknown): string {
  const error = looseOf(value)?.object('error');
  if (error)
    return `is an error answer of an API (${JSON.stringify(error.text('code') ?? '')}), not a page of products`;
  return 'is no JSON that Signpost knows; it should be a page or a product of the Discovery API, a listing, or an export';
}
