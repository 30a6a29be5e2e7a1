import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES, type Category } from '../domain/party';
import type { Reading } from './reader';

/** One labelled message beside what the reader made of it. */
export interface Measured {
  readonly lang: string;
  readonly hard: boolean;
  /** Right answers: of a clear message one party and its category, of an ambiguous one none. */
  readonly wanted:
    | { readonly kind: 'clear'; readonly party: string; readonly category: Category }
    | { readonly kind: 'ambiguous' }
    | { readonly kind: 'outside' };
  readonly reading: Reading;
}

type Clear = Measured & {
  readonly wanted: { readonly kind: 'clear'; readonly party: string; readonly category: Category };
};

const isClear = (row: Measured): row is Clear => row.wanted.kind === 'clear';
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const rightParty = (row: Clear): boolean => row.reading.candidates[0]?.party === row.wanted.party;
const rightCategory = (row: Clear): boolean => row.reading.candidates[0]?.category === row.wanted.category;

/** The whole table as lines of text. */
export function report(rows: readonly Measured[]): string[] {
  const clear = rows.filter(isClear);
  return [
    ...overall(clear),
    ...actions(rows, clear),
    ...perCategory(clear),
    ...confusion(clear),
    ...reliability(clear),
  ];
}

function overall(clear: readonly Clear[]): string[] {
  const languages = [...new Set(clear.map((row) => row.lang))].sort();
  const line = (name: string, rows: readonly Clear[]): string =>
    `${name.padEnd(10)} ${String(rows.length).padStart(6)}   party ${percent(rows.filter(rightParty).length, rows.length).padStart(7)}   category ${percent(rows.filter(rightCategory).length, rows.length).padStart(7)}`;
  return [
    'Best guess',
    line('all', clear),
    ...languages.map((lang) =>
      line(
        lang,
        clear.filter((row) => row.lang === lang),
      ),
    ),
    line(
      'hard',
      clear.filter((row) => row.hard),
    ),
    '',
  ];
}

function actions(rows: readonly Measured[], clear: readonly Clear[]): string[] {
  const answered = clear.filter((row) => row.reading.action === 'answer');
  const share = (kind: Measured['wanted']['kind'], action: Reading['action']): string => {
    const of = rows.filter((row) => row.wanted.kind === kind);
    return `${percent(of.filter((row) => row.reading.action === action).length, of.length)} of ${of.length}`;
  };
  return [
    'What it does',
    `clear: answers ${share('clear', 'answer')}; of those the party is right in ${percent(answered.filter(rightParty).length, answered.length)}`,
    `clear: asks ${share('clear', 'ask')}; declines ${share('clear', 'decline')}`,
    `ambiguous: asks ${share('ambiguous', 'ask')}; answers ${share('ambiguous', 'answer')}`,
    `out of scope: declines ${share('outside', 'decline')}; answers ${share('outside', 'answer')}`,
    '',
  ];
}

function perCategory(clear: readonly Clear[]): string[] {
  return [
    'Per category',
    ...CATEGORIES.map((category) => {
      const of = clear.filter((row) => row.wanted.category === category);
      return `${category.padEnd(24)} ${String(of.length).padStart(5)}   party ${percent(of.filter(rightParty).length, of.length).padStart(7)}   category ${percent(of.filter(rightCategory).length, of.length).padStart(7)}`;
    }),
    '',
  ];
}

function confusion(clear: readonly Clear[]): string[] {
  const counts = new Map<string, number>();
  for (const row of clear) {
    const read = row.reading.candidates[0]?.category;
    if (read === undefined || read === row.wanted.category) continue;
    const across = PARTY_OF_CATEGORY[read] === PARTY_OF_CATEGORY[row.wanted.category] ? '' : '  (other party)';
    const key = `${row.wanted.category} read as ${read}${across}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const lines = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return ['Confusion', ...lines.map(([key, count]) => `${String(count).padStart(4)}  ${key}`), ''];
}

const BINS = 10;

function reliability(clear: readonly Clear[]): string[] {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, right: 0 }));
  for (const row of clear) {
    const said = row.reading.candidates
      .filter((c) => c.party === row.reading.candidates[0]?.party)
      .reduce((sum, c) => sum + c.confidence, 0);
    const bin = bins[Math.min(BINS - 1, Math.floor(said * BINS))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.said += said;
    bin.right += Number(rightParty(row));
  }
  return [
    'Reliability of the party (said, right)',
    ...bins.map(
      ({ count, said, right }, i) =>
        `${(i / BINS).toFixed(1)}–${((i + 1) / BINS).toFixed(1)} ${String(count).padStart(6)}   ${percent(said, count).padStart(7)}   ${percent(right, count).padStart(7)}`,
    ),
    '',
  ];
}
