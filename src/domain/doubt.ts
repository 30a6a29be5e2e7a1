import { bounceOf, type Contact } from './contact';

/** A contact that was verified longer ago than this many days is doubted, unless the settings say otherwise. */
export const STALE_AFTER_DAYS = 180;

/** Why a contact has to be checked; `at` is an ISO 8601 date. */
export type Doubt =
  | { readonly why: 'never' }
  | { readonly why: 'old'; readonly at: string; readonly days: number }
  | { readonly why: 'bounced'; readonly at: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** What speaks against using a contact unchecked, the gravest first; undefined for one that is fine. */
export function doubtOf(contact: Contact, now: Date, staleAfterDays: number): Doubt | undefined {
  const bounce = bounceOf(contact);
  if (bounce !== undefined) return { why: 'bounced', at: bounce };
  return ageDoubtOf(contact, now, staleAfterDays);
}

/** The same without regard to messages that came back. A verification without a day is none. */
export function ageDoubtOf(
  { verified }: Contact,
  now: Date,
  staleAfterDays: number,
): Exclude<Doubt, { why: 'bounced' }> | undefined {
  const days = verified ? Math.floor((now.getTime() - Date.parse(verified.at)) / DAY_MS) : Number.NaN;
  if (!verified || Number.isNaN(days)) return { why: 'never' };
  return days > staleAfterDays ? { why: 'old', at: verified.at, days } : undefined;
}
