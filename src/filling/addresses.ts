import type { Offer } from '../domain/offer';
import type { FindOffer } from './contacts';
import type { FileKind } from './file';
import type { Fragment } from './fragment';

/** The offers of the store by every id that a file may use for them. */
export interface AddressBook {
  add(offer: Offer): void;
  find: FindOffer;
  /** The key under which the store already knows the offer of a fragment, else the fragment's own. */
  keyOf(fragment: Fragment): string;
}

/** True for the files that call offers by other ids than the store does. */
export function needsWideBook(kind: FileKind | undefined): boolean {
  return kind === undefined || kind === 'contacts' || kind === 'listing';
}

/** Stands for "more than one offer". */
const SEVERAL = '';

/**
 * An empty book. A wide one, about 500 bytes an offer, also finds offers by what contacts tables and listings call them;
 * a narrow one, about 200, serves the files whose ids are the store's own.
 */
export function makeAddressBook(isWide: boolean): AddressBook {
  const byId = new Set<string>();
  const byAddress = new Map<string, string>();
  const note = (address: string | undefined, id: string): void => {
    if (address === undefined) return;
    const key = address.toLowerCase();
    const known = byAddress.get(key);
    byAddress.set(key, known === undefined || known === id ? id : SEVERAL);
  };
  const at = (kind: string, value: string | undefined): string | undefined =>
    (value === undefined ? undefined : byAddress.get(`${kind}:${value}`.toLowerCase())) || undefined;

  const pair = (publisher: string | undefined, offer: string | undefined): string | undefined =>
    publisher === undefined || offer === undefined ? undefined : `${publisher}/${offer}`;

  return {
    add: (offer) => {
      byId.add(offer.id);
      const isOwn = offer.productId !== undefined && offer.productId !== offer.id;
      if (isOwn) note(`product:${offer.productId}`, offer.id);
      note(prefixed('pair', pair(offer.publisher.id, offer.offerId)), offer.id);
      if (!isWide) return;
      note(`product:${offer.id}`, offer.id);
      note(prefixed('unique', offer.uniqueProductId), offer.id);
      note(`offer:${offer.offerId}`, offer.id);
      note(`name:${offer.name}`, offer.id);
    },
    find: ({ productId, uniqueProductId, publisherId, offerId, name }) => {
      if (productId !== undefined) return byId.has(productId) ? productId : at('product', productId);
      if (uniqueProductId !== undefined) return at('unique', uniqueProductId);
      if (publisherId !== undefined) return at('pair', pair(publisherId, offerId));
      return at('offer', offerId) ?? at('name', name);
    },
    keyOf: ({ id, facts, offer }) => {
      if (offer || byId.has(id)) return id;
      const [publisher, own] = [facts['publisher.id'], facts['offerId']];
      const known = pair(publisher as string | undefined, own as string | undefined);
      const key = at('product', facts['productId'] as string | undefined) ?? at('pair', known);
      // The same offer under another commercial id is another offer.
      return key !== undefined && (id.includes('/') || key.includes('/')) ? key : id;
    },
  };
}

function prefixed(kind: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${kind}:${value}`;
}
