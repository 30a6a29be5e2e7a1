import type { Facts } from '../../domain/facts';
import { MATTERS_OF } from '../../domain/matter';
import type { Language } from '../../domain/party';
import { say, text } from '../../texts/text';
import { CAPS, outsideName } from '../outside';

/** "I understood: category, matter, offer": what a case knows so far, or nothing when that is nothing. */
export function understoodLine(language: Language, facts: Facts): readonly string[] {
  if (facts.category === undefined) return [];
  const category = say(language, `category.${facts.category}`);
  const tellsMore = facts.matter !== undefined && MATTERS_OF[facts.category].length > 1;
  const what = tellsMore ? `${category} › ${say(language, `matter.${facts.matter}`)}` : category;
  if (typeof facts.offer !== 'object') return [text(language, 'verdict.understood', { what })];
  return [text(language, 'verdict.understood.offer', { what, offer: outsideName(facts.offer.name, CAPS.name) })];
}
