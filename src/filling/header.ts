import type { CsvRow } from './csv';
import { type FieldFault, fine, type Looked } from './fragment';

/** The columns of a table, found by their names whatever their order. */
export interface Header {
  readonly names: readonly string[];
  /** The number of a column; letter case, blanks, dashes and underscores do not matter. */
  readonly at: (name: string) => number | undefined;
}

/** What our rejects files call the two columns they add behind the others. */
export const REJECT_LINE = 'Rejected line';
export const REJECT_REASON = 'Rejected because';

/** The header in this row. */
export function headerOf(row: CsvRow): Header {
  const numbers = new Map<string, number>();
  row.cells.forEach((cell, number) => {
    const key = columnKey(cell);
    if (key !== '' && !numbers.has(key)) numbers.set(key, number);
  });
  return { names: row.cells.map((cell) => cell.trim()), at: (name) => numbers.get(columnKey(name)) };
}

/** The name of a column as it is compared. */
export function columnKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Reads the fields of one row and collects what is wrong with them. */
export interface RowReader {
  /** The looked-at value of the column; undefined when the column, or the value in it, is missing or wrong. */
  get<T>(name: string, look: (text: string) => Looked<T | undefined>): T | undefined;
  /** Like `get`, and an empty cell is wrong. */
  need<T>(name: string, look: (text: string) => Looked<T | undefined>): T | undefined;
  /** The first thing that is wrong. */
  fault(): FieldFault | undefined;
}

/** A reader over the cells of one row. */
export function rowReader(header: Header, cells: readonly string[]): RowReader {
  let fault: FieldFault | undefined;
  const get = <T>(name: string, look: (text: string) => Looked<T | undefined>): T | undefined => {
    const number = header.at(name);
    const looked = number === undefined ? fine(undefined) : look(cells[number] ?? '');
    if (looked.ok) return looked.value;
    fault ??= { column: (number === undefined ? undefined : header.names[number]) ?? name, reason: looked.reason };
    return undefined;
  };
  return {
    get,
    need: (name, look) => {
      const value = get(name, look);
      const number = header.at(name);
      if (value === undefined)
        fault ??= {
          column: (number === undefined ? undefined : header.names[number]) ?? name,
          reason: 'is empty and is needed',
        };
      return value;
    },
    fault: () => fault,
  };
}

/** What is wrong with the shape of a row, before any of its fields is looked at. */
export function shapeFault(header: Header, row: CsvRow): FieldFault | undefined {
  if (row.fault !== undefined) return { column: '', reason: row.fault };
  const [is, should] = [row.cells.length, header.names.length];
  return is === should ? undefined : { column: '', reason: `has ${is} fields and the header has ${should}` };
}
