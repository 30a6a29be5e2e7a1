/** CSV by RFC 4180 in pieces, with what real files add to it: a BOM, `;` and tabs, lone line feeds, curly quotes. */

/** Longest field in UTF-16 units; Microsoft's own longest text has 5,000. */
export const LONGEST_FIELD = 65_536;
/** Most fields in a row; the widest file Partner Center makes has about 60. */
export const MOST_FIELDS = 512;

export interface CsvRow {
  readonly cells: readonly string[];
  /** The line the row begins on, from 1. */
  readonly line: number;
  /** True for a last row without a line end. */
  readonly isOpen: boolean;
  /** Set when the quotes of this row are wrong; its cells are a guess. */
  readonly fault?: string;
}

/** Why nothing more can be read, worded for a person. */
export interface CsvBreak {
  readonly line: number;
  readonly reason: string;
}

export interface CsvReader {
  /** Takes the next piece of text, cut anywhere, and returns the rows that are complete. Blank lines are no rows. */
  push(piece: string): CsvRow[];
  /** The last row if it had no line end. */
  end(): CsvRow[];
  /** Set as soon as the text cannot be CSV; nothing is read after that. */
  broken(): CsvBreak | undefined;
}

const SEPARATORS = [',', ';', '\t'] as const;
const CURLY = /[\u201c\u201d\u201e]/;

type Place = 'start' | 'plain' | 'quoted' | 'closing';

/**
 * A reader of one text. The separator is the one that occurs most in the first line outside quotes. A curly quote at
 * the start of a field opens it like a straight one; it closes a field only where the separator or the line end follows
 * and the field, or the whole header, was opened by curly quotes.
 */
export function makeCsvReader(): CsvReader {
  let held = '';
  let started = false;
  let separator = ',';
  let isCurly = false;
  let closesCurly = false;
  let place: Place = 'start';
  let field = '';
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let fieldLine = 1;
  let rowFault: string | undefined;
  let fault: CsvBreak | undefined;

  const endField = (): void => {
    cells.push(field);
    field = '';
    place = 'start';
    if (cells.length > MOST_FIELDS) fault = { line: rowLine, reason: `a row has more than ${MOST_FIELDS} fields` };
  };
  const endRow = (rows: CsvRow[], isOpen: boolean): void => {
    endField();
    if (cells.length > 1 || cells[0] !== '') {
      rows.push({ cells, line: rowLine, isOpen, ...(rowFault ? { fault: rowFault } : {}) });
    }
    cells = [];
    rowFault = undefined;
    rowLine = line;
  };
  const grow = (text: string): void => {
    field += text;
    if (field.length > LONGEST_FIELD) fault = tooLong(fieldLine);
  };

  /** The end of the run of ordinary characters that begins at `from`. */
  const runEnd = (text: string, from: number): number => {
    let at = from;
    for (; at < text.length; at += 1) {
      const unit = text[at];
      if (place === 'quoted' ? unit === '"' || unit === '\n' || (closesCurly && unit === '\u201d') : isMark(unit))
        break;
    }
    return at;
  };
  const isMark = (unit: string | undefined): boolean => unit === separator || unit === '\n' || unit === '\r';

  const take = (text: string, rows: CsvRow[], isLast: boolean): string => {
    let at = 0;
    while (at < text.length && !fault) {
      const unit = text[at] as string;
      const next = text[at + 1];
      if (next === undefined && !isLast && (unit === '"' || unit === '\r' || CURLY.test(unit))) return unit;
      if (place === 'start' && (unit === '"' || CURLY.test(unit))) {
        place = 'quoted';
        closesCurly = isCurly || unit !== '"';
        fieldLine = line;
        at += 1;
      } else if (place === 'quoted') {
        at = takeQuoted(text, at, unit, next);
      } else if (unit === separator) {
        endField();
        at += 1;
      } else if (unit === '\n' || unit === '\r') {
        at += unit === '\r' && next === '\n' ? 2 : 1;
        line += 1;
        endRow(rows, false);
      } else if (place === 'closing') {
        rowFault = 'text follows the closing quote of a field; a quote inside a field must be doubled';
        place = 'plain';
      } else {
        if (place === 'start') fieldLine = line;
        place = 'plain';
        const end = runEnd(text, at);
        grow(text.slice(at, end));
        at = end;
      }
    }
    return '';
  };

  const takeQuoted = (text: string, at: number, unit: string, next: string | undefined): number => {
    if (unit === '"' && next === '"') {
      grow('"');
      return at + 2;
    }
    if (unit === '"' || (closesCurly && CURLY.test(unit) && (next === undefined || isMark(next)))) {
      place = 'closing';
      return at + 1;
    }
    if (unit === '\n') line += 1;
    const end = Math.max(at + 1, runEnd(text, at + 1));
    grow(text.slice(at, end));
    return end;
  };

  const begin = (header: string): void => {
    const outside = header.replace(/"[^"]*"/g, '');
    const counts = SEPARATORS.map((mark) => outside.split(mark).length);
    separator = SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
    isCurly = CURLY.test(header);
    started = true;
  };

  const push = (piece: string, isLast: boolean): CsvRow[] => {
    const rows: CsvRow[] = [];
    if (fault) return rows;
    held += piece;
    if (!started) {
      const end = held.search(/[\r\n]/);
      if (end === -1 && !isLast) {
        if (held.length > LONGEST_FIELD) fault = tooLong(1);
        return rows;
      }
      held = held.replace(/^\uFEFF/, '');
      begin(held.slice(0, end === -1 ? undefined : end));
    }
    const text = held;
    held = take(text, rows, isLast);
    return rows;
  };

  return {
    push: (piece) => push(piece, false),
    end: () => {
      const rows = push('', true);
      if (fault) return rows;
      if (place === 'quoted') {
        fault = {
          line: fieldLine,
          reason: 'a quoted field is never closed: the file is cut off, or a quote is missing',
        };
      } else if (cells.length > 0 || place !== 'start') {
        endRow(rows, true);
      }
      return rows;
    },
    broken: () => fault,
  };
}

function tooLong(line: number): CsvBreak {
  return { line, reason: `a field is longer than ${LONGEST_FIELD} characters` };
}

/** What a spreadsheet would run as a formula, behind any apostrophes that were put there to stop it. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The cell with an apostrophe in front where a spreadsheet would take it for a formula. */
export function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell that `harmless` was given. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** One row with its line end; quoted where it must be, so that the reader gives back the same cells. */
export function csvLine(cells: readonly string[], separator = ','): string {
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
}

function quoted(cell: string, separator: string): string {
  const must = cell.includes(separator) || /["\r\n\uFEFF]/.test(cell) || CURLY.test(cell) || /^\s|\s$/.test(cell);
  return must ? `"${cell.replaceAll('"', '""')}"` : cell;
}
