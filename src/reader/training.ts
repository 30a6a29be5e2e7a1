import { featuresOf, sparse, type Vocabulary } from './features';
import { CHARACTERS_READ } from './fold';
import { commonWords, type Example, lessonOf, withAsides } from './lessons';
import { knownBy, wordBits } from './model';
import { learn, type Network, numbers, type Recipe } from './network';
import { HEADS } from './shares';
import { gather, vocabularyOf } from './vocabulary';
import { wordsIn } from './words';

/** Chosen by comparing candidates on messages kept apart; the table is in the documentation. */
export const RECIPE: Recipe = {
  heads: HEADS,
  headWeights: [1, 0.7, 0.7],
  epochs: 24,
  rate: 0.15,
  dropout: 0.7,
  seed: 1,
};
const FEWEST = 2;
const ASIDE_WEIGHT = 0.5;
/** Ambiguous and foreign messages are fewer than the others; each counts for more. */
const RARE_WEIGHT = 2.5;

export interface Trained {
  readonly network: Network;
  readonly found: { readonly hashes: Int32Array; readonly rarities: Uint8Array };
  readonly vocabulary: Vocabulary;
  readonly words: Uint8Array;
}

/** Learns from the examples and from a copy of each with asides around it. */
export function trained(examples: readonly Example[]): Trained {
  const words = wordBits(commonWords(examples));
  const isKnown = knownBy(words);
  const featured = (example: Example): string[] => featuresOf(wordsIn(example.text.slice(0, CHARACTERS_READ), isKnown));
  const random = numbers(RECIPE.seed);
  const plain = examples.map(featured);
  const found = gather(plain, FEWEST);
  const vocabulary = vocabularyOf(found.hashes, found.rarities);
  const lessons = examples.flatMap((example, i) => {
    const lesson = lessonOf(
      example,
      sparse(plain[i] as string[], vocabulary),
      example.category === undefined ? RARE_WEIGHT : 1,
    );
    const copy = withAsides(example, random);
    return copy === undefined ? [lesson] : [lesson, lessonOf(copy, sparse(featured(copy), vocabulary), ASIDE_WEIGHT)];
  });
  return { network: learn(lessons, vocabulary.size, RECIPE), found, vocabulary, words };
}
