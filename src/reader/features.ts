import { clauseStates, NEGATIONS } from './clauses';
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

/** How many words a negation reaches. */
const REACH = 3;
/** How many concepts a pair may span. */
const SPAN = 14;
/** How many words two words of one sentence may be apart to be a pair. */
const APART = 8;

interface Found {
  readonly concept: string;
  readonly at: number;
  readonly sentence: number;
}

/** Names of all features of a message, with repeats: words, also by the state of their clause, their neighbours and the
 * words further on in the sentence, letters, concepts and their pairs. */
export function featuresOf({ words, questions }: Words): string[] {
  const out: string[] = [];
  const found: Found[] = [];
  const states = clauseStates(words);
  words.forEach((word, i) => {
    const asked = questions[word.sentence] === true;
    const negated = isNegated(words, i);
    neighbours(words, i, out);
    furtherOn(words, i, out);
    if (!word.name && word.text[0] !== '<') letters(word.text, out);
    if (asked) out.push(`q${word.text.slice(0, 6)}`);
    out.push(`z${states.get(word.clause)}${word.text.slice(0, 6)}`);
    if (negated) out.push(`n${word.text.slice(0, 6)}`);
    for (const concept of conceptsAt(words, i)) {
      const name = negated ? `!${concept}` : concept;
      found.push({ concept: name, at: i, sentence: word.sentence });
      out.push(`k${name}`);
      if (asked) out.push(`kq${name}`);
    }
  });
  pairs(found, out);
  out.push(`kM${company(found, words)}`);
  const length = Math.ceil(Math.log2(words.length + 1));
  const known = Math.min(6, found.length);
  out.push(`d${known}`, `d${known}/${Math.min(5, length)}`, `l${Math.min(9, length)}`);
  return out;
}

const OURS = new Set([
  'pub',
  'offer',
  'pc',
  'order',
  'subscription',
  'seat',
  'vm',
  'deploy',
  'cust',
  'cancel',
  'invoice',
]);

/** Microsoft's own products and office life, and beside them a product's name or the words of our trade. */
function company(found: readonly Found[], words: readonly Word[]): string {
  const has = (...concepts: string[]): number => Number(found.some(({ concept }) => concepts.includes(concept)));
  const named = Number(words.some(({ name }) => name));
  const trade = Math.min(2, new Set(found.filter(({ concept }) => OURS.has(concept)).map((f) => f.concept)).size);
  return `${has('msproduct', 'm365')}${has('life', 'life2')}${named}${trade}`;
}

function isNegated(words: readonly Word[], i: number): boolean {
  for (let k = Math.max(0, i - REACH); k < i; k += 1) {
    const before = words[k] as Word;
    if (before.sentence === words[i]?.sentence && NEGATIONS.has(before.text)) return true;
  }
  return false;
}

function neighbours(words: readonly Word[], i: number, out: string[]): void {
  const text = (words[i] as Word).text;
  const next = words[i + 1]?.text;
  const after = words[i + 2]?.text;
  out.push(`w${text}`);
  if (next === undefined) return;
  const stem = text.slice(0, 5);
  out.push(`b${text} ${next}`);
  if (after !== undefined) out.push(`t${text} ${next} ${after}`);
  out.push(`p${stem} ${next.slice(0, 5)}`);
  if (after !== undefined) out.push(`s${stem} ${after.slice(0, 5)}`);
}

function furtherOn(words: readonly Word[], i: number, out: string[]): void {
  const { text, sentence } = words[i] as Word;
  if (text.length < 2) return;
  for (const other of words.slice(i + 2, i + 1 + APART)) {
    if (other.sentence !== sentence) return;
    if (other.text.length > 1) out.push(`x${text.slice(0, 5)} ${other.text.slice(0, 5)}`);
  }
}

function letters(text: string, out: string[]): void {
  const padded = ` ${text} `;
  for (let size = 3; size <= 5; size += 1) {
    for (let k = 0; k + size <= padded.length; k += 1) out.push(`c${padded.slice(k, k + size)}`);
  }
}

function pairs(found: readonly Found[], out: string[]): void {
  found.forEach((a, i) => {
    for (const b of found.slice(i + 1, i + 1 + SPAN)) {
      if (b.at === a.at) continue;
      if (b.at - a.at <= REACH) out.push(`kk${a.concept}>${b.concept}`);
      if (b.sentence === a.sentence) out.push(`ks${a.concept}>${b.concept}`);
      out.push(a.concept < b.concept ? `ku${a.concept}&${b.concept}` : `ku${b.concept}&${a.concept}`);
    }
  });
}
