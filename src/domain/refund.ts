/** How long after the purchase a customer gets the whole price back without asking the publisher. */
export interface RefundWindow {
  readonly hours: number;
  readonly source: 'refund-policies' | 'cancellation-policy';
  /** ISO 8601 date. */
  readonly validFrom: string;
}

/**
 * The window is 72 hours, for Business Central apps seven days; older copies of the same page say 24 hours and 14 days.
 * Valid from the day after the last copy that still showed the older windows (facts, section 1.2, R8 and R9).
 */
const STANDARD: RefundWindow = { hours: 72, source: 'refund-policies', validFrom: '2023-10-24' };
const BUSINESS_CENTRAL: RefundWindow = { hours: 7 * 24, source: 'cancellation-policy', validFrom: '2023-10-24' };

/** The window for a product of this type, as the Discovery API names it; the standard one where the type is not known. */
export function refundWindow(productType: string | undefined): RefundWindow {
  return productType?.toLowerCase() === 'dynamicsbc' ? BUSINESS_CENTRAL : STANDARD;
}
