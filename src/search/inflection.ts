/** Endings of Polish nouns and adjectives (and the English s), as they look once folded. */
const ENDINGS = [
  ...['iego', 'iemu', 'owie', 'owi', 'ami', 'ach', 'ych', 'ich', 'ymi', 'imi', 'ego', 'emu', 'iej', 'iem'],
  ...['em', 'om', 'ow', 'ej', 'ym', 'im', 'ie', 'ia', 'ii', 'iu', 'io', 'es', 'e', 'a', 'y', 'i', 'u', 'o', 's'],
];
/** How the last consonants of a stem harden again: Kasandrze is Kasandra, fabryce fabryka, tablecie tablet. */
const HARDENED: readonly (readonly [soft: string, hard: string])[] = [
  ['rz', 'r'],
  ['sc', 'st'],
  ['dz', 'd'],
  ['dz', 'g'],
  ['sz', 'ch'],
  ['c', 'k'],
  ['c', 't'],
  ['ks', 'x'],
];
const SHORTEST = 3;
const VOWEL = /[aeiouy]/;

function withoutLastVowels(word: string): string {
  let end = word.length;
  while (end > SHORTEST && VOWEL.test(word.charAt(end - 1))) end--;
  return word.slice(0, end);
}

/** What stays of a dictionary form in all its cases: the folded word without the vowels it ends in. */
export function stemOf(word: string): string {
  return withoutLastVowels(word);
}

/**
 * The stems a folded, possibly inflected word may go back to, each as `stemOf` would give it for the dictionary form:
 * endings taken off, softened consonants hardened, the e that comes and goes put back (kurka is kurek).
 */
export function stemsOf(word: string): Set<string> {
  const stems = new Set<string>([withoutLastVowels(word)]);
  for (const ending of ENDINGS) {
    const rest = word.length - ending.length;
    if (rest < SHORTEST || !word.endsWith(ending)) continue;
    const bare = withoutLastVowels(word.slice(0, rest));
    stems.add(bare);
    for (const [soft, hard] of HARDENED) {
      if (bare.endsWith(soft)) stems.add(bare.slice(0, -soft.length) + hard);
    }
    if (bare.length > SHORTEST && !VOWEL.test(bare.charAt(bare.length - 2))) {
      stems.add(`${bare.slice(0, -1)}e${bare.slice(-1)}`);
    }
  }
  return stems;
}
