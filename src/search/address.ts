import type { Offer } from '../domain/offer';

const HOST = /(?:^|[\s(<"'])(?:https?:\/\/)?((?:[a-z0-9-]+\.)*(?:microsoft|azure)\.(?:com|us|cn))([/?#][^\s<>"']*)/i;
/** Parts of marketplace and portal addresses that name no offer. */
const FURNITURE =
  /^(?:[a-z]{2}(?:-[a-z]{2,4}(?:-[a-z]{2})?)?|https?:|apps?|product|products|marketplace|saas|web-apps|office|overview|plansandprice|create|view|id|home|dashboard|commercial-marketplace|offers?|gallery|galleryitemdetailsbladenopdl|microsoft_azure_marketplace)$/;

const LONGEST_ID = 300;

/** An id as it is compared: its first 300 characters, no space around it, lower case, no quotation marks. */
export function idKey(id: string): string {
  return id
    .slice(0, LONGEST_ID)
    .trim()
    .replace(/^["'`<]+|["'`>.,;]+$/g, '')
    .toLowerCase();
}

/** The parts of a Business Central id, `PUBID.<publisher>|AID.<app>|PAPPID.<guid>`, each of which may be asked for. */
function partsOf(key: string): string[] {
  const parts = /^pubid\.(.+?)\|aid\.(.+?)(?:\|pappid\.(.+))?$/.exec(key);
  if (!parts) return [];
  const [, publisher, app, guid] = parts;
  return [`${publisher}.${app}`, ...(guid === undefined ? [] : [guid])];
}

/**
 * Every key under which this offer is found exactly: its own ids, and `publisher.offer` as marketplace addresses
 * write it.
 */
export function idKeysOf(offer: Offer): Set<string> {
  const keys = new Set<string>();
  const add = (id: string | undefined): void => {
    if (id === undefined || id === '') return;
    const key = idKey(id);
    keys.add(key);
    for (const part of partsOf(key)) keys.add(part);
  };
  for (const id of [offer.id, offer.offerId, offer.productId, offer.uniqueProductId]) add(id);
  if (offer.publisher.id !== undefined) add(`${offer.publisher.id}.${offer.offerId}`);
  keys.delete('');
  return keys;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The ids a Microsoft marketplace, AppSource, Partner Center or portal address in this text may hold, most telling first. */
export function idKeysIn(text: string): string[] {
  const found = HOST.exec(text);
  if (!found) return [];
  const keys = new Set<string>();
  for (const part of decoded(found[2] ?? '').split(/[/?#&=]+/)) {
    const key = idKey(part);
    if (key === '' || FURNITURE.test(key)) continue;
    keys.add(key);
    for (const inner of partsOf(key)) keys.add(inner);
  }
  return [...keys].sort((a, b) => Number(b.includes('.')) - Number(a.includes('.')));
}
