import { said } from './facts';
import type { Reading } from './fragment';
import { type Header, rowReader } from './header';
import { isMicrosoft } from './price-list';
import { dayOf, idOf, lineOf } from './value';

/** What tells a reconciliation file from the others (facts, section 3.2). */
export const RECONCILIATION_COLUMNS = ['ProductId', 'SkuId', 'ProductName', 'PublisherName'] as const;

/**
 * The only columns that are ever read, and the only ones a rejects file repeats: everything about customers, orders
 * and money stays in the file it came in.
 */
export const PRODUCT_COLUMNS = [
  'ProductId',
  'SkuId',
  'SkuName',
  'ProductName',
  'PublisherName',
  'PublisherId',
  'OrderDate',
] as const;

/** Reads one row: this plan of this product was sold. Microsoft's own products and rows without a product are left out. */
export function readReconciliationRow(header: Header, cells: readonly string[], line: number): Reading {
  const row = rowReader(header, cells);
  const publisher = row.get('PublisherName', lineOf);
  const isProduct = ['ProductId', 'SkuId', 'ProductName'].some((name) => row.get(name, lineOf) !== undefined);
  if (!isProduct || publisher === undefined || isMicrosoft(publisher)) return { kind: 'skipped' };
  const productId = row.need('ProductId', idOf);
  const skuId = row.need('SkuId', idOf);
  const name = row.need('ProductName', lineOf);
  const ordered = row.get('OrderDate', dayOf) ?? '';
  const fault = row.fault();
  if (fault || productId === undefined) return { kind: 'fault', fault: { line, column: '', reason: '', ...fault } };
  const plan = `plans.${skuId}`;
  const facts = {
    ...said({
      productId,
      name,
      'publisher.id': row.get('PublisherId', idOf),
      'publisher.name': publisher,
      'publisher.isMicrosoft': false,
      [`${plan}.skuId`]: skuId,
      [`${plan}.name`]: row.get('SkuName', lineOf),
    }),
    [`${plan}.resoldAt`]: ordered,
  };
  return { kind: 'fragment', fragment: { id: productId, facts, line } };
}
