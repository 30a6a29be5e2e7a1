import { featuresOf } from './features';
import { CHARACTERS_READ } from './fold';
import { commonWords, type Example, lessonOf, withAsides } from './lessons';
import { knownBy, wordBits } from './model';
import { averaged, type Lesson, learn, type Network, numbers, type Recipe } from './network';
import { HEADS } from './shares';
import { sparse, type Vocabulary } from './sparse';
import { gather, vocabularyOf } from './vocabulary';
import { wordsIn } from './words';

/** Chosen by comparing candidates on messages kept apart; the table is in the documentation. */
export const RECIPE: Recipe = {
  heads: HEADS,
  headWeights: [1, 0.7, 0.7],
  epochs: 16,
  rate: 0.25,
  dropout: 0.6,
  seed: 1,
};
/** Seeds of the networks that are averaged into one. */
const SEEDS = [1, 2] as const;
const FEWEST = 2;
/** Features that the model has room for; a short first training tells which are worth it. */
const MOST_FEATURES = 92_000;
const SORTING_EPOCHS = 4;
const ASIDE_WEIGHT = 0.5;
/** Ambiguous and foreign messages are fewer than the others; each counts for more. */
const RARE_WEIGHT = 2.5;
/** Messages of the yardstick count for more: they are most like the real ones. */
const YARDSTICK_WEIGHT = 2;
export const isYardstick = ({ id, kin }: Example): boolean => id !== undefined && kin?.startsWith('team-') === true;

export interface Trained {
  readonly network: Network;
  readonly found: { readonly hashes: Int32Array; readonly rarities: Uint8Array };
  readonly vocabulary: Vocabulary;
  readonly words: Uint8Array;
}

/**
 * Learns from the examples and from a copy of each with asides around it: first a short round with every feature that
 * occurs at least twice, to find those that matter most, then anew with these alone.
 */
export function trained(examples: readonly Example[]): Trained {
  const words = wordBits(commonWords(examples));
  const isKnown = knownBy(words);
  const featured = (example: Example): string[] => featuresOf(wordsIn(example.text.slice(0, CHARACTERS_READ), isKnown));
  const taught = taughtFrom(examples, numbers(RECIPE.seed)).map((one) => ({ ...one, features: featured(one.example) }));
  const lessonsOver = (vocabulary: Vocabulary): Lesson[] =>
    taught.map(({ example, weight, features }) => lessonOf(example, sparse(features, vocabulary), weight));
  const all = gather(
    taught.flatMap(({ copy, features }) => (copy ? [] : [features])),
    FEWEST,
  );
  const everything = vocabularyOf(all.hashes, all.rarities);
  const first = learn(lessonsOver(everything), everything.size, { ...RECIPE, epochs: SORTING_EPOCHS });
  const kept = strongest(first, all.rarities, MOST_FEATURES);
  const found = {
    hashes: Int32Array.from(kept, (row) => all.hashes[row] as number),
    rarities: Uint8Array.from(kept, (row) => all.rarities[row] as number),
  };
  const vocabulary = vocabularyOf(found.hashes, found.rarities);
  const lessons = lessonsOver(vocabulary);
  const network = averaged(SEEDS.map((seed) => learn(lessons, vocabulary.size, { ...RECIPE, seed })));
  return { network, found, vocabulary, words };
}

interface Taught {
  readonly example: Example;
  readonly copy: boolean;
  readonly weight: number;
}

function taughtFrom(examples: readonly Example[], random: () => number): Taught[] {
  return examples.flatMap((example) => {
    const importance = isYardstick(example) ? YARDSTICK_WEIGHT : 1;
    const weight = importance * (example.category === undefined ? RARE_WEIGHT : 1);
    const plain = { example, copy: false, weight };
    const beside = withAsides(example, random);
    return beside === undefined ? [plain] : [plain, { example: beside, copy: true, weight: importance * ASIDE_WEIGHT }];
  });
}

/** The rows of the features that say most, in ascending order. */
function strongest({ direct, bias }: Network, rarities: Uint8Array, most: number): number[] {
  const outputs = bias.length;
  const strength = Array.from(rarities, (rarity, row) => {
    let sum = 0;
    for (let o = 0; o < outputs; o += 1) sum += Math.abs(direct[row * outputs + o] as number);
    return sum * rarity;
  });
  const order = strength
    .map((_, row) => row)
    .sort((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
  return order.slice(0, most).sort((a, b) => a - b);
}
