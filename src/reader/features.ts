import { CONCEPTS } from './concepts';
import type { Word, Words } from './words';

/** 32-bit FNV-1a over UTF-16 units. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h >>> 0;
}

interface Pattern {
  readonly concept: string;
  readonly rest: readonly string[];
}
const EXACT = new Map<string, Pattern[]>();
const PREFIX = new Map<string, Pattern[]>();
for (const [concept, list] of Object.entries(CONCEPTS)) {
  for (const entry of list.split(' ')) {
    const [first = '', ...rest] = entry.split('+');
    const map = first.endsWith('*') ? PREFIX : EXACT;
    const key = first.endsWith('*') ? first.slice(0, -1) : first;
    map.set(key, [...(map.get(key) ?? []), { concept, rest }]);
  }
}

const fits = (word: string | undefined, pattern: string): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

/** The concepts that begin at this word. */
function conceptsAt(words: readonly Word[], i: number): Set<string> {
  const found = new Set<string>();
  const word = words[i];
  if (word === undefined || word.name) return found;
  const look = (patterns: readonly Pattern[] | undefined): void => {
    for (const { concept, rest } of patterns ?? []) {
      if (rest.every((pattern, k) => fits(words[i + 1 + k]?.text, pattern))) found.add(concept);
    }
  };
  look(EXACT.get(word.text));
  for (let n = 2; n <= word.text.length; n += 1) look(PREFIX.get(word.text.slice(0, n)));
  return found;
}

const NEGATIONS = new Set(
  "not no nie never bez without isn't wasn't don't doesn't didn't aren't nor ani isnt dont doesnt nothing zaden zadnej zadna zadnego nic".split(
    ' ',
  ),
);

const REACH = 3;

/** Names of all features of a message, with repeats. */
export function featuresOf({ words, questions }: Words): string[] {
  const out: string[] = [];
  const n = words.length;
  const found: { concept: string; at: number; sentence: number }[] = [];
  for (let i = 0; i < n; i += 1) {
    const word = words[i] as Word;
    const next = words[i + 1];
    const after = words[i + 2];
    const text = word.text;
    out.push(`w${text}`);
    if (next) out.push(`b${text} ${next.text}`);
    if (next && after) out.push(`t${text} ${next.text} ${after.text}`);
    if (next) out.push(`p${text.slice(0, 5)} ${next.text.slice(0, 5)}`);
    if (after) out.push(`s${text.slice(0, 5)} ${after.text.slice(0, 5)}`);
    if (!word.name && text[0] !== '<') {
      const padded = ` ${text} `;
      for (let size = 3; size <= 5; size += 1) {
        for (let k = 0; k + size <= padded.length; k += 1) out.push(`c${padded.slice(k, k + size)}`);
      }
    }
    if (questions[word.sentence]) out.push(`q${text.slice(0, 6)}`);
    let negated = false;
    for (let k = Math.max(0, i - REACH); k < i; k += 1) {
      const before = words[k] as Word;
      if (before.sentence === word.sentence && NEGATIONS.has(before.text)) negated = true;
    }
    if (negated) out.push(`n${text.slice(0, 6)}`);
    for (const concept of conceptsAt(words, i)) {
      const name = negated ? `!${concept}` : concept;
      found.push({ concept: name, at: i, sentence: word.sentence });
      out.push(`k${name}`);
      if (questions[word.sentence]) out.push(`kq${name}`);
    }
  }
  for (let i = 0; i < found.length; i += 1) {
    const a = found[i] as (typeof found)[number];
    for (let j = i + 1; j < found.length && j <= i + 14; j += 1) {
      const b = found[j] as (typeof found)[number];
      if (b.at === a.at) continue;
      if (b.at - a.at <= 3) out.push(`kk${a.concept}>${b.concept}`);
      if (b.sentence === a.sentence) out.push(`ks${a.concept}>${b.concept}`);
      out.push(a.concept < b.concept ? `ku${a.concept}&${b.concept}` : `ku${b.concept}&${a.concept}`);
    }
  }
  out.push(`d${Math.min(6, found.length)}`);
  out.push(`d${Math.min(6, found.length)}/${Math.min(5, Math.ceil(Math.log2(n + 1)))}`);
  out.push(`l${Math.min(9, Math.ceil(Math.log2(n + 1)))}`);
  return out;
}

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
export function sparse(features: readonly string[], { find, rarity }: Vocabulary): { at: Int32Array; value: Float32Array } {
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
