import type { ContactKind } from '../../domain/contact';
import type { Doubt } from '../../domain/doubt';
import type { Language } from '../../domain/party';
import type { Reply, StaleOffer } from '../../flows/reply';
import { text } from '../../texts/text';
import { button, offerKey } from '../button';
import type { Data } from '../json';
import type { Reader } from '../reader';
import { hitTitle } from './choice';
import { dayText } from './contacts';

type Shown = Extract<Reply, { kind: 'stale-offers' }>;

/** The data of `cards/stale.json`: what to check next, each offer a button with what is doubted about it. */
export function staleView({ offers, more, days }: Shown, { language }: Reader): Data {
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    heading: text(language, 'stale-offers.heading'),
    text: text(language, offers.length > 0 ? 'stale-offers.text' : 'stale-offers.none', { days }),
    rows: offers.map((offer) => rowOf(offer, language)),
    more: more > 0 ? [text(language, 'stale-offers.more', { count: more })] : [],
  };
}

function rowOf(offer: StaleOffer, language: Language): Data {
  const doubts = offer.doubts.map(({ contact, doubt }) => doubtText(contact, doubt, language));
  const used = offer.used > 0 ? [text(language, 'stale-offers.used', { count: offer.used })] : [];
  return {
    ...(button(hitTitle(language, offer), { do: 'show-offer', offerId: offerKey(offer.id) }) as object),
    why: [...used, ...doubts].join(' · '),
  };
}

function doubtText(kind: ContactKind, doubt: Doubt, language: Language): string {
  const contact = text(language, `contact.${kind}`);
  switch (doubt.why) {
    case 'never':
      return text(language, 'stale-offers.never', { contact });
    case 'old':
    case 'bounced':
      return text(language, `stale-offers.${doubt.why}`, { contact, date: dayText(language, doubt.at) });
    default:
      return forgotten(doubt);
  }
}

function forgotten(doubt: never): never {
  throw new Error(`No sentence for ${JSON.stringify(doubt)}.`);
}
