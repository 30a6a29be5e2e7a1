import { idKey } from './address';
import type { Catalogue } from './catalogue';

const LONGEST_ID = 200;

/** The offers under this id, under the product of a `PRODUCT:SKU`, or under an id the key begins with after its dot. */
function byId(catalogue: Catalogue, key: string, mayRunOn: boolean): number[] {
  const whole = catalogue.byKey(key);
  if (whole.length > 0) return whole;
  const product = catalogue.byKey(key.slice(0, Math.max(0, key.lastIndexOf(':'))));
  if (product.length > 0) return product;
  const dot = key.indexOf('.');
  if (!mayRunOn || dot === -1 || key.length > LONGEST_ID) return [];
  // The portal's create link writes publisher.offer and the plan behind it with nothing in between.
  for (let end = key.length - 1; end > dot + 1; end--) {
    const begun = catalogue.byKey(key.slice(0, end));
    if (begun.length > 0) return begun;
  }
  return [];
}

/** The offers an id or an address names; used for queries and for single pieces of a text. */
export function byIdOrAddress(catalogue: Catalogue, text: string, keysInAddress: readonly string[]): number[] {
  const own = byId(catalogue, idKey(text), false);
  if (own.length > 0) return own;
  for (const key of keysInAddress) {
    const named = byId(catalogue, key, true);
    if (named.length > 0) return named;
  }
  return [];
}
