import { cspStateOf, hostingOf, type Offer } from '../../domain/offer';
import type { Reply } from '../../flows/reply';
import { day, say, text } from '../../texts/text';
import { button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, outside, outsideName } from '../outside';
import type { Reader } from '../reader';
import { sampleMark } from './choice';
import { contactNotes, contactRows } from './contacts';
import { linkRows } from './links';
import { plansOf } from './plans';

type Shown = Extract<Reply, { kind: 'offer' }>;

/** The data of `cards/offer.json`: everything about an offer that a reader of this place may see. */
export function offerView({ offer, alternative }: Shown, reader: Reader): Data {
  const { language } = reader;
  const links = linkRows(offer, reader);
  const summary = outside(offer.summary ?? '', CAPS.summary);
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    heading: text(language, 'offer.heading'),
    name: outsideName(offer.name, CAPS.name),
    by: text(language, 'offer.by', { publisher: outsideName(offer.publisher.name, CAPS.publisher) }),
    sample: sampleMark(language, offer),
    summary: summary === '' ? [] : [summary],
    warnings: warningsOf(offer, alternative, reader),
    facts: factsOf(offer, reader),
    contacts: {
      title: text(language, 'offer.contacts'),
      rows: contactRows(offer, reader),
      notes: contactNotes(reader),
    },
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
  const state = cspStateOf(offer);
  return [
    ...(offer.stopSell ? [withdrawnText(offer.stopSell.since, language)] : []),
    ...(alternative ? [text(language, 'offer.alternative', { offer: outsideName(alternative.name, CAPS.name) })] : []),
    ...(offer.isPrivate ? [text(language, 'offer.private')] : []),
    ...(state === 'opt-out' ? [text(language, 'offer.closed')] : []),
    ...(state === 'selective' ? [text(language, 'offer.exclusive')] : []),
    ...(offer.publisher.isMicrosoft ? [text(language, 'offer.microsoft')] : []),
  ];
}

function withdrawnText(since: string | undefined, language: Reader['language']): string {
  if (since === undefined) return text(language, 'offer.withdrawn');
  return text(language, 'offer.withdrawn.since', { date: outside(day(language, since), CAPS.field) });
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
