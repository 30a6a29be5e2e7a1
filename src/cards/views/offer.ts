import { cspStateOf, hostingOf, type Offer } from '../../domain/offer';
import type { Reply } from '../../flows/reply';
import { say, text } from '../../texts/text';
import { button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, outside, outsideName } from '../outside';
import type { Reader } from '../reader';
import { sampleMark } from './choice';
import { contactNotes, contactRows } from './contacts';
import { keepOf, noticesOf } from './keep';
import { linkRows } from './links';
import { plansOf } from './plans';
import { standingLines } from './standing';

type Shown = Extract<Reply, { kind: 'offer' }>;

/** The data of `cards/offer.json`: everything about an offer that a reader of this place may see. */
export function offerView({ offer, alternative, viewer, kept }: Shown, reader: Reader): Data {
  const { language } = reader;
  const links = linkRows(offer, reader);
  const summary = outside(offer.summary ?? '', CAPS.summary);
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    ...noticesOf(kept, reader),
    heading: text(language, 'offer.heading'),
    name: outsideName(offer.name, CAPS.name),
    by: text(language, 'offer.by', { publisher: outsideName(offer.publisher.name, CAPS.publisher) }),
    sample: sampleMark(language, offer),
    summary: summary === '' ? [] : [summary],
    warnings: warningsOf(offer, alternative, reader),
    facts: factsOf(offer, reader),
    contacts: {
      title: text(language, 'offer.contacts'),
      rows: contactRows(offer, reader, viewer),
      notes: contactNotes(reader),
    },
    keep: keepOf(offer, viewer, kept, reader),
    plans: plansOf(offer, reader),
    links: links.length > 0 ? [{ title: text(language, 'offer.links'), rows: links }] : [],
    buttons: [
      button(text(language, 'offer.about'), { do: 'ask-about', offerId: offerKey(offer.id) }),
      ...(alternative
        ? [button(outsideName(alternative.name, CAPS.title), { do: 'show-offer', offerId: offerKey(alternative.id) })]
        : []),
    ],
  };
}

/** What keeps people from buying it. */
function warningsOf(offer: Offer, alternative: Offer | undefined, { language }: Reader): readonly string[] {
  return [
    ...standingLines(offer, alternative, language),
    ...(cspStateOf(offer) === 'selective' ? [text(language, 'offer.exclusive')] : []),
    ...(offer.publisher.isMicrosoft ? [text(language, 'offer.microsoft')] : []),
  ];
}

function factsOf(offer: Offer, { language }: Reader): Data {
  const hosting = hostingOf(offer.productType);
  const state = cspStateOf(offer);
  const unknown = text(language, 'offer.unknown');
  const fact = (key: 'type' | 'runs' | 'csp' | 'id' | 'product-id', value: string): Data => ({
    title: `${text(language, `offer.${key}`)}: `,
    value: value === '' ? unknown : value,
  });
  return [
    fact('type', outside(offer.productType, CAPS.field)),
    fact('runs', hosting ? say(language, `hosting.${hosting}`) : ''),
    fact('csp', state ? say(language, `csp.${state}`) : ''),
    fact('id', outside(offer.offerId, CAPS.field)),
    ...(offer.productId ? [fact('product-id', outside(offer.productId, CAPS.field))] : []),
  ];
}
