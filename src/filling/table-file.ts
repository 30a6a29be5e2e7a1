import { coveredPaths, isContactsHeader, readContactsRow, unknownColumns } from './contacts';
import { type CsvRow, csvLine, harmless, makeCsvReader, plainCell } from './csv';
import { type Batch, collect, type FileReader, NOTHING, type ReaderOptions, type Refusal } from './file';
import type { Fault, Reading } from './fragment';
import { columnKey, type Header, headerOf, REJECT_LINE, REJECT_REASON, shapeFault } from './header';
import { PRICE_LIST_COLUMNS, readPriceRow } from './price-list';
import { PRODUCT_COLUMNS, RECONCILIATION_COLUMNS, readReconciliationRow } from './reconciliation';

type TableKind = 'price-list' | 'reconciliation' | 'contacts';

function tableKindOf(header: Header): TableKind | undefined {
  const hasAll = (names: readonly string[]): boolean => names.every((name) => header.at(name) !== undefined);
  if (hasAll(PRICE_LIST_COLUMNS)) return 'price-list';
  if (hasAll(RECONCILIATION_COLUMNS)) return 'reconciliation';
  return isContactsHeader(header) ? 'contacts' : undefined;
}

function strangeHeader(header: Header): string {
  const missing = PRICE_LIST_COLUMNS.filter((name) => header.at(name) === undefined);
  const known = 'a price list (ProductId, SkuId, ProductTitle, Publisher), a reconciliation file or a contacts table';
  if (missing.length < PRICE_LIST_COLUMNS.length) return `has no column ${missing.join(', ')}; it should be ${known}`;
  return `is no table that Signpost knows; it should be ${known} with its header in the first line`;
}

/** A reader of the tables: price list, reconciliation file, contacts. */
export function makeTableFile({ find }: ReaderOptions): FileReader {
  const csv = makeCsvReader();
  let header: Header | undefined;
  let kind: TableKind | undefined;
  let isMended = false;
  let refusal: Refusal | undefined;

  const open = (row: CsvRow): void => {
    header = headerOf(row);
    kind = tableKindOf(header);
    isMended = header.at(REJECT_REASON) !== undefined;
    if (!kind) refusal = { line: row.line, reason: strangeHeader(header) };
  };
  const columns = (): string[] => {
    const own = [columnKey(REJECT_LINE), columnKey(REJECT_REASON)];
    const names = header?.names ?? [];
    if (kind === 'reconciliation') return PRODUCT_COLUMNS.filter((name) => header?.at(name) !== undefined);
    return names.filter((name) => !own.includes(columnKey(name)));
  };
  // Only in tables of ours does an apostrophe stand for nothing.
  const plainCells = (row: CsvRow): readonly string[] =>
    isMended || kind === 'contacts' ? row.cells.map(plainCell) : row.cells;
  const rejectText = (row: CsvRow, fault: Fault, isTrue: boolean): string => {
    // Cells in the wrong places could be anybody's; a reconciliation file holds customers.
    const cells = columns().map((name) => {
      const number = header?.at(name);
      return isTrue || kind !== 'reconciliation' ? (plainCells(row)[number ?? -1] ?? '') : '';
    });
    const told = fault.column === '' ? `the row ${fault.reason}` : `${fault.column} ${fault.reason}`;
    return csvLine([...cells, String(fault.line), told].map(harmless));
  };
  const readRow = (row: CsvRow): Reading => {
    if (!header || !kind) return { kind: 'skipped' };
    const cells = plainCells(row);
    switch (kind) {
      case 'price-list':
        return readPriceRow(header, cells, row.line);
      case 'reconciliation':
        return readReconciliationRow(header, cells, row.line);
      case 'contacts':
        return readContactsRow(header, cells, row.line, find);
      default:
        return kind satisfies never;
    }
  };
  const take = (rows: readonly CsvRow[]): Batch => {
    const batch = collect();
    for (const row of rows) {
      if (!header) open(row);
      else if (!refusal) {
        const wrong = shapeFault(header, row);
        if (wrong && row.isOpen && row.cells.length < header.names.length) {
          refusal = { line: row.line, reason: 'is cut off in the middle of its last row' };
        }
        const reading: Reading = wrong ? { kind: 'fault', fault: { line: row.line, ...wrong } } : readRow(row);
        batch.add(reading, (fault) => rejectText(row, fault, wrong === undefined));
      }
    }
    const broken = csv.broken();
    if (broken) refusal ??= broken;
    return batch;
  };

  return {
    push: (piece) => (refusal ? NOTHING : take(csv.push(piece))),
    end: () => {
      const batch = refusal ? NOTHING : take(csv.end());
      if (!header) refusal ??= { line: 1, reason: 'is empty' };
      return batch;
    },
    refusal: () => refusal,
    kind: () => kind,
    scope: () => ({
      isSupplement: isMended,
      ...(kind === 'contacts' && header ? { covers: coveredPaths(header) } : {}),
    }),
    frame: () => ({
      head: `\uFEFF${csvLine([...columns(), REJECT_LINE, REJECT_REASON].map(harmless))}`,
      between: '',
      tail: '',
    }),
    ignored: () => (kind === 'contacts' && header ? unknownColumns(header, [REJECT_LINE, REJECT_REASON]) : []),
  };
}
