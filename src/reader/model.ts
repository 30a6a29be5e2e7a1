import { base64Of, bytesOf } from './base64';
import { hash } from './features';
import type { Network } from './network';
import type { Vocabulary } from './sparse';
import { vocabularyOf } from './vocabulary';
import { packed, stepsOf, unpacked } from './weights';

/** How a reading is decided, measured on messages kept out of training (see calibration). */
export interface Decision {
  /** Weight of the party head against the categories when they are joined, 0..1. */
  readonly partyShare: number;
  /** Divides the scores of each head before the softmax, so that a confidence means what it says. */
  readonly temperatures: readonly number[];
  /** Chance that an answer is right: weights of the log odds of the best party and of ambiguous against clear, and a constant. */
  readonly sureness: readonly [number, number, number];
  /** At or above: an answer. Below: a question. */
  readonly answerFrom: number;
  /** At or above this share of out-of-scope: declined. */
  readonly declineFrom: number;
}

/** The stored form: everything in JSON, bytes in base64, weights in four bits with one step for each feature. */
export interface StoredModel {
  readonly format: number;
  readonly heads: readonly number[];
  readonly decision: Decision;
  readonly words: string;
  readonly features: string;
  readonly rarities: string;
  readonly steps: string;
  readonly weights: string;
  readonly bias: readonly number[];
}

export interface Model {
  readonly network: Network;
  readonly vocabulary: Vocabulary;
  readonly decision: Decision;
  readonly isKnown: (word: string) => boolean;
}

const WORD_BITS = 1 << 17;

/** A set of words as bits by hash; now and then a stranger is taken for a known word, which does no harm. */
export function wordBits(words: Iterable<string>): Uint8Array {
  const bits = new Uint8Array(WORD_BITS / 8);
  for (const word of words) {
    const at = hash(word) % WORD_BITS;
    bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7));
  }
  return bits;
}

export function knownBy(bits: Uint8Array): (word: string) => boolean {
  return (word) => {
    const at = hash(word) % WORD_BITS;
    return ((bits[at >> 3] as number) & (1 << (at & 7))) !== 0;
  };
}

/** The network ready to be written. */
export function stored(
  { heads, direct, bias }: Network,
  { hashes, rarities }: { hashes: Int32Array; rarities: Uint8Array },
  words: Uint8Array,
  decision: Decision,
): StoredModel {
  const { steps, nibbles } = packed(direct, hashes.length, bias.length);
  const features = new Uint8Array(hashes.length * 3);
  hashes.forEach((h, k) => {
    features.set([h & 255, (h >> 8) & 255, (h >> 16) & 255], k * 3);
  });
  return {
    format: 3,
    heads,
    decision,
    words: base64Of(words),
    features: base64Of(features),
    rarities: base64Of(rarities),
    steps: base64Of(steps),
    weights: base64Of(nibbles),
    bias: Array.from(bias),
  };
}

/** The model as it is used; takes some milliseconds. */
export function opened(model: StoredModel): Model {
  const features = bytesOf(model.features);
  const hashes = new Int32Array(features.length / 3);
  for (let k = 0; k < hashes.length; k += 1) {
    hashes[k] =
      (features[k * 3] as number) | ((features[k * 3 + 1] as number) << 8) | ((features[k * 3 + 2] as number) << 16);
  }
  return {
    network: {
      heads: model.heads,
      direct: unpacked(bytesOf(model.weights)),
      steps: stepsOf(bytesOf(model.steps)),
      bias: Float32Array.from(model.bias),
    },
    vocabulary: vocabularyOf(hashes, bytesOf(model.rarities)),
    decision: model.decision,
    isKnown: knownBy(bytesOf(model.words)),
  };
}
