import { hash } from './features';
import type { Vocabulary } from './sparse';

/** Hashes are kept in three bytes; a stranger matches a known feature once in some hundreds, which does no harm. */
export const HASH_MASK = 0xffffff;
const RARITY_STEP = 1 / 16;

/** A vocabulary over these hashes (each at most 24 bits), rarities in steps of a sixteenth. */
export function vocabularyOf(hashes: Int32Array, rarities: Uint8Array): Vocabulary {
  const bits = Math.ceil(Math.log2(hashes.length * 2 + 2));
  const mask = (1 << bits) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const rarity = new Float32Array(hashes.length);
  for (let position = 0; position < hashes.length; position += 1) {
    let slot = (hashes[position] as number) & mask;
    while (table[slot] !== -1) slot = (slot + 1) & mask;
    table[slot] = position;
    rarity[position] = (rarities[position] as number) * RARITY_STEP;
  }
  const find = (whole: number): number => {
    const wanted = whole & HASH_MASK;
    for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
      const position = table[slot] as number;
      if (position === -1 || hashes[position] === wanted) return position;
    }
  };
  return { size: hashes.length, find, rarity };
}

/** The vocabulary of these messages: the features that occur in at least `fewest` of them. */
export function gather(
  messages: readonly (readonly string[])[],
  fewest: number,
): { hashes: Int32Array; rarities: Uint8Array } {
  const counts = new Map<number, number>();
  for (const features of messages) {
    for (const h of new Set(features.map((feature) => hash(feature) & HASH_MASK)))
      counts.set(h, (counts.get(h) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= fewest).sort(([a], [b]) => a - b);
  return {
    hashes: Int32Array.from(kept, ([h]) => h),
    rarities: Uint8Array.from(kept, ([, count]) =>
      Math.round((Math.log((messages.length + 1) / (count + 1)) + 1) / RARITY_STEP),
    ),
  };
}
