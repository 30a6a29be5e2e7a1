/**
 * Text that others wrote: offers, contacts, providers, what a person typed. It is cleaned and shortened here and is put
 * only where a card shows it letter by letter (text runs, button titles, input values), never where markdown is read.
 */

/**
 * The longest outside texts that a card shows, in UTF-16 units as JSON writes them (a quote counts twice); chosen so that
 * the fullest card keeps its size.
 */
export const CAPS = {
  name: 80,
  publisher: 60,
  field: 72,
  phone: 40,
  /** The name of an import, beside a date. */
  source: 40,
  date: 30,
  summary: 320,
  words: 200,
  query: 80,
  title: 80,
  url: 300,
  /** A page's address where it is shown as text. */
  page: 60,
} as const;

/** Line breaks and other white space, as one space. */
const SPACE = /\s+/gu;
/** Control, bidirectional and invisible characters, tags, halves of pairs, and code points without a meaning. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** More than three marks on one letter. */
const PILED = /(\p{M}{3})\p{M}+/gu;

/** The text in one line, without unseen characters, at most `cap` long; a shortened one ends with an ellipsis. */
export function outside(text: string, cap: number): string {
  const line = text
    .slice(0, cap * 4)
    .replace(SPACE, ' ')
    .replace(UNSEEN, '')
    .replace(PILED, '$1')
    .trim();
  return clip(line, cap);
}

/** The same for a name, which is never empty: one that holds nothing to see is a dash. */
export function outsideName(text: string, cap: number): string {
  return outside(text, cap) || '—';
}

/** A text of ours or a cleaned one, at most `cap` long, never cut inside a character. */
export function clip(text: string, cap: number): string {
  if (fitting(text, cap) === text.length) return text;
  return `${text
    .slice(0, fitting(text, cap - 1))
    .replace(/\p{Cs}$/u, '')
    .trimEnd()}…`;
}

/** How many units of the text fit into `cap` units of JSON, where a quote and a backslash are written with two. */
export function fitting(text: string, cap: number): number {
  let room = cap;
  for (let i = 0; i < text.length; i += 1) {
    room -= text[i] === '"' || text[i] === '\\' ? 2 : 1;
    if (room < 0) return i;
  }
  return text.length;
}

/** The address as a browser reads it when it is plain https and not too long, else undefined. */
export function httpsLink(address: string | undefined): string | undefined {
  if (address === undefined || address.length > CAPS.url || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isPlain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
  return isPlain && url.href.length <= CAPS.url ? url.href : undefined;
}

/** The address when a mail can be sent to it, else undefined. */
export function mailAddress(address: string | undefined): string | undefined {
  const cleaned = outside(address ?? '', CAPS.field);
  return cleaned === address && /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:]+$/.test(cleaned) ? cleaned : undefined;
}
