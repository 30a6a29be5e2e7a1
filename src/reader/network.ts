/** A sparse message: feature positions and their values, the same length. */
export interface Sparse {
  readonly at: Int32Array;
  readonly value: Float32Array;
}

/** One message to learn from: for each head the wanted distribution, or undefined where the row says nothing. */
export interface Lesson {
  readonly x: Sparse;
  readonly wanted: readonly (readonly number[] | undefined)[];
  readonly weight: number;
}

export interface Recipe {
  /** Sizes of the heads; each head is a softmax of its own. */
  readonly heads: readonly number[];
  readonly headWeights: readonly number[];
  readonly epochs: number;
  readonly rate: number;
  /** Share of the features left out at each look, at random. */
  readonly dropout: number;
  readonly seed: number;
}

/** One layer from features to outputs, features × outputs in `direct`, each feature's row times its step. */
export interface Network {
  readonly heads: readonly number[];
  readonly direct: Float32Array | Int8Array;
  readonly steps: Float32Array;
  readonly bias: Float32Array;
}

/** A reproducible stream of numbers in [0, 1): mulberry32. */
export function numbers(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Softmax regression by AdaGrad with dropped features. The same lessons and recipe give the same network. */
export function learn(lessons: readonly Lesson[], features: number, recipe: Recipe): Network {
  const { heads, epochs, rate, dropout, seed } = recipe;
  const random = numbers(seed);
  const outputs = heads.reduce((a, b) => a + b, 0);
  const net = {
    heads,
    steps: new Float32Array(features).fill(1),
    direct: new Float32Array(features * outputs),
    bias: new Float32Array(outputs),
  };
  const seen = { direct: new Float32Array(features * outputs).fill(1e-6), bias: new Float32Array(outputs).fill(1e-6) };
  const order = lessons.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const step = rate * (1 - epoch / epochs);
    for (const index of order) {
      const lesson = lessons[index] as Lesson;
      const x = thinned(lesson.x, dropout, random);
      correct(net, seen, x, slopes(scores(net, x), lesson, recipe), step);
    }
  }
  return net;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i] as number;
    order[i] = order[j] as number;
    order[j] = swap;
  }
}

function thinned(x: Sparse, dropout: number, random: () => number): Sparse {
  const at = new Int32Array(x.at.length);
  const value = new Float32Array(x.at.length);
  const lift = 1 / (1 - dropout);
  let n = 0;
  for (let k = 0; k < x.at.length; k += 1) {
    if (random() < dropout) continue;
    at[n] = x.at[k] as number;
    value[n] = (x.value[k] as number) * lift;
    n += 1;
  }
  return { at: at.subarray(0, n), value: value.subarray(0, n) };
}

function slopes(z: Float64Array, { wanted, weight }: Lesson, { heads, headWeights }: Recipe): Float64Array {
  const g = new Float64Array(z.length);
  let from = 0;
  heads.forEach((size, head) => {
    const want = wanted[head];
    if (want !== undefined) {
      const shares = softmax(z, from, size);
      for (let o = 0; o < size; o += 1) {
        g[from + o] = ((shares[o] as number) - (want[o] as number)) * weight * (headWeights[head] as number);
      }
    }
    from += size;
  });
  return g;
}

interface Weights {
  readonly direct: Float32Array;
  readonly bias: Float32Array;
}

function correct(net: Weights, seen: Weights, x: Sparse, g: Float64Array, step: number): void {
  const outputs = g.length;
  move(net.bias, seen.bias, 0, g, 1, 0.1 * step);
  for (let k = 0; k < x.at.length; k += 1) {
    move(net.direct, seen.direct, (x.at[k] as number) * outputs, g, x.value[k] as number, step);
  }
}

function move(weights: Float32Array, sums: Float32Array, from: number, g: Float64Array, v: number, by: number): void {
  for (let o = 0; o < g.length; o += 1) {
    const slope = (g[o] as number) * v;
    if (slope === 0) continue;
    const sum = (sums[from + o] as number) + slope * slope;
    sums[from + o] = sum;
    weights[from + o] = (weights[from + o] as number) - (by * slope) / Math.sqrt(sum);
  }
}

/** The mean of networks of one shape: one network that scores as all of them do on average. */
export function averaged(networks: readonly Network[]): Network {
  const [first] = networks as [Network, ...Network[]];
  const mean = (of: (network: Network) => ArrayLike<number>): Float32Array =>
    Float32Array.from({ length: of(first).length }, (_, i) =>
      networks.reduce((sum, network) => sum + (of(network)[i] as number) / networks.length, 0),
    );
  return { ...first, direct: mean((network) => network.direct), bias: mean((network) => network.bias) };
}

/** The scores of a message, head after head, before any softmax. */
export function scores({ direct, steps, bias }: Network, x: Sparse): Float64Array {
  const outputs = bias.length;
  const z = Float64Array.from(bias);
  for (let k = 0; k < x.at.length; k += 1) {
    const row = x.at[k] as number;
    const v = (x.value[k] as number) * (steps[row] as number);
    const at = row * outputs;
    for (let o = 0; o < outputs; o += 1) z[o] = (z[o] as number) + v * (direct[at + o] as number);
  }
  return z;
}

/** The shares of `size` scores from `from` on; they sum to one. */
export function softmax(z: Float64Array, from: number, size: number): number[] {
  const part = Array.from(z.subarray(from, from + size));
  const max = Math.max(...part);
  const raised = part.map((score) => Math.exp(score - max));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((e) => e / sum);
}
