import type { Case } from '../domain/case';
import type { Answer, Event } from '../domain/event';
import type { World } from './world';

/**
 * The answer as an event. When the category was in doubt, the words that were typed are read again for what else they
 * settle in the one that was chosen, so that it is not asked a second time.
 */
export function answeredWith(world: World, asked: Case, answer: Answer): Event {
  const wasInDoubt = asked.state.status === 'asking' && asked.state.question.kind === 'candidates';
  if (answer.about !== 'category' || asked.words === undefined || !wasInDoubt) return { type: 'answered', answer };
  return { type: 'answered', answer, settled: world.reader.cues(asked.words, answer.value) };
}
