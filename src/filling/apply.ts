import type { Change } from '../domain/change';
import type { Claim, Facts, Source } from '../domain/claim';
import type { Offer } from '../domain/offer';
import {
  type Contradiction,
  contradictions,
  type Difference,
  differences,
  factsFrom,
  type Mark,
  type Scope,
  sameJson,
  speak,
  succeed,
} from './claims';
import { claimsOf, offerOf } from './correction';

/** What a file says about one offer, all its rows together. */
export interface Said {
  readonly id: string;
  readonly facts: Facts;
  /** The whole offer, in a file that `export` wrote. */
  readonly offer?: Offer;
}

/** What an import does to one offer. */
export interface Outcome {
  readonly kind: 'same' | 'new' | 'changed';
  readonly offer: Offer;
  /** What is believed of a known offer afterwards and was not before; worked out when it is asked for. */
  readonly differences: () => readonly Difference[];
  readonly contradictions: readonly Contradiction[];
}

const NONE = (): readonly Difference[] => [];

/** Puts what a file says to what is stored. Saying the same again is `same`. */
export function applySaid(stored: Offer | undefined, said: Said, mark: Mark, scope: Scope): Outcome {
  if (said.offer) return restored(stored, said.offer);
  const before = claimsOf(stored);
  const facts = succeed(mark.source, factsFrom(before, mark.source), said.facts, scope);
  const after = speak(before, mark, facts);
  const against = contradictions(before, said.facts);
  if (stored && sameJson(before, after))
    return { kind: 'same', offer: stored, differences: NONE, contradictions: against };
  return {
    kind: stored ? 'changed' : 'new',
    offer: offerOf(said.id, after, stored?.history ?? []),
    differences: stored ? () => differences(before, after) : NONE,
    contradictions: against,
  };
}

/** The offer as the export holds it, except that what people did since stays. */
function restored(stored: Offer | undefined, exported: Offer): Outcome {
  const offer = stored?.history ? withHistoryOf(stored.history, exported) : exported;
  if (stored && sameJson(stored, offer)) return { kind: 'same', offer: stored, differences: NONE, contradictions: [] };
  return {
    kind: stored ? 'changed' : 'new',
    offer,
    differences: stored ? () => differences(claimsOf(stored), claimsOf(offer)) : NONE,
    contradictions: stored ? contradictions(claimsOf(stored), factsFrom(claimsOf(exported), 'correction')) : [],
  };
}

function withHistoryOf(own: readonly Change[], exported: Offer): Offer {
  const known = new Set(own.map((change) => change.id));
  const others = (exported.history ?? []).filter((change) => !known.has(change.id));
  const history = [...own, ...others].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return offerOf(exported.id, claimsOf(exported), history);
}

/**
 * One offer before an import touched it. Of an offer that follows from its claims only the claims of the import's
 * sources are kept; any other is kept whole.
 */
export interface Before {
  readonly id: string;
  /** The sources that the import spoke for. */
  readonly sources: readonly Source[];
  /** The claims of these sources. */
  readonly claims?: readonly Claim[];
  /** Without `claims`: the whole offer; absent when there was none. */
  readonly offer?: Offer;
  /** The ids of the changes by people that came with the import. */
  readonly brought?: readonly string[];
}

/** What must be kept so that an import can be taken back that makes `after` of `offer`. */
export function beforeOf(id: string, sources: readonly Source[], offer: Offer | undefined, after: Offer): Before {
  const known = new Set(offer?.history?.map((change) => change.id));
  const brought = (after.history ?? []).flatMap((change) => (known.has(change.id) ? [] : change.id));
  const extra = brought.length > 0 ? { brought } : {};
  if (!offer?.claims) return { id, sources, ...(offer ? { offer } : {}), ...extra };
  return { id, sources, claims: offer.claims.filter((claim) => sources.includes(claim.source)), ...extra };
}

/**
 * The stored offer without what the import said: its sources say again what they said before, and what other sources
 * and people said since stays. Undefined when nothing is left of it.
 */
export function takeBack(stored: Offer | undefined, before: Before): Offer | undefined {
  const { id, sources, claims, offer: old } = before;
  const history = (stored?.history ?? []).filter((change) => !before.brought?.includes(change.id));
  const isOther = (claim: Claim): boolean => claim.source !== 'correction' && !sources.includes(claim.source);
  const others = stored ? claimsOf(stored).filter(isOther) : [];
  if (claims) return offerOf(id, [...others, ...claims], history);
  const then = claimsOf(old);
  const isAsThen = history.length === (old?.history ?? []).length && sameJson(others, then.filter(isOther));
  if (!stored || isAsThen) return old;
  return offerOf(id, [...others, ...then.filter((claim) => sources.includes(claim.source))], history);
}
