import type { Offer } from '../../domain/offer';
import { materialsFor } from '../../domain/visibility';
import { text } from '../../texts/text';
import { type Link, link } from '../button';
import type { Data } from '../json';
import { CAPS, clip, httpsLink, outside } from '../outside';
import type { Reader } from '../reader';

/** So many links a card shows; the offer's own page has the rest. */
const MOST_LINKS = 12;
/** So many characters their addresses may have together, so that the card keeps its size. */
const ADDRESSES = 1_000;
/** Teams folds more than six buttons of one row away. */
const PER_ROW = 3;

/** Rows of buttons for the links that this place may see; only plain https ones become buttons. */
export function linkRows(offer: Offer, reader: Reader): readonly Data[] {
  const all = [...supportPages(offer, reader), ...materialLinks(offer, reader)].slice(0, MOST_LINKS);
  const links = all.filter((_, i) => lengthOf(all.slice(0, i + 1)) <= ADDRESSES);
  const rows = Math.ceil(links.length / PER_ROW);
  return Array.from({ length: rows }, (_, row) => ({ links: links.slice(row * PER_ROW, (row + 1) * PER_ROW) }));
}

function lengthOf(links: readonly Link[]): number {
  return links.reduce((sum, { url }) => sum + url.length, 0);
}

function supportPages(offer: Offer, reader: Reader): readonly Link[] {
  const support = httpsLink(offer.supportUrl);
  const government = httpsLink(offer.governmentSupportUrl);
  return [
    ...(support === undefined ? [] : [link(text(reader.language, 'contact.support-url'), support)]),
    ...(government === undefined ? [] : [link(text(reader.language, 'contact.government-url'), government)]),
  ];
}

function materialLinks(offer: Offer, reader: Reader): readonly Link[] {
  return materialsFor(offer, reader.place).flatMap((material) => {
    const url = httpsLink(material.url);
    if (url === undefined) return [];
    const kind = text(reader.language, `material.${material.kind}`);
    const own = outside(material.title ?? '', CAPS.title);
    return [link(own === '' ? kind : clip(`${kind}: ${own}`, 48), url)];
  });
}
