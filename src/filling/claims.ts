import type { Claim, Fact, Facts, Source } from '../domain/claim';
import { byRank, partsOf, planKey, winnersOf } from './winners';

/** One import, as it marks the facts that it brings. */
export interface Mark {
  readonly source: Source;
  readonly import: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** What a file leaves open, so that what it does not say is told from what it says is gone. */
export interface Scope {
  /** True for rows that were rejected before and mended: they add to what the rest of their file said. */
  readonly isSupplement?: boolean;
  /** The paths a table has columns for; everything else of the same source stays. */
  readonly covers?: readonly string[];
}

/** True for two JSON values with the same content, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameJson((a as never)[key], (b as never)[key]));
}

/** Everything a source says now, from all its claims. */
export function factsFrom(claims: readonly Claim[], source: Source): Facts {
  const facts: Record<string, Fact> = {};
  for (const claim of claims) if (claim.source === source) Object.assign(facts, claim.facts);
  return facts;
}

/**
 * The claims after a source has spoken. Facts that it repeats keep the import and the time of the first time, so an
 * import that says nothing new gives back equal claims.
 */
export function speak(claims: readonly Claim[], mark: Mark, facts: Facts): Claim[] {
  const others = claims.filter((claim) => claim.source !== mark.source);
  const own: Claim[] = [];
  const known = new Set<string>();
  for (const claim of claims.filter((one) => one.source === mark.source)) {
    const kept = Object.entries(claim.facts).filter(([path, value]) => {
      const isKept = Object.hasOwn(facts, path) && sameJson(facts[path], value);
      if (isKept) known.add(path);
      return isKept;
    });
    if (kept.length > 0) own.push({ ...claim, facts: Object.fromEntries(kept) });
  }
  const news = Object.entries(facts).filter(([path]) => !known.has(path));
  if (news.length > 0) own.push({ ...mark, facts: Object.fromEntries(news) });
  return byRank([...others, ...own]);
}

/**
 * What a source says after a file in which it said `said` about an offer, given what it said before. A page of the
 * Discovery API and a listing hold everything about an offer, a price list everything about its market, a contacts table
 * everything about its columns; a reconciliation file only adds.
 */
export function succeed(source: Source, before: Facts, said: Facts, scope: Scope): Facts {
  switch (source) {
    case 'contacts':
      return { ...without(before, (path) => scope.covers?.includes(path) ?? true), ...said };
    case 'reconciliation':
      return joinFacts(before, said);
    case 'price-list':
      return afterPrices(before, said, scope.isSupplement === true);
    case 'discovery':
      return { ...ofOtherMarkets(before, said), ...said };
    case 'listing':
    case 'base':
    case 'correction':
      return said;
    default:
      return source satisfies never;
  }
}

function without(facts: Facts, isGone: (path: string) => boolean): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([path]) => !isGone(path)));
}

/** The market a path is about, '' where it names none; undefined for a path that is not about a market. */
function marketOf(path: string): string | undefined {
  if (path.startsWith('markets.')) return path.slice('markets.'.length);
  const at = path.startsWith('plans.') ? path.lastIndexOf('.prices@') : -1;
  return at === -1 ? undefined : path.slice(at + '.prices@'.length);
}

function marketsIn(facts: Facts): Set<string> {
  return new Set(Object.keys(facts).flatMap((path) => marketOf(path) ?? []));
}

function afterPrices(before: Facts, said: Facts, isSupplement: boolean): Facts {
  if (isSupplement) return joinFacts(before, said);
  const markets = marketsIn(said);
  const kept = without(before, (path) => markets.has(marketOf(path) ?? '\0'));
  const next = { ...kept, ...said };
  const priced = pricedPlans(next);
  const lost = new Set([...pricedPlans(before)].filter((plan) => !priced.has(plan)));
  const isLost = (path: string): boolean => path.startsWith('plans.') && lost.has(planKey(partsOf(path).key));
  return { ...without(next, isLost), ...said };
}

function pricedPlans(facts: Facts): Set<string> {
  const paths = Object.keys(facts).filter((path) => path.startsWith('plans.') && marketOf(path) !== undefined);
  return new Set(paths.map((path) => planKey(partsOf(path).key)));
}

/** Facts about markets that were not asked about this time, as far as their plans are still there. */
function ofOtherMarkets(before: Facts, said: Facts): Facts {
  const markets = marketsIn(said);
  const plans = new Set(Object.keys(said).flatMap((path) => (path.startsWith('plans.') ? [partsOf(path).key] : [])));
  return without(before, (path) => {
    const market = marketOf(path);
    if (market === undefined || market === '' || markets.has(market)) return true;
    return path.startsWith('plans.') && !plans.has(partsOf(path).key);
  });
}

/** Two statements of one file about one offer: prices add up, the newest order counts, else the later wins. */
export function joinFacts(first: Facts, second: Facts): Facts {
  const joined: Record<string, Fact> = { ...first };
  for (const [path, value] of Object.entries(second)) {
    const known = joined[path];
    if (Array.isArray(known) && Array.isArray(value) && path.includes('.prices@')) {
      joined[path] = [...known, ...value.filter((one: Fact) => !known.some((old: Fact) => sameJson(old, one)))];
    } else if (path.endsWith('.resoldAt') && typeof known === 'string' && typeof value === 'string') {
      joined[path] = [known, value].sort().at(-1) ?? value;
    } else joined[path] = value;
  }
  return joined;
}

/** One field before and after; undefined where it was not there. */
export interface Difference {
  readonly path: string;
  readonly before: Fact | undefined;
  readonly after: Fact | undefined;
}

/** The fields in which what is believed differs. */
export function differences(before: readonly Claim[], after: readonly Claim[]): Difference[] {
  const was = winnersOf(before);
  const is = winnersOf(after);
  const found: Difference[] = [];
  for (const rival of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(rival), is.get(rival)];
    if (sameJson(old?.value, now?.value)) continue;
    found.push({ path: (now ?? old)?.path ?? rival, before: old?.value, after: now?.value });
  }
  return found;
}

/** A field that stays as a person corrected it, and what a source says instead. */
export interface Contradiction {
  readonly path: string;
  readonly kept: Fact;
  readonly said: Fact;
}

/** Where these facts contradict a person's correction. */
export function contradictions(claims: readonly Claim[], facts: Facts): Contradiction[] {
  const corrected = factsFrom(claims, 'correction');
  return Object.entries(facts).flatMap(([path, said]) => {
    const kept = corrected[path];
    return kept === undefined || sameJson(kept, said) ? [] : [{ path, kept, said }];
  });
}
