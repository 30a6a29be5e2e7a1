import { fine, type Looked, unfit } from './fragment';

/** Looking at the values in files: each comes back in our form, undefined where there is none, or with what is wrong. */

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]|\p{Surrogate}/u;
const LONGEST_ID = 200;
const LONGEST_URL = 2_048;
/** Longest local part and domain of an address by RFC 5321. */
const LONGEST_EMAIL = 254;
const EMAIL =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;
const PHONE = /^[+(\d](?:[\d\s()./,;#*+-]|ext|wew|x){2,39}$/i;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?)?$/i;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]00:?00)?)?$/i;
/** What Excel makes of an id such as 00E1 or 123456789012345. */
const SPREADSHEET_NUMBER = /^\d(?:[.,]\d+)?E[+-]\d+$/i;
/** From here on a date or a number of the price list stands for "no end". */
const LAST_YEAR = 9999;
const LAST_NUMBER = 9.2e18;

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

/** An id: one line, not too long, not eaten by a spreadsheet. */
export function idOf(text: string): Looked<string | undefined> {
  const id = text.trim();
  if (id === '') return fine(undefined);
  if (CONTROL.test(id)) return unfit('holds a line break or another character that no id has');
  if (id.length > LONGEST_ID) return unfit(`is longer than ${LONGEST_ID} characters`);
  if (SPREADSHEET_NUMBER.test(id))
    return unfit(`${shown(id)} was turned into a number by a spreadsheet; type the id again as text`);
  return fine(id);
}

/** A decimal number with a point, or with a comma where the file separates its fields by semicolons. */
export function numberOf(text: string): Looked<number | undefined> {
  const plain = text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (plain === '') return fine(undefined);
  if (!NUMBER.test(plain)) return unfit(`${shown(text)} is not a number; write 1234.5`);
  const value = Number(plain);
  return Number.isFinite(value) ? fine(value) : unfit(`${shown(text)} is too large`);
}

/** An amount of money, which is not negative. */
export function amountOf(text: string): Looked<number | undefined> {
  const looked = numberOf(text);
  return looked.ok && looked.value !== undefined && looked.value < 0 ? unfit(`${shown(text)} is below zero`) : looked;
}

/** The upper end of a range; undefined for the number that stands for "no end". */
export function upperEndOf(text: string): Looked<number | undefined> {
  const looked = numberOf(text);
  return looked.ok && looked.value !== undefined && looked.value >= LAST_NUMBER ? fine(undefined) : looked;
}

/**
 * A day or an instant, as `2019-02-01T00:00:00Z`. Takes ISO 8601 and month/day/year as the price list writes it
 * (facts, section 3.1); the last year there is stands for "no end".
 */
export function instantOf(text: string): Looked<string | undefined> {
  const given = text.trim();
  if (given === '') return fine(undefined);
  const us = US_DATE.exec(given);
  const iso = ISO_DATE.exec(given);
  const expected = unfit(`${shown(given)} is not a date; write 2026-10-31 or 10/31/2026`);
  if (us) {
    const [, month, day, year, hour = '0', minute = '0', second = '0', half] = us;
    return instantFrom([year, month, day, hourOf(Number(hour), half), minute, second].map(Number), expected);
  }
  if (!iso) return expected;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = iso;
  return instantFrom([year, month, day, hour, minute, second].map(Number), expected);
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

function instantFrom(parts: readonly number[], expected: Looked<never>): Looked<string | undefined> {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (year === LAST_YEAR) return fine(undefined);
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    year > 1900 &&
    time.getUTCMonth() === month - 1 &&
    time.getUTCDate() === day &&
    time.getUTCHours() === hour &&
    time.getUTCMinutes() === minute &&
    time.getUTCSeconds() === second;
  return isReal ? fine(time.toISOString().replace('.000Z', 'Z')) : expected;
}

/** A day, as `2026-10-31`. */
export function dayOf(text: string): Looked<string | undefined> {
  const looked = instantOf(text);
  return looked.ok ? fine(looked.value?.slice(0, 10)) : looked;
}

/** A link into the web; https and http only. */
export function linkOf(text: string): Looked<string | undefined> {
  const link = text.trim();
  if (link === '') return fine(undefined);
  const wrong = unfit(`${shown(link)} is not a link; write https://…`);
  if (link.length > LONGEST_URL || CONTROL.test(link) || /\s/.test(link) || !URL.canParse(link)) return wrong;
  const { protocol, username, password, hostname } = new URL(link);
  if (protocol !== 'https:' && protocol !== 'http:') return wrong;
  return username !== '' || password !== '' || hostname === '' ? wrong : fine(link);
}

/** An e-mail address, without a name around it. */
export function emailOf(text: string): Looked<string | undefined> {
  const email = text.trim();
  if (email === '') return fine(undefined);
  const isFine = email.length <= LONGEST_EMAIL && EMAIL.test(email) && !email.includes('..');
  return isFine ? fine(email) : unfit(`${shown(email)} is not an e-mail address`);
}

/** A telephone number as people write it. */
export function phoneOf(text: string): Looked<string | undefined> {
  const phone = text.trim();
  if (phone === '') return fine(undefined);
  return PHONE.test(phone) && phone.replace(/\D/g, '').length >= 3
    ? fine(phone)
    : unfit(`${shown(phone)} is not a telephone number; write +48 22 123 45 67`);
}

/** A text on one line, at most `longest` UTF-16 units. */
export function lineOf(text: string, longest = 500): Looked<string | undefined> {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  if (line === '') return fine(undefined);
  if (/\p{Surrogate}/u.test(line)) return unfit('holds half a character');
  return line.length > longest ? unfit(`is longer than ${longest} characters`) : fine(line);
}
