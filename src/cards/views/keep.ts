import { type Change, contactOf } from '../../domain/change';
import type { Fact } from '../../domain/claim';
import { bounceOf, CONTACT_KINDS, type ContactKind, contactMark, isReachable, WAYS } from '../../domain/contact';
import { isOvertaken } from '../../domain/history';
import type { Offer } from '../../domain/offer';
import type { Kept } from '../../flows/reply';
import { say, text } from '../../texts/text';
import { button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, clip, outside } from '../outside';
import type { Reader } from '../reader';
import { dayText, whoName } from './contacts';

/** So many changes are shown, the newest first. */
const CHANGES_SHOWN = 3;
/** What a change changed is shown this long, and a value in it no longer than a contact shows it. */
const CHANGE = 260;
const DONE: readonly Kept[] = ['confirmed', 'corrected', 'bounced', 'undone', 'undone-otherwise'];

/** What has just become of a contact, and how it is coloured. */
export function noticesOf(kept: Kept | undefined, { language }: Reader): { readonly [key: string]: Data } {
  return {
    notices: kept ? [say(language, `kept.${kept}`)] : [],
    noticeTone: kept && DONE.includes(kept) ? 'good' : 'warning',
  };
}

/** The folded part in which contacts are confirmed and corrected, alone with the reader; open after a click in it. */
export function keepOf(
  offer: Offer,
  viewer: string | undefined,
  kept: Kept | undefined,
  reader: Reader,
): readonly Data[] {
  if (reader.place !== 'personal') return [];
  const { language } = reader;
  const changes = (offer.history ?? []).slice(-CHANGES_SHOWN).reverse();
  const rows = changes.map((change) => changeRow(offer, change, viewer, reader));
  return [
    {
      title: text(language, 'keep.title'),
      isOpen: kept !== undefined,
      rows: CONTACT_KINDS.map((kind) => contactRow(offer, kind, reader)),
      changes: rows.length > 0 ? [{ title: text(language, 'keep.changes'), rows }] : [],
    },
  ];
}

function contactRow(offer: Offer, kind: ContactKind, { language }: Reader): Data {
  const contact = offer.contacts[kind];
  const title = text(language, `contact.${kind}`);
  const about = { offerId: offerKey(offer.id), contact: kind };
  const named = (key: 'confirm' | 'correct' | 'bounce' | 'add', action: Parameters<typeof button>[1]): Data => {
    const what = text(language, `keep.${key}`);
    return { ...(button(what, action) as object), tooltip: text(language, 'keep.about', { what, contact: title }) };
  };
  if (!isReachable(contact)) return { title, buttons: [named('add', { do: 'correct', ...about })] };
  const seen = contactMark(contact);
  const bounce =
    contact.email && bounceOf(contact) === undefined ? [named('bounce', { do: 'bounce', ...about, seen })] : [];
  return {
    title,
    buttons: [
      named('confirm', { do: 'confirm', ...about, seen }),
      named('correct', { do: 'correct', ...about }),
      ...bounce,
    ],
  };
}

/** Who did what and when, what it was before and after, and the way back where there is one. */
function changeRow(offer: Offer, change: Change, viewer: string | undefined, reader: Reader): Data {
  const { language } = reader;
  const kind = contactOf(change);
  const contact = kind ? text(language, `contact.${kind}`) : '—';
  const stamp = ({ at, by }: { readonly at: string; readonly by: string }) => ({
    date: dayText(language, at),
    who: whoName(offer, by, viewer, language),
  });
  const undone = change.undone ? [text(language, 'change.undone', stamp(change.undone))] : [];
  const told = say(language, `change.${change.kind}`, { contact, ...stamp(change) });
  const undo = { do: 'undo-change', offerId: offerKey(offer.id), change: change.id } as const;
  const isUndoable = !change.undone && !isOvertaken(offer, change);
  return {
    lines: [told, ...(kind ? differences(change, kind, reader) : []), ...undone],
    undo: isUndoable ? [button(text(language, 'keep.undo'), undo)] : [],
  };
}

function differences({ before, after }: Change, kind: ContactKind, { language }: Reader): readonly string[] {
  const shown = (value: Fact | undefined): string =>
    (typeof value === 'string' && outside(value, CAPS.field)) || text(language, 'change.none');
  const told = WAYS.flatMap((way) => {
    const path = `contacts.${kind}.${way}`;
    if (!Object.hasOwn(after, path) || before[path] === after[path]) return [];
    return [`${text(language, `settings.provider.${way}`)}: ${shown(before[path])} → ${shown(after[path])}`];
  });
  return told.length > 0 ? [clip(told.join(' · '), CHANGE)] : [];
}
