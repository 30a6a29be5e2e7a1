/** The longest part of a message that is read, in characters (UTF-16 units). */
export const CHARACTERS_READ = 2000;

const MARKS = /[\u0300-\u036f]/g;

/** Lower case without diacritics, one character for one, so that a message typed in a hurry reads the same. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/ł/g, 'l').normalize('NFD').replace(MARKS, '');
}
