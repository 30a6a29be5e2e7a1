import { CONTACT_AUDIENCE } from '../../domain/audience';
import { bounceOf, CONTACT_KINDS, type Contact, type ContactKind, isReachable } from '../../domain/contact';
import { ageDoubtOf } from '../../domain/doubt';
import { whoIs } from '../../domain/history';
import type { Offer } from '../../domain/offer';
import type { Language } from '../../domain/party';
import { contactsFor } from '../../domain/visibility';
import { day, say, text } from '../../texts/text';
import type { Data } from '../json';
import { CAPS, httpsLink, outside, outsideName } from '../outside';
import type { Reader } from '../reader';

/** An address: one text, or one link. */
interface Page {
  readonly [key: string]: Data;
  readonly texts: readonly string[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

/**
 * The contacts that this place may see, each with when and by whom it was verified; `viewer` is the object id of the
 * only reader. Alone with the reader a contact that the publisher left out is told as well; elsewhere only that the
 * rest is shown one-to-one.
 */
export function contactRows(offer: Offer, reader: Reader, viewer: string | undefined): Data {
  const visible = contactsFor(offer, reader.place);
  const kinds = reader.place === 'personal' ? CONTACT_KINDS : visible.map(({ kind }) => kind);
  return kinds.map((kind) => {
    const contact = visible.find((one) => one.kind === kind)?.contact;
    return contact && isReachable(contact)
      ? contactRow(offer, kind, contact, reader, viewer)
      : missingRow(kind, reader);
  });
}

/** What is said of contacts that are not shown here. */
export function contactNotes(reader: Reader): readonly string[] {
  if (reader.place === 'personal') return [];
  return [text(reader.language, 'contact.hidden')];
}

function missingRow(kind: ContactKind, { language }: Reader): Data {
  const title = text(language, `contact.${kind}`);
  return { title, notes: [` · ${text(language, 'offer.not-provided')}`], ways: [], pages: [], verified: [] };
}

function contactRow(
  offer: Offer,
  kind: ContactKind,
  contact: Contact,
  reader: Reader,
  viewer: string | undefined,
): Data {
  const { language } = reader;
  const by = contact.verified ? whoName(offer, contact.verified.by, viewer, language) : '';
  return {
    title: text(language, `contact.${kind}`),
    notes: [` · ${say(language, `contact.audience.${audienceKey(kind)}`)}`],
    ways: waysOf(contact),
    pages: pagesOf(contact),
    verified: [verifiedOf(contact, by, reader), ...bouncesOf(contact, reader)],
  };
}

/** Who did something, as a reader is told: never by an object id. */
export function whoName(offer: Offer, by: string, viewer: string | undefined, language: Language): string {
  const who = whoIs(offer, by, viewer);
  return who.kind === 'import' ? outsideName(who.name, CAPS.source) : text(language, `who.${who.kind}`);
}

/** A day as it was written down by an import or by us. */
export function dayText(language: Language, at: string): string {
  return outsideName(day(language, at), CAPS.date);
}

function audienceKey(kind: ContactKind): 'support' | 'partner-staff' | 'one-to-one' {
  if (kind === 'support') return 'support';
  return CONTACT_AUDIENCE[kind] === 'one-to-one' ? 'one-to-one' : 'partner-staff';
}

/** Name, mail and phone, as far as they are there. */
export function waysOf(contact: Contact): readonly string[] {
  const { name = '', email = '', phone = '' } = contact;
  return [outside(name, CAPS.field), outside(email, CAPS.field), outside(phone, CAPS.phone)].filter(
    (way) => way !== '',
  );
}

/** The contact's own page: a link when it is plain https, else the address as text. */
export function pagesOf(contact: Contact): readonly Page[] {
  const shown = outside(contact.url ?? '', CAPS.page);
  if (shown === '') return [];
  const url = httpsLink(contact.url);
  return [url === undefined ? { texts: [shown], links: [] } : { texts: [], links: [{ text: shown, url }] }];
}

function verifiedOf(contact: Contact, who: string, { language, now, staleAfterDays }: Reader): Data {
  const doubt = ageDoubtOf(contact, now, staleAfterDays);
  if (doubt?.why === 'never') return { text: text(language, 'contact.unverified'), color: 'attention' };
  const date = dayText(language, contact.verified?.at ?? '');
  if (doubt) return { text: text(language, 'contact.stale', { date, who, days: doubt.days }), color: 'attention' };
  return { text: text(language, 'contact.verified', { date, who }), color: 'default' };
}

function bouncesOf(contact: Contact, { language }: Reader): readonly Data[] {
  const at = bounceOf(contact);
  if (at === undefined) return [];
  return [{ text: text(language, 'contact.bounced', { date: dayText(language, at) }), color: 'attention' }];
}
