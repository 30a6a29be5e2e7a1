import type { Language } from '../domain/party';
import { fold } from './fold';

const POLISH = new Set(
  'nie sie na do w z ze jest czy jak od po co kto dla to klient klienta klientowi klientka prosze mamy nam u ma za gdzie i a ale tylko juz bo zeby ktory moze chce przez przy tego tym te ten ta o jego ich my go mi jeszcze kiedy faktura faktury subskrypcja dzien dobry dzieki czemu bylo sa byl byla'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the a is are to of and in on for we our they it not with how who what does can from this that at be has have customer client when their my i you do please pls us by an or but was why where she he his her did need needs wants'.split(
    ' ',
  ),
);
const POLISH_LETTER = /[ąćęłńóśźż]/iu;

/** English or Polish, by the small words and the letters; English where nothing speaks for Polish. */
export function languageOf(text: string): Language {
  let polish = POLISH_LETTER.test(text) ? 2 : 0;
  let english = 0;
  for (const word of fold(text).match(/[a-z']+/g) ?? []) {
    if (POLISH.has(word)) polish += 1;
    if (ENGLISH.has(word)) english += 1;
  }
  if (polish === 0 && english === 0) return /(?:sz|cz|rz|ow|ie|nia|sci)\b/.test(fold(text)) ? 'pl' : 'en';
  return polish > english ? 'pl' : 'en';
}
