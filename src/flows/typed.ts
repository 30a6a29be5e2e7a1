import type { Case } from '../domain/case';
import type { Answer } from '../domain/event';
import { fold } from '../domain/fold';
import { type Option, optionsOf, type Question } from '../domain/question';
import { refundWindow } from '../domain/refund';
import { say, type TextKey } from '../texts/text';
import { answerFrom } from './offers';
import type { World } from './world';

/** An answer that was typed instead of pressed, and whether an offer search found nothing that fits. */
export interface Typed {
  readonly answer: Answer;
  readonly none: boolean;
}

/** A name is rarely longer than this many words; a longer message is a new description, not an offer's name. */
const NAME_WORDS = 6;
const NO_OFFER_WORDS = [
  'skip',
  'none',
  'no',
  'unknown',
  'i do not know',
  'dont know',
  'pomin',
  'nie wiem',
  'brak',
  'zadna',
  'nie',
  'nieznana',
];

/**
 * Reads a message as the answer to the open question: a button's number, its words in either language, an offer's name,
 * or a sentence that settles what was asked. Undefined when it is something else.
 */
export async function typedAnswer(
  world: World,
  asking: Case,
  question: Question,
  message: string,
): Promise<Typed | undefined> {
  const folded = fold(message);
  if (question.kind === 'offer' || question.kind === 'offer-choice')
    return typedOffer(world, question, message, folded);
  const options = optionsOf(question);
  const pressed = options.find(
    (option, i) => folded === String(i + 1) || labelsOf(option, asking).some((label) => fold(label) === folded),
  );
  if (pressed) return { answer: pressed, none: false };
  const category = asking.facts.category;
  if (category === undefined) return undefined;
  const cues = world.reader.cues(message, category);
  const cued = options.find(
    (option) => Object.hasOwn(cues, option.about) && cues[option.about as keyof typeof cues] === option.value,
  );
  return cued && { answer: cued, none: false };
}

async function typedOffer(
  world: World,
  question: Extract<Question, { kind: 'offer' | 'offer-choice' }>,
  message: string,
  folded: string,
): Promise<Typed | undefined> {
  if (NO_OFFER_WORDS.includes(folded)) return { answer: { about: 'offer', value: 'none' }, none: false };
  const numbered = question.kind === 'offer-choice' ? question.offerIds[Number(folded) - 1] : undefined;
  if (numbered !== undefined) return answerFrom(world, numbered);
  if (folded.split(' ').length > NAME_WORDS || folded.length < 2) return undefined;
  return answerFrom(world, message);
}

/** What stands on the option's button, in either language. */
function labelsOf(option: Option, asking: Case): readonly string[] {
  const key = `${option.about}.${option.value}` as TextKey;
  const { offer } = asking.facts;
  const { hours } = refundWindow(typeof offer === 'object' ? offer.productType : undefined);
  return [say('en', key, { hours }), say('pl', key, { hours })];
}
