import { conversation } from './conversation';
import { kept } from './kept';
import type { Example } from './made';
import { offers } from './offers';
import { questions } from './questions';
import { verdicts } from './verdicts';

export { EXAMPLE_NOW, EXAMPLE_STALE_AFTER_DAYS, type Example, judged } from './made';

/** A fixed set of replies: every card in every state, in the places where it differs. */
export function examples(): readonly Example[] {
  return [...questions(), ...verdicts(), ...offers(), ...kept(), ...conversation()];
}
