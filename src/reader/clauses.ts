import type { Word } from './words';

export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no nie never bez without isn't wasn't don't doesn't didn't aren't nor ani isnt dont doesnt nothing zaden zadnej zadna zadnego nic".split(
    ' ',
  ),
);

/** Words by which a clause says that its matter is in order. */
const SETTLED =
  /^(?:fine|ok|okay|correct|works?|working|active|paid|done|green|complet\w*|settled|good|right|agreed|checked|exists|perfect|clear|solved|dziala\w*|okej|poszl\w*|zgadza|dobrze|porzadku|aktywn\w*|oplacon\w*|zaplacon\w*|zaplacil\w*|zielon\w*|gotow\w*|zakonczon\w*|przeszl\w*|ukonczon\w*|komplet\w*)$/;
/** Pairs of words by which a clause says what the message is not about. */
const DENIED =
  /^(?:not (?:the|our|ours|a|an|about|for|from|to|his|her|their|my|us|microsoft|ms|mine|in|azure|any|one|it|them|pc|partner|vm)|nothing to|no (?:azure|problem|issue|question|complaint|bug|error|fault|order|invoice|bill|vm|deployment|need|link)|(?:isn't|isnt|aren't) (?:the|our|ours|about|a|an|to|microsoft|ms|us|it)|never mind|rather than|instead of|to nie|nie (?:chodzi|o|w|do|nasz\w*|klient\w*|faktur\w*|dotyczy|pytam|na|z|ze|u|my|microsoft\w*|ms|pc|azure|partner|wydawc\w*|mi|za|platnos\w*|zamowien\w*|jest|ten|ta|to|od|po|ma nic)|bez zwiazku|nic wspolnego|zamiast|ani|zaden|zadna|zadne|zadnego|zadnej)/;

/** What a clause says of its matter: that it is in order (`S`), that it is not meant (`D`), or neither (`A`). */
export type ClauseState = 'A' | 'S' | 'D';

/** The state of each clause of a message, by the number of the clause. */
export function clauseStates(words: readonly Word[]): ReadonlyMap<number, ClauseState> {
  const states = new Map<number, ClauseState>();
  words.forEach(({ text, clause }, i) => {
    const near = (k: number): string => (words[k]?.clause === clause ? (words[k]?.text ?? '') : '');
    const before = states.get(clause) ?? 'A';
    const settled = SETTLED.test(text) && !NEGATIONS.has(near(i - 1)) && !NEGATIONS.has(near(i - 2));
    const denied = before === 'A' && DENIED.test(`${text} ${near(i + 1)}`);
    states.set(clause, settled ? 'S' : denied ? 'D' : before);
  });
  return states;
}
