import type { Case } from '../../domain/case';
import type { Reply } from '../../flows/reply';
import { text } from '../../texts/text';
import { atOf, button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, outsideName } from '../outside';
import type { Reader } from '../reader';
import { answerOf, namedOffer } from './answer';
import { assumedOf } from './assumed';
import { contactNotes, contactRows } from './contacts';
import type { Folded } from './fold';
import { handoffOf } from './handoff';
import { linkRows } from './links';
import { noticeText } from './notice';
import { providerOf } from './provider';
import { standingLines } from './standing';

type Judged = Extract<Reply, { kind: 'verdict' }>;

/** The data of `cards/verdict.json`: the answer, then the ways to act on it, the longer ones folded. */
export function verdictView(reply: Judged, reader: Reader): Data {
  const { language } = reader;
  const { case: judged, verdict, offer } = reply;
  const contacts = contactsOf(reply, reader);
  const handoff = handoffOf({ case: judged, verdict, ...(offer ? { offer } : {}) }, reader);
  const links = linksOf(reply, reader);
  const providers = providerOf(verdict, namedOffer(judged)?.productType, reader);
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    notices: reply.notice ? [noticeText(language, reply.notice)] : [],
    ...answerOf(reply, reader),
    warnings: warningsOf(reply, reader),
    assumed: assumedOf(judged, verdict, reader),
    openContacts: contacts.open,
    foldedContacts: contacts.folded,
    toggles: togglesOf([...contacts.folded, ...handoff, ...links, ...providers]),
    handoff,
    links,
    providers,
    buttons: [...buttonsOf(judged, reader), ...alternativeButton(reply)],
  };
}

interface Contacts {
  readonly open: readonly Data[];
  readonly folded: readonly Folded[];
}

/** The contacts stand open where the ticket goes to the publisher, and are folded away where they do not help. */
function contactsOf({ case: judged, verdict, offer }: Judged, reader: Reader): Contacts {
  const title = text(reader.language, 'verdict.contacts');
  if (!offer) {
    const notes = [text(reader.language, 'verdict.no-offer')];
    return { open: namedOffer(judged) ? [] : [{ title, rows: [], notes }], folded: [] };
  }
  const rows = contactRows(offer, reader, judged.asker);
  const shown = { title, rows, notes: contactNotes(reader), fold: { title, target: 'contacts' } };
  const isNeeded = verdict.channel === 'publisher-support' || verdict.channel === 'publisher-portal';
  return isNeeded ? { open: [shown], folded: [] } : { open: [], folded: [shown] };
}

function togglesOf(parts: readonly Folded[]): readonly Data[] {
  return parts.length > 0 ? [{ folds: parts.map((part) => part.fold) }] : [];
}

function linksOf({ offer }: Judged, reader: Reader): readonly Folded[] {
  const rows = offer ? linkRows(offer, reader) : [];
  const title = text(reader.language, 'verdict.links');
  return rows.length > 0 ? [{ title, rows, fold: { title, target: 'links' } }] : [];
}

/** What an offer that cannot simply be bought means for the case. */
function warningsOf({ offer, alternative }: Judged, { language }: Reader): readonly Data[] {
  const lines = offer ? standingLines(offer, alternative, language) : [];
  return lines.length > 0 ? [{ lines }] : [];
}

function alternativeButton({ alternative }: Judged): readonly Data[] {
  if (!alternative) return [];
  const title = outsideName(alternative.name, CAPS.title);
  return [button(title, { do: 'show-offer', offerId: offerKey(alternative.id) })];
}

function buttonsOf(judged: Case, { language }: Reader): readonly Data[] {
  const at = atOf(judged);
  const offer = namedOffer(judged);
  return [
    button(text(language, 'button.not-meant'), { do: 'dispute', at }),
    offer
      ? button(text(language, 'button.show-offer'), { do: 'show-offer', offerId: offerKey(offer.id) })
      : button(text(language, 'button.set-offer'), { do: 'name-offer', at }),
    button(text(language, 'button.start-over'), { do: 'start-over', at }),
  ];
}
