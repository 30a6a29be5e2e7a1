import { base64Of, bytesOf } from './base64';
import { hash, type Vocabulary } from './features';
import type { Network } from './network';
import { vocabularyOf } from './vocabulary';

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

/** The stored form: everything in JSON, bytes in base64, weights as signed bytes with one scale for each output. */
export interface StoredModel {
  readonly format: number;
  readonly heads: readonly number[];
  readonly decision: Decision;
  readonly words: string;
  readonly features: string;
  readonly rarities: string;
  readonly scales: readonly number[];
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

/** The network ready to be written: its weights as signed bytes, each output with the scale of its largest. */
export function stored(
  { heads, direct, bias }: Network,
  { hashes, rarities }: { hashes: Int32Array; rarities: Uint8Array },
  words: Uint8Array,
  decision: Decision,
): StoredModel {
  const outputs = bias.length;
  const weights = new Int8Array(direct.length);
  const scales = Array.from({ length: outputs }, (_, o) => {
    let largest = 0;
    for (let i = o; i < direct.length; i += outputs) largest = Math.max(largest, Math.abs(direct[i] as number));
    const scale = largest / 127 || 1;
    for (let i = o; i < direct.length; i += outputs) weights[i] = Math.round((direct[i] as number) / scale);
    return scale;
  });
  const features = new Uint8Array(hashes.length * 3);
  hashes.forEach((h, k) => {
    features.set([h & 255, (h >> 8) & 255, (h >> 16) & 255], k * 3);
  });
  return {
    format: 2,
    heads,
    decision,
    words: base64Of(words),
    features: base64Of(features),
    rarities: base64Of(rarities),
    scales,
    weights: base64Of(new Uint8Array(weights.buffer)),
    bias: Array.from(bias),
  };
}

/** The model as it is used; takes some milliseconds. */
export function opened(model: StoredModel): Model {
  const packed = bytesOf(model.features);
  const hashes = new Int32Array(packed.length / 3);
  for (let k = 0; k < hashes.length; k += 1) {
    hashes[k] =
      (packed[k * 3] as number) | ((packed[k * 3 + 1] as number) << 8) | ((packed[k * 3 + 2] as number) << 16);
  }
  return {
    network: {
      heads: model.heads,
      direct: new Int8Array(bytesOf(model.weights).buffer),
      scales: model.scales,
      bias: Float32Array.from(model.bias),
    },
    vocabulary: vocabularyOf(hashes, bytesOf(model.rarities)),
    decision: model.decision,
    isKnown: knownBy(bytesOf(model.words)),
  };
}
