import type { Fact } from '../domain/claim';
import { type Contact, type ContactKind, contactMark, isReachable, WAYS, type Way } from '../domain/contact';
import { isOvertaken } from '../domain/history';
import type { Offer } from '../domain/offer';
import { sameJson } from '../filling/claims';
import {
  bounced,
  type ChangeOrder,
  changeOffer,
  claimsOf,
  confirmed,
  corrected,
  undoChange,
} from '../filling/correction';
import { emailOf, phoneOf } from '../filling/value';
import { winnersOf } from '../filling/winners';
import type { Action, ContactForm } from './action';
import { offerReply, showOffer } from './offers';
import type { ContactProblem, Kept, Reply } from './reply';
import type { Talk, World } from './world';

export type KeepAction = Extract<
  Action,
  { do: 'confirm' | 'bounce' | 'correct' | 'leave-contact' | 'save-contact' | 'undo-change' }
>;

/** So often a change is tried again when others are faster; each time somebody else has got through. */
const ATTEMPTS = 8;
/** As long as a card shows them whole, in UTF-16 units. */
const MOST: Readonly<Record<Way, number>> = { name: 72, email: 72, phone: 40, url: 300 };

/** What people do to the contacts of an offer, alone with the bot only; every change is kept and can be undone. */
export async function keep(world: World, talk: Talk, action: KeepAction): Promise<Reply> {
  if (talk.place !== 'personal') return { kind: 'keep-personal' };
  switch (action.do) {
    case 'correct':
      return openForm(world, action.offerId, action.contact);
    case 'leave-contact':
      return showOffer(world, action.offerId, talk);
    case 'save-contact':
      return saveContact(world, talk, action);
    case 'confirm':
    case 'bounce':
    case 'undo-change': {
      const stamp = stampOf(world, talk);
      return change(world, talk, action.offerId, (offer) => outcomeOf(offer, action, stamp));
    }
    default:
      return forgotten(action);
  }
}

type Stamp = Pick<ChangeOrder, 'id' | 'at' | 'by'>;

/** The same click delivered twice is one change. */
function stampOf(world: World, { conversation, activityId, person }: Talk): Stamp {
  return { id: world.idOf(`${conversation}|${activityId}`), at: world.clock.now().toISOString(), by: person };
}

/** What a click makes of an offer; without `offer` it stays as it is. */
interface Outcome {
  readonly kept: Kept;
  readonly offer?: Offer;
}

/** Decides on what is stored now and writes if nobody was faster, else decides again on what they made of it. */
async function change(
  world: World,
  talk: Talk,
  offerId: string,
  decide: (offer: Offer) => Outcome | Reply,
): Promise<Reply> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [stored] = await world.store.ledger.read([offerId]);
    if (!stored) return { kind: 'offer-gone' };
    const decided = decide(stored.value);
    if ('kind' in decided) return decided;
    const { offer, kept } = decided;
    if (!offer) return offerReply(world, stored.value, talk, kept);
    const lost = await world.store.ledger.write([{ id: offerId, offer, version: stored.version }]);
    if (lost.length === 0) return offerReply(world, offer, talk, kept);
  }
  const now = await world.store.offers.byId(offerId);
  return now ? offerReply(world, now, talk, 'busy') : { kind: 'offer-gone' };
}

type Judging = Extract<KeepAction, { do: 'confirm' | 'bounce' | 'undo-change' }>;

function outcomeOf(offer: Offer, action: Judging, stamp: Stamp): Outcome {
  switch (action.do) {
    case 'confirm':
      return confirm(offer, action, stamp);
    case 'bounce':
      return bounce(offer, action, stamp);
    case 'undo-change':
      return undo(offer, action.change, stamp);
    default:
      return forgotten(action);
  }
}

type Seen = { readonly contact: ContactKind; readonly seen: string };

function isAsSeen(offer: Offer, { contact, seen }: Seen): boolean {
  return contactMark(offer.contacts[contact]) === seen;
}

function isDone(offer: Offer, { id }: Stamp): boolean {
  return (offer.history ?? []).some((one) => one.id === id);
}

/** A confirmation is about what the person saw; it also ends what was said of messages that came back. */
function confirm(offer: Offer, action: Seen, stamp: Stamp): Outcome {
  const kind = action.contact;
  const contact = offer.contacts[kind];
  if (!isAsSeen(offer, action) || !isReachable(contact)) return { kept: 'contact-changed' };
  const { at, by } = stamp;
  const isConfirmed = contact.verified?.by === by && contact.verified.at === at.slice(0, 10) && !contact.bounced;
  if (isConfirmed || isDone(offer, stamp)) return { kept: 'confirmed' };
  const after = { ...confirmed(offer, kind, at, by), [`contacts.${kind}.bounced`]: null };
  return { kept: 'confirmed', offer: changeOffer(offer, { ...stamp, kind: 'confirm', after }) };
}

function bounce(offer: Offer, action: Seen, stamp: Stamp): Outcome {
  const contact = offer.contacts[action.contact];
  const after = bounced(offer, action.contact, stamp.at, stamp.by);
  if (!isAsSeen(offer, action) || !after) return { kept: 'contact-changed' };
  if (contact?.bounced?.email === contact?.email || isDone(offer, stamp)) return { kept: 'bounced' };
  return { kept: 'bounced', offer: changeOffer(offer, { ...stamp, kind: 'bounce', after }) };
}

/** Undoing restores what was there before, unless a newer change holds now or a source has spoken meanwhile. */
function undo(offer: Offer, changeId: string, { at, by }: Stamp): Outcome {
  const made = (offer.history ?? []).find((one) => one.id === changeId);
  if (!made || made.undone) return { kept: 'nothing-to-undo' };
  if (isOvertaken(offer, made)) return { kept: 'changed-since' };
  const undone = undoChange(offer, changeId, { at, by });
  const winners = winnersOf(claimsOf(undone));
  const isRestored = Object.entries(made.before).every(([path, before]) =>
    sameJson(winners.get(path)?.value ?? null, before),
  );
  return { kept: isRestored ? 'undone' : 'undone-otherwise', offer: undone };
}

async function openForm(world: World, offerId: string, contact: ContactKind): Promise<Reply> {
  const offer = await world.store.offers.byId(offerId);
  if (!offer) return { kind: 'offer-gone' };
  return { kind: 'contact-form', offer, contact, form: formOf(offer.contacts[contact]) };
}

function formOf(contact: Contact | undefined): ContactForm {
  const { name = '', email = '', phone = '', url = '' } = contact ?? {};
  return { name, email, phone, url };
}

type Saving = Extract<KeepAction, { do: 'save-contact' }>;

/**
 * Saves what was typed, or draws the form again with what is wrong with it. Whoever fills in a form while somebody else
 * changes the contact is shown what it is now and decides; the first is never overwritten unseen.
 */
async function saveContact(world: World, talk: Talk, action: Saving): Promise<Reply> {
  const stamp = stampOf(world, talk);
  const kind = action.contact;
  const form = tidied(action.form);
  const problem = problemOf(form);
  return change(world, talk, action.offerId, (offer) => {
    const again = (why: ContactProblem): Reply => ({ kind: 'contact-form', offer, contact: kind, form, problem: why });
    if (isDone(offer, stamp)) return { kept: 'corrected' };
    if (!isAsSeen(offer, action)) return again({ why: 'changed' });
    if (problem) return again(problem);
    const filled = Object.fromEntries(WAYS.flatMap((way): [Way, string][] => (form[way] ? [[way, form[way]]] : [])));
    const after: Record<string, Fact> = { ...corrected(kind, filled, stamp.at, stamp.by) };
    const isSame = WAYS.every((way) => (offer.contacts[kind]?.[way] ?? '') === form[way]);
    return {
      kept: 'corrected',
      offer: changeOffer(offer, { ...stamp, kind: isSame ? 'confirm' : 'correct', after }),
    };
  });
}

/** Each field in one line and without characters that nobody sees. */
function tidied(form: ContactForm): ContactForm {
  const tidy = (text: string): string =>
    text
      .replace(/\s+/gu, ' ')
      .replace(/[\p{C}]/gu, '')
      .trim();
  return { name: tidy(form.name), email: tidy(form.email), phone: tidy(form.phone), url: tidy(form.url) };
}

function problemOf(form: ContactForm): ContactProblem | undefined {
  const { email, phone, url } = form;
  const long = WAYS.find((way) => form[way].length > MOST[way]);
  if (long) return { why: 'too-long', field: long, most: MOST[long] };
  if (!email && !phone && !url) return { why: 'empty' };
  if (!emailOf(email).ok) return { why: 'invalid', field: 'email', value: email };
  if (!phoneOf(phone).ok) return { why: 'invalid', field: 'phone', value: phone };
  return url === '' || isPage(url) ? undefined : { why: 'invalid', field: 'url', value: url };
}

/** Plain https with a host of the web, as the cards make links of. */
function isPage(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}

function forgotten(action: never): never {
  throw new Error(`Nothing to do for ${JSON.stringify(action)}.`);
}
