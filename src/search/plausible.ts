const LETTERS_ONLY = /^\p{L}{3,40}$/u;
const CROWD = /[bcdfghjklmnpqrstvwxz]{6}/;
const STUTTER = /(.)\1\1/;

/** Whether a folded word could be a word of a European language, rather than keys hit at random. */
export function isPlausible(word: string): boolean {
  if (!LETTERS_ONLY.test(word) || CROWD.test(word) || STUTTER.test(word)) return false;
  const vowels = word.replace(/[^aeiouy]/g, '').length;
  return vowels * 5 >= word.length && vowels < word.length;
}
