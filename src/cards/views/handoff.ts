import type { Case } from '../../domain/case';
import { asksOf, isHandedOn } from '../../domain/handoff';
import type { Offer } from '../../domain/offer';
import type { Language, Party } from '../../domain/party';
import type { Verdict } from '../../domain/verdict';
import { say, text } from '../../texts/text';
import { link } from '../button';
import type { Data } from '../json';
import { CAPS, clip, mailAddress, outside, outsideName } from '../outside';
import type { Reader } from '../reader';
import type { Folded } from './fold';
import { isUs } from './parties';

const COMPOSE = 'https://outlook.office.com/mail/deeplink/compose';
/** Longer addresses are cut or refused on the way to Outlook. */
const MAIL_URL_MAX = 2_000;

/** Everything a hand-off is made of. */
export interface Handed {
  readonly case: Case;
  readonly verdict: Verdict;
  readonly offer?: Offer;
}

/** Who will get the hand-off and ask back. A reseller goes through its provider wherever the provider has to act. */
export function receiverOf(verdict: Verdict): Party {
  const { model, opener, owner, channel } = verdict;
  if (model === 'indirect-reseller' && [opener, owner].includes('indirect-provider')) return 'indirect-provider';
  switch (channel) {
    case 'publisher-support':
    case 'publisher-portal':
      return 'isv';
    case 'partner-center-ticket':
    case 'azure-support':
    case 'microsoft-direct':
      return 'microsoft';
    case 'partner-center-work':
    case 'azure-portal':
    case 'own-desk':
      return owner;
    default:
      return forgotten(channel);
  }
}

/** The folded hand-off: what is asked for, the text, the mail draft; nothing where nobody else has to act. */
export function handoffOf(handed: Handed, reader: Reader): readonly Folded[] {
  const { verdict } = handed;
  const receiver = receiverOf(verdict);
  if (!isHandedOn(verdict) || isUs(receiver, verdict.model)) return [];
  const { language } = reader;
  const written = receiver === 'microsoft' ? 'en' : language;
  const asks = asksOf(verdict, handed.case.facts.matter);
  const lines = verdict.opener === 'customer' ? [] : [subjectOf(handed, written), ...linesOf(handed, written)];
  return [
    {
      fold: { title: text(language, 'button.packet'), target: 'handoff' },
      askedFor: text(language, 'verdict.asked-for', { party: say(language, `party.${receiver}`) }),
      asks: asks.map((ask) => say(language, `ask.${ask}`)),
      packet: lines.length > 0 ? [{ title: text(language, 'verdict.packet'), lang: written, lines }] : [],
      mails: lines.length > 0 ? mailsOf(handed, receiver, written, reader) : [],
    },
  ];
}

function subjectOf({ case: asked, offer }: Handed, written: Language): string {
  const { matter, category } = asked.facts;
  const about = matter ? say(written, `matter.${matter}`) : category ? say(written, `category.${category}`) : '';
  const name = offer?.name ?? (typeof asked.facts.offer === 'object' ? asked.facts.offer.name : undefined);
  if (name === undefined) return text(written, 'packet.subject.no-offer', { matter: about });
  return text(written, 'packet.subject', { offer: outsideName(name, CAPS.title), matter: about });
}

function linesOf(handed: Handed, written: Language, words: number = CAPS.words): readonly string[] {
  const { case: asked, verdict, offer } = handed;
  const said = outside(asked.words ?? '', words);
  const { matter } = asked.facts;
  const isToMicrosoft = receiverOf(verdict) === 'microsoft';
  return [
    text(written, 'packet.greeting'),
    text(written, isToMicrosoft ? 'packet.intro.microsoft' : 'packet.intro'),
    ...(matter ? [text(written, 'packet.matter', { matter: say(written, `matter.${matter}`) })] : []),
    ...(offer ? offerLines(offer, written) : []),
    said === '' ? text(written, 'packet.problem.none') : text(written, 'packet.problem', { words: said }),
    ...asksOf(verdict, matter).map((ask) => `${say(written, `ask.${ask}`)}:`),
    text(written, 'packet.closing'),
  ];
}

function offerLines(offer: Offer, written: Language): readonly string[] {
  const name = outsideName(offer.name, CAPS.name);
  return [
    text(written, 'packet.offer', { offer: name, id: outside(offer.offerId, CAPS.field) }),
    text(written, 'packet.publisher', { publisher: outsideName(offer.publisher.name, CAPS.publisher) }),
  ];
}

/** A mail draft in Outlook on the web, one-to-one only and only to somebody with an address. */
function mailsOf(handed: Handed, receiver: Party, written: Language, reader: Reader): readonly Data[] {
  const to = reader.place === 'personal' ? mailAddress(emailOf(handed, receiver, reader)) : undefined;
  if (to === undefined) return [];
  const subject = subjectOf(handed, written);
  const url = [CAPS.words, 120, 0]
    .map((words) => composeUrl(to, subject, linesOf(handed, written, words)))
    .find((one) => one.length <= MAIL_URL_MAX);
  const short = url ?? composeUrl(to, clip(subject, 40), [text(written, 'packet.greeting')]);
  return short.length <= MAIL_URL_MAX ? [link(text(reader.language, 'button.mail'), short)] : [];
}

function emailOf(handed: Handed, receiver: Party, reader: Reader): string | undefined {
  if (receiver === 'isv') return handed.offer?.contacts.support?.email;
  if (receiver === 'indirect-provider') return reader.desk.providers[0]?.contact.email;
  return undefined;
}

function composeUrl(to: string, subject: string, lines: readonly string[]): string {
  const body = encodeURIComponent(lines.join('\n'));
  return `${COMPOSE}?to=${encodeURIComponent(to)}&subject=${encodeURIComponent(subject)}&body=${body}`;
}

function forgotten(channel: never): never {
  throw new Error(`No receiver for ${String(channel)}.`);
}
