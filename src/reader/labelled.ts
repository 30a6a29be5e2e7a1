import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES } from '../domain/party';
import type { Measured } from './measures';

/** One message of a labelled file, as it is measured. */
export interface Labelled extends Omit<Measured, 'reading'> {
  readonly text: string;
}

interface Row {
  readonly id?: unknown;
  readonly lang?: unknown;
  readonly text: string;
  readonly hard?: unknown;
  readonly party?: unknown;
  readonly category?: unknown;
  readonly acceptable?: unknown;
  readonly ambiguous?: unknown;
}

/**
 * The messages of a labelled file, one JSON object a line: `category` for a clear one, `ambiguous` or `acceptable` for
 * one that lacks a fact, neither for one that is none of ours. Hard are those that say so and those of these ids. Throws
 * with the number of a line that is no such object.
 */
export function labelledIn(lines: string, hardIds: ReadonlySet<unknown> = new Set()): Labelled[] {
  return lines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const row = rowOf(line);
    if (row === undefined) throw new Error(`line ${i + 1}: each line needs a "text" and a label, as a JSON object.`);
    const lang = typeof row.lang === 'string' ? row.lang : 'en';
    return [{ lang, text: row.text, hard: row.hard === true || hardIds.has(row.id), wanted: wantedOf(row) }];
  });
}

function rowOf(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null || !('text' in value)) return undefined;
    return typeof value.text === 'string' ? { ...value, text: value.text } : undefined;
  } catch {
    return undefined;
  }
}

function wantedOf(row: Row): Measured['wanted'] {
  const category = CATEGORIES.find((one) => one === row.category);
  if (category !== undefined) {
    return { kind: 'clear', category, party: typeof row.party === 'string' ? row.party : PARTY_OF_CATEGORY[category] };
  }
  return { kind: row.acceptable !== undefined || row.ambiguous !== undefined ? 'ambiguous' : 'outside' };
}
