import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES, type Category } from '../domain/party';
import { featuresOf, sparse } from './features';
import { CHARACTERS_READ } from './fold';
import type { Model } from './model';
import { scores, softmax } from './network';
import { type Span, wordsIn } from './words';

/** The heads of the network and the order of their outputs. */
export const KINDS = ['real', 'ambiguous', 'small-talk', 'first-party', 'hostile', 'other'] as const;
export const OWNERS = ['isv', 'partner', 'microsoft'] as const;
export const HEADS = [CATEGORIES.length, KINDS.length, OWNERS.length] as const;

/** The shares of each category, kind and owner for a message, after calibration. */
export interface Shares {
  readonly categories: readonly number[];
  readonly kinds: readonly number[];
  readonly owners: readonly number[];
}

export function sharesOf(
  text: string,
  { network, vocabulary, decision, isKnown }: Model,
  mentions: readonly Span[] = [],
): Shares {
  const x = sparse(featuresOf(wordsIn(text.slice(0, CHARACTERS_READ), isKnown, mentions)), vocabulary);
  const z = scores(network, x);
  let from = 0;
  const heads = HEADS.map((size, head) => {
    for (let o = from; o < from + size; o += 1) z[o] = (z[o] as number) / (decision.temperatures[head] as number);
    const shares = softmax(z, from, size);
    from += size;
    return shares;
  });
  const [categories, kinds, owners] = heads as [number[], number[], number[]];
  return { categories, kinds, owners: joined(categories, owners, decision.partyShare) };
}

function joined(categories: readonly number[], owners: readonly number[], share: number): number[] {
  const summed = OWNERS.map((owner) =>
    categories.reduce((sum, p, i) => (PARTY_OF_CATEGORY[CATEGORIES[i] as Category] === owner ? sum + p : sum), 0),
  );
  const mixed = summed.map((p, i) => p ** (1 - share) * (owners[i] as number) ** share);
  const total = mixed.reduce((a, b) => a + b, 0);
  return mixed.map((p) => p / total);
}

const TINY = 1e-4;

/** The two signs from which it is told whether an answer would be right: see `Decision.sureness`. */
export function signsOf({ owners, kinds }: Shares): readonly [number, number] {
  const best = Math.min(Math.max(...owners), 1 - TINY);
  const [clear = 0, ambiguous = 0] = kinds;
  return [Math.log(best / (1 - best)), Math.log((ambiguous + TINY) / (clear + TINY))];
}

/** The chance that an answer from these shares is right, 0..1. */
export function surenessOf(shares: Shares, [best, doubt, constant]: readonly [number, number, number]): number {
  const signs = signsOf(shares);
  return 1 / (1 + Math.exp(-(best * signs[0] + doubt * signs[1] + constant)));
}

/** How much of a message speaks for its being none of ours, 0..1. */
export const outsideShare = ({ kinds }: Shares): number => kinds.slice(2).reduce((a, b) => a + b, 0);
