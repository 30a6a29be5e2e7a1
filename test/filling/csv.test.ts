import fc from 'fast-check';
import { csvLine, harmless, LONGEST_FIELD, makeCsvReader, plainCell } from '../../src/filling/csv';

/** The rows of a text that arrives in pieces of this many characters. */
function rowsOf(text: string, size = 7): { cells: string[][]; lines: number[]; reason: string | undefined } {
  const reader = makeCsvReader();
  const rows = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
  rows.push(...reader.end());
  return {
    cells: rows.map((row) => [...row.cells]),
    lines: rows.map((row) => row.line),
    reason: reader.broken()?.reason,
  };
}

describe('The CSV reader', () => {
  test('reads quotes, doubled quotes, separators and line ends inside a field, wherever the pieces are cut', () => {
    const text = 'a,b\r\n"x ""y"", z","1\r\n2"\r\nlast,"row"\n';
    for (const size of [1, 2, 3, 5, 100]) {
      expect(rowsOf(text, size)).toEqual({
        cells: [
          ['a', 'b'],
          ['x "y", z', '1\r\n2'],
          ['last', 'row'],
        ],
        lines: [1, 2, 4],
        reason: undefined,
      });
    }
  });

  test('takes a byte order mark, semicolons, tabs and a last line without an end', () => {
    expect(rowsOf('\uFEFFa;b\n1,5;2').cells).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(rowsOf('a\tb\n1\t2\n').cells[1]).toEqual(['1', '2']);
  });

  test('reads the header of the documentation, whose last quote is a curly one', () => {
    expect(rowsOf('"Tags","ERP Price\u201d\n"a","1"\n').cells).toEqual([
      ['Tags', 'ERP Price'],
      ['a', '1'],
    ]);
    expect(rowsOf('a,b\n\u201cx, y\u201d,z\n').cells[1]).toEqual(['x, y', 'z']);
  });

  test('leaves curly quotes inside a field alone', () => {
    expect(rowsOf('a,b\n"say \u201chi\u201d, and","c"\nan \u201cx\u201d,d\n').cells.slice(1)).toEqual([
      ['say \u201chi\u201d, and', 'c'],
      ['an \u201cx\u201d', 'd'],
    ]);
  });

  test('says where a quote is missing, and never holds more than one field of the largest size', () => {
    expect(rowsOf('a,b\n"x,1\ny,2\n').reason).toContain('never closed');
    expect(rowsOf(`a,b\n${'x'.repeat(LONGEST_FIELD + 1)},1\n`, 1000).reason).toContain('longer than');
    expect(rowsOf('x'.repeat(LONGEST_FIELD + 2000), 1000).reason).toContain('longer than');
    expect(rowsOf(`a,b\n${','.repeat(600)}\n`).reason).toContain('more than 512 fields');
  });

  test('goes on behind a row whose quotes are wrong', () => {
    const rows = makeCsvReader().push('a,b\n"x"y,1\nz,2\n');
    expect(rows.map((row) => row.fault !== undefined)).toEqual([false, true, false]);
    expect(rows[1]?.cells).toEqual(['xy', '1']);
  });

  test('gives back whatever the writer wrote, with every separator and every cut', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', '\u201c', '\u201d', 'a', ' ', '=', "'") }),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc
          .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 0, maxLength: 6 })
          .map((rows) => [Array.from({ length: width }, (_, index) => `h${index}`), ...rows]),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), fc.integer({ min: 1, max: 40 }), (rows, separator, size) => {
        const text = rows.map((row) => csvLine(row, separator)).join('');
        expect(rowsOf(text, size)).toMatchObject({ cells: rows, reason: undefined });
      }),
      { numRuns: 200 },
    );
  });
});

describe('A cell in a spreadsheet', () => {
  test.each(["=cmd|' /C calc'!A0", '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", '\uFF1D1'])(
    'is no formula: %j',
    (cell) => {
      expect(harmless(cell)).toBe(`'${cell}`);
      expect(plainCell(harmless(cell))).toBe(cell);
    },
  );

  test('comes back as it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', 'a', '1', ' ') }), (cell) => {
        expect(plainCell(harmless(cell))).toBe(cell);
        expect(/^[=+\-@]/.test(harmless(cell))).toBe(false);
      }),
    );
  });

  test('keeps an apostrophe that stops nothing', () => {
    expect(harmless("'s Hertogenbosch")).toBe("'s Hertogenbosch");
    expect(plainCell("'s Hertogenbosch")).toBe("'s Hertogenbosch");
  });
});
