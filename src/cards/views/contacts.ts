import { CONTACT_AUDIENCE, CONTACT_KINDS, type Contact, type ContactKind, type Offer } from '../../domain/offer';
import { contactsFor } from '../../domain/visibility';
import { day, say, text } from '../../texts/text';
import type { Data } from '../json';
import { CAPS, httpsLink, outside } from '../outside';
import type { Reader } from '../reader';

/** An address: one text, or one link. */
interface Page {
  readonly [key: string]: Data;
  readonly texts: readonly string[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The contacts that this place may see, each with the day it was verified. Alone with the reader a contact that the
 * publisher left out is told as well; elsewhere only that the rest is shown one-to-one.
 */
export function contactRows(offer: Offer, reader: Reader): Data {
  const visible = contactsFor(offer, reader.place);
  if (reader.place !== 'personal') return visible.map(({ kind, contact }) => contactRow(kind, contact, reader));
  return CONTACT_KINDS.map((kind) => contactRow(kind, visible.find((one) => one.kind === kind)?.contact, reader));
}

/** What is said of contacts that are not shown here. */
export function contactNotes(reader: Reader): readonly string[] {
  if (reader.place === 'personal') return [];
  return [text(reader.language, 'contact.hidden')];
}

function contactRow(kind: ContactKind, contact: Contact | undefined, reader: Reader): Data {
  const { language } = reader;
  const title = text(language, `contact.${kind}`);
  const ways = contact ? waysOf(contact) : [];
  const pages = contact ? pagesOf(contact) : [];
  if (!contact || (ways.length === 0 && pages.length === 0)) {
    return { title, notes: [` · ${text(language, 'offer.not-provided')}`], ways: [], pages: [], verified: [] };
  }
  return {
    title,
    notes: [` · ${say(language, `contact.audience.${audienceKey(kind)}`)}`],
    ways,
    pages,
    verified: [verifiedOf(contact, reader)],
  };
}

function audienceKey(kind: ContactKind): 'support' | 'partner-staff' | 'one-to-one' {
  if (kind === 'support') return 'support';
  return CONTACT_AUDIENCE[kind] === 'one-to-one' ? 'one-to-one' : 'partner-staff';
}

/** Name, mail and phone, as far as they are there. */
export function waysOf(contact: Contact): readonly string[] {
  return [contact.name, contact.email, contact.phone]
    .map((way) => outside(way ?? '', CAPS.field))
    .filter((way) => way !== '');
}

/** The contact's own page: a link when it is plain https, else the address as text. */
export function pagesOf(contact: Contact): readonly Page[] {
  const shown = outside(contact.url ?? '', CAPS.page);
  if (shown === '') return [];
  const url = httpsLink(contact.url);
  return [url === undefined ? { texts: [shown], links: [] } : { texts: [], links: [{ text: shown, url }] }];
}

function verifiedOf(contact: Contact, reader: Reader): Data {
  const { language, now, staleAfterDays } = reader;
  if (!contact.verified) return { text: text(language, 'contact.unverified'), color: 'attention' };
  const date = outside(day(language, contact.verified.at), CAPS.field);
  const days = Math.floor((now.getTime() - Date.parse(contact.verified.at)) / DAY_MS);
  if (days > staleAfterDays) return { text: text(language, 'contact.stale', { date, days }), color: 'attention' };
  return { text: text(language, 'contact.verified', { date }), color: 'default' };
}
