import type { Fact, Facts } from '../domain/claim';
import type { Price } from '../domain/offer';
import { said } from './facts';
import type { Reading } from './fragment';
import { type Header, type RowReader, rowReader } from './header';
import { amountOf, idOf, instantOf, lineOf, numberOf, upperEndOf } from './value';

/** The price list of Partner Center (facts, section 3.1): only these four columns are always there. */
export const PRICE_LIST_COLUMNS = ['ProductId', 'SkuId', 'ProductTitle', 'Publisher'] as const;

const MICROSOFT = /^microsoft(?: corporation| ireland operations.*| operations.*)?$/i;

/** True for the names under which Microsoft sells its own products. */
export function isMicrosoft(publisher: string): boolean {
  return MICROSOFT.test(publisher.trim());
}

/** Reads one row: one price of one plan of one product in one market. */
export function readPriceRow(header: Header, cells: readonly string[], line: number): Reading {
  const row = rowReader(header, cells);
  const productId = row.need('ProductId', idOf);
  const skuId = row.need('SkuId', idOf);
  const name = row.need('ProductTitle', lineOf);
  const publisher = row.need('Publisher', lineOf);
  const market = row.get('Market', marketOf) ?? '';
  const price = priceIn(row, market);
  const plan = `plans.${skuId}`;
  const facts: Facts = said({
    productId,
    name,
    'publisher.name': publisher,
    'publisher.isMicrosoft': isMicrosoft(publisher ?? ''),
    [`markets.${market}`]: market === '' ? undefined : true,
    [`${plan}.skuId`]: skuId,
    [`${plan}.name`]: row.get('SkuTitle', lineOf),
    [`${plan}.summary`]: row.get('SkuDescription', (text) => lineOf(text, 5_000)),
    [`${plan}.prices@${market}`]: price === undefined ? undefined : [price as unknown as Fact],
  });
  const fault = row.fault();
  if (fault || productId === undefined) return { kind: 'fault', fault: { line, column: '', reason: '', ...fault } };
  return { kind: 'fragment', fragment: { id: productId, facts, line } };
}

function marketOf(text: string): ReturnType<typeof idOf> {
  const market = text.trim().toUpperCase();
  if (market === '' || /^[A-Z]{2}$/.test(market)) return { ok: true, value: market };
  return { ok: false, reason: `${JSON.stringify(text.slice(0, 20))} is not a market; write two letters, PL` };
}

function currencyOf(text: string): ReturnType<typeof idOf> {
  const currency = text.trim().toUpperCase();
  if (currency === '') return { ok: true, value: undefined };
  if (/^[A-Z]{3}$/.test(currency)) return { ok: true, value: currency };
  return { ok: false, reason: `${JSON.stringify(text.slice(0, 20))} is not a currency; write three letters, EUR` };
}

function priceIn(row: RowReader, market: string): Price | undefined {
  const amount = row.get('UnitPrice', amountOf);
  const currency = amount === undefined ? row.get('Currency', currencyOf) : row.need('Currency', currencyOf);
  const parts = {
    market: market === '' ? undefined : market,
    currency,
    amount,
    term: row.get('TermDuration', lineOf),
    billing: row.get('BillingPlan', lineOf),
    segment: row.get('Segment', lineOf),
    unit: row.get('UnitOfMeasure', lineOf),
    retail: row.get('ERP Price', amountOf),
    quantityFrom: row.get('PricingTierRangeMin', numberOf),
    quantityTo: row.get('PricingTierRangeMax', upperEndOf),
    startsAt: row.get('EffectiveStartDate', instantOf),
    endsAt: row.get('EffectiveEndDate', instantOf),
  };
  if (amount === undefined || currency === undefined) return undefined;
  return said(parts) as unknown as Price;
}
