import { idKeysIn } from './address';
import type { Catalogue } from './catalogue';
import { INFLECTED } from './hearing';
import { byIdOrAddress } from './identity';
import { type NamePart, namePartsIn } from './naming';
import { placedWords } from './words';

/** An offer named inside a text. */
export interface OfferMention {
  /** The store's key of the offer. */
  readonly id: string;
  readonly name: string;
  /** Where it is named, in UTF-16 units of the text, end excluded. */
  readonly start: number;
  readonly end: number;
  /** 0 to 1; offers named equally well have the same score. */
  readonly score: number;
  /** exact: the whole name or an id, letter by letter but for accents and case. */
  readonly match: 'exact' | 'good';
}

const LONGEST_TEXT = 2_000;
const MOST_MENTIONS = 50;
/** Of two readings of the same words the stronger counts; this much difference is none. */
const AS_STRONG = 0.001;

interface Found extends NamePart {
  readonly match: OfferMention['match'];
}

/** Ids and addresses in the text: pieces between spaces that hold a digit, a dot, a bar or a colon, as ids do. */
function idsIn(catalogue: Catalogue, text: string): Found[] {
  const found: Found[] = [];
  for (const piece of text.matchAll(/\S{5,300}/g)) {
    if (!/[\d.|:/_-]/.test(piece[0])) continue;
    for (const number of byIdOrAddress(catalogue, piece[0], idKeysIn(piece[0]))) {
      const [start, end] = [piece.index, piece.index + piece[0].length];
      found.push({ number, start, end, strength: Number.MAX_SAFE_INTEGER, whole: true, score: 1, match: 'exact' });
    }
  }
  return found;
}

/** A whole name in another case of Polish is as strong as the same letters in the middle of a longer name. */
const weightOf = ({ strength, whole }: Found): number => strength + (whole ? 1 - INFLECTED : 0);

function isStronger(a: Found, b: Found): boolean {
  const difference = weightOf(a) - weightOf(b);
  return Math.abs(difference) > AS_STRONG ? difference > 0 : a.whole && !b.whole;
}

/** Keeps, of all that read the same stretch of text, only what reads it best. */
function strongest(found: Found[]): Found[] {
  const ordered = [...found].sort((a, b) => (isStronger(a, b) ? -1 : isStronger(b, a) ? 1 : a.start - b.start));
  const kept: Found[] = [];
  for (const next of ordered) {
    const rival = kept.find((other) => other.start < next.end && next.start < other.end);
    if (!rival || (!isStronger(rival, next) && rival.whole === next.whole)) kept.push(next);
  }
  return kept;
}

/**
 * The offers named inside a text, best first, at most fifty; nothing when none is. Offers that one and the same stretch
 * names equally well are all given, with the same score, the shorter name first. Only the first 2,000 UTF-16 units of
 * the text are read.
 */
export function mentions(catalogue: Catalogue, text: string): OfferMention[] {
  const read = text.slice(0, LONGEST_TEXT);
  const named = namePartsIn(catalogue, placedWords(read)).map((part): Found => {
    return { ...part, match: part.whole && part.score === 1 ? 'exact' : 'good' };
  });
  const best = new Map<number, OfferMention>();
  for (const { number, start, end, score, match } of strongest([...idsIn(catalogue, read), ...named])) {
    const entry = catalogue.entryAt(number);
    const known = best.get(number);
    if (entry && (!known || score > known.score))
      best.set(number, { id: entry.id, name: entry.name, start, end, score, match });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || a.start - b.start || a.name.length - b.name.length || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_MENTIONS);
}
