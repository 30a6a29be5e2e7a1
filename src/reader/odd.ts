import type { OutOfScope } from '../domain/case';
import { fold } from './fold';

const LATIN_LETTER = /\p{Script=Latin}/gu;
const OTHER_LETTER =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}]/gu;

/** What no message about an offer says: scripts, and orders to the reader itself. Folded text. */
const HOSTILE = [
  '<script',
  'javascript:',
  'onerror=',
  'onload=',
  '<img src',
  '<iframe',
  'alert(',
  'union select',
  ' or 1=1',
  'pretend you are',
  'pretend to be',
  'udawaj ze',
  'udawaj, ze',
  'tell nobody',
  'jailbreak',
  'developer mode',
  'document.cookie',
  'system prompt',
  'your prompt',
  'swoj prompt',
  'prompt systemowy',
  'previous instructions',
  'prior instructions',
  'all instructions',
  'your instructions',
  'wszystkich instrukcjach',
  'poprzednie instrukcje',
  'poprzednich instrukcj',
  'wczesniejsze instrukcje',
  'drop table',
  '; rm -rf',
];

/** Messages that need no reading: nothing to read, another script, an attempt on the reader. */
export function oddity(text: string): OutOfScope | undefined {
  const latin = text.match(LATIN_LETTER)?.length ?? 0;
  const other = text.match(OTHER_LETTER)?.length ?? 0;
  if (latin < 2) return other > 0 ? 'other' : 'small-talk';
  if (other > latin) return 'other';
  const folded = fold(text);
  if (HOSTILE.some((sign) => folded.includes(sign))) return 'hostile';
  return undefined;
}
