import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES, type Category } from '../domain/party';
import { featuresOf } from './features';
import { CHARACTERS_READ } from './fold';
import type { Decision, Model } from './model';
import { scores, softmax } from './network';
import { sparse } from './sparse';
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

/** The shares of a message as the model reads it; spans of `mentions` are names. */
export const sharesOf = (text: string, model: Model, mentions: readonly Span[] = []): Shares =>
  sharesFrom(scoresOf(text, model, mentions), model.decision);

/** The raw scores of a message, head after head. */
export function scoresOf(
  text: string,
  { network, vocabulary, isKnown }: Pick<Model, 'network' | 'vocabulary' | 'isKnown'>,
  mentions: readonly Span[] = [],
): Float64Array {
  return scores(network, sparse(featuresOf(wordsIn(text.slice(0, CHARACTERS_READ), isKnown, mentions)), vocabulary));
}

/** Raw scores as calibrated shares. */
export function sharesFrom(z: Float64Array, { temperatures, partyShare }: Decision): Shares {
  let from = 0;
  const heads = HEADS.map((size, head) => {
    const warmed = z.slice(from, from + size).map((score) => score / (temperatures[head] as number));
    from += size;
    return softmax(warmed, 0, size);
  });
  const [categories, kinds, owners] = heads as [number[], number[], number[]];
  return { categories, kinds, owners: joined(categories, owners, partyShare) };
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
