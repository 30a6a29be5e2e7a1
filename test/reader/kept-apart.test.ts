import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/reader/fold';
import { type Labelled, labelledIn } from '../../src/reader/labelled';
import { read } from '../../src/reader/reader';

const examples = join(__dirname, '../../src/reader/examples');

const rowsOf = (name: string) =>
  labelledIn(readFileSync(join(__dirname, name), 'utf8')).map((row) => ({ ...row, reading: read(row.text) }));
type Row = ReturnType<typeof rowsOf>[number];

const share = (among: readonly Row[], is: (row: Row) => boolean): number => among.filter(is).length / among.length;
const isRightParty = ({ wanted, reading }: Row): boolean =>
  wanted.kind === 'clear' && reading.candidates[0]?.party === wanted.party;
const isRightCategory = ({ wanted, reading }: Row): boolean =>
  wanted.kind === 'clear' && reading.candidates[0]?.category === wanted.category;
const does = (action: Row['reading']['action']) => (row: Row) => row.reading.action === action;

describe.each([
  ['kept-apart.jsonl', 519],
  ['kept-apart-later.jsonl', 518],
])('on messages that no training has seen (%s)', (name, count) => {
  const rows = rowsOf(name);
  const of = (kind: Labelled['wanted']['kind']): Row[] => rows.filter((row) => row.wanted.kind === kind);
  const clear = of('clear');

  test('the right party is named best', () => {
    expect(clear).toHaveLength(count);
    expect(share(clear, isRightParty)).toBeGreaterThanOrEqual(0.98);
    expect(
      share(
        clear.filter((row) => row.lang === 'pl'),
        isRightParty,
      ),
    ).toBeGreaterThanOrEqual(0.97);
    expect(
      share(
        clear.filter((row) => row.hard),
        isRightParty,
      ),
    ).toBeGreaterThanOrEqual(0.95);
  });

  test('and the right category', () => {
    expect(share(clear, isRightCategory)).toBeGreaterThanOrEqual(0.94);
  });

  test('nine in ten are answered, and hardly one of them wrongly', () => {
    expect(share(clear, does('answer'))).toBeGreaterThanOrEqual(0.9);
    expect(share(clear.filter(does('answer')), isRightParty)).toBeGreaterThanOrEqual(0.995);
  });

  test('what lacks a fact is asked about, what is none of ours is declined', () => {
    expect(share(of('ambiguous'), does('ask'))).toBeGreaterThanOrEqual(0.9);
    expect(share(of('outside'), does('decline'))).toBeGreaterThanOrEqual(0.95);
    expect(share(clear, does('decline'))).toBeLessThanOrEqual(0.01);
  });

  test('and none of them is among the examples', () => {
    const files = readdirSync(examples).filter((name) => name.endsWith('.jsonl'));
    const learned = files.flatMap((name) => labelledIn(readFileSync(join(examples, name), 'utf8')));
    expect(learned.length).toBeGreaterThan(10_000);
    const known = new Set(learned.map(({ text }) => fold(text)));
    expect(rows.filter(({ text }) => known.has(fold(text)))).toEqual([]);
  });
});
