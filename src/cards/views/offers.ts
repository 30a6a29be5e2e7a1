import type { Reply } from '../../flows/reply';
import { text } from '../../texts/text';
import { button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, outside } from '../outside';
import type { Reader } from '../reader';
import { hitTitle } from './choice';

type Found = Extract<Reply, { kind: 'offers' }>;

const MOST_HITS = 10;

/** The data of `cards/offers.json`: what a search found, or the nearest of what it did not find. */
export function offersView(reply: Found, { language }: Reader): Data {
  const hits = reply.hits.slice(0, MOST_HITS);
  const query = outside(reply.query, CAPS.query);
  const nearest = !reply.fit && hits.length > 0 ? [text(language, 'offer.nearest')] : [];
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    heading: text(language, 'offers.heading'),
    found: reply.fit
      ? text(language, 'offer.found', { count: hits.length, query })
      : text(language, 'offer.none', { query }),
    nearest,
    choices: hits.map((hit) => button(hitTitle(language, hit), { do: 'show-offer', offerId: offerKey(hit.id) })),
  };
}
