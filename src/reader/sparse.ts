import { hash } from './features';

/** Which features the model knows, by hash, and how much each tells (the rarer the more). */
export interface Vocabulary {
  readonly size: number;
  /** Position of a feature by its hash, or -1. */
  readonly find: (hash: number) => number;
  readonly rarity: Float32Array;
}

const BLOCKS: Readonly<Record<string, number>> = { c: 1, k: 2 };
const BLOCK_WEIGHTS = [1, 1, 0.6] as const;

/** The known features of a message; each block (words, characters, concepts) has length one, times its weight. */
export function sparse(
  features: readonly string[],
  { find, rarity }: Vocabulary,
): { at: Int32Array; value: Float32Array } {
  const counts = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()] as const;
  for (const feature of features) {
    const at = find(hash(feature));
    if (at < 0) continue;
    const block = counts[(BLOCKS[feature[0] as string] ?? 0) as 0 | 1 | 2];
    block.set(at, (block.get(at) ?? 0) + 1);
  }
  const size = counts.reduce((sum, block) => sum + block.size, 0);
  const at = new Int32Array(size);
  const value = new Float32Array(size);
  let k = 0;
  counts.forEach((block, b) => {
    const start = k;
    let squares = 0;
    for (const [position, n] of block) {
      const v = (1 + Math.log(n)) * (rarity[position] as number);
      at[k] = position;
      value[k] = v;
      squares += v * v;
      k += 1;
    }
    const scale = (BLOCK_WEIGHTS[b] as number) / Math.sqrt(squares);
    for (let i = start; i < k; i += 1) value[i] = (value[i] as number) * scale;
  });
  return { at, value };
}
