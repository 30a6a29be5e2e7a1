import { type Claim, type Fact, SOURCES, type Source } from '../domain/claim';

/** The claim that is believed about one field. */
export interface Winner {
  readonly path: string;
  readonly value: Fact;
  readonly source: Source;
  readonly import: string;
  readonly at: string;
}

/** A path in its three parts: `plans.PUBID.a|AID.b.name` is plans, `PUBID.a|AID.b`, name. */
export interface PathParts {
  readonly room: string;
  readonly key: string;
  readonly field: string;
}

/** Splits a path at its first and its last dot; a path without dots has only a room. */
export function partsOf(path: string): PathParts {
  const first = path.indexOf('.');
  if (first === -1) return { room: path, key: '', field: '' };
  const prices = path.lastIndexOf('.prices@');
  const last = prices === -1 ? path.lastIndexOf('.') : prices;
  if (last === first) return { room: path.slice(0, first), key: '', field: path.slice(first + 1) };
  return { room: path.slice(0, first), key: path.slice(first + 1, last), field: path.slice(last + 1) };
}

/** The same name for one plan whether or not a spreadsheet has taken the leading zeros off its id. */
export function planKey(id: string): string {
  return /^\d+$/.test(id) ? id.replace(/^0+(?=\d)/, '') : id.toLowerCase();
}

/** The name under which a path competes with those of other sources. */
export function rivalPath(path: string): string {
  if (!path.startsWith('plans.')) return path;
  const { room, key, field } = partsOf(path);
  return `${room}.${planKey(key)}.${field}`;
}

/** The claims, those that are believed first in front; among equals the newest. */
export function byRank(claims: readonly Claim[]): Claim[] {
  return [...claims].sort(
    (a, b) => SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) || order(b.at, a.at) || order(b.import, a.import),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What is believed about every field, by its rival path, in the order of the best source. Of two spellings of a plan's
 * SkuId the longer is believed, because nothing adds leading zeros.
 */
export function winnersOf(claims: readonly Claim[]): Map<string, Winner> {
  const winners = new Map<string, Winner>();
  for (const claim of byRank(claims)) {
    for (const [path, value] of Object.entries(claim.facts)) {
      const rival = rivalPath(path);
      const known = winners.get(rival);
      if (known && !(rival.endsWith('.skuId') && isLonger(value, known.value))) continue;
      winners.set(rival, { path, value, source: claim.source, import: claim.import, at: claim.at });
    }
  }
  return winners;
}

function isLonger(value: Fact, known: Fact): boolean {
  return typeof value === 'string' && typeof known === 'string' && value.length > known.length;
}
