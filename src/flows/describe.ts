import type { Event } from '../domain/event';
import { type Facts, factsOfOffer } from '../domain/facts';
import type { Question } from '../domain/question';
import type { World } from './world';

/** How many categories a doubtful reading offers as buttons. */
const CANDIDATES_SHOWN = 4;
/** A candidate below this confidence is not worth a button. */
const CANDIDATE_FLOOR = 0.04;

/**
 * Reads a message: what it is about, which offer it names, and everything else that it settles. Whoever names an offer
 * of the store is asked rather than declined.
 */
export async function describe(world: World, words: string): Promise<Event> {
  const mentions = world.catalogue.mention(words);
  const reading = world.reader.read(words, mentions);
  const [best] = reading.candidates;
  const ids = [...new Set(mentions.map((mention) => mention.id))];
  const isOurs = ids.length > 0 && reading.outOfScope !== 'hostile';
  if (!best || (reading.action === 'decline' && !isOurs)) {
    return { type: 'declined', why: reading.outOfScope ?? 'other' };
  }
  const named = ids.length === 1 ? await offerFacts(world, ids[0] ?? '') : {};
  if (reading.action !== 'answer') {
    const categories = reading.candidates
      .filter((candidate, i) => i < 2 || (i < CANDIDATES_SHOWN && candidate.confidence >= CANDIDATE_FLOOR))
      .map((candidate) => candidate.category);
    return { type: 'doubted', words, facts: named, categories };
  }
  const facts: Facts = { ...world.reader.cues(words, best.category), ...named, category: best.category };
  const understood = { category: best.category, confidence: best.confidence };
  const ask: Question | undefined =
    ids.length > 1 ? { kind: 'offer-choice', query: words.slice(0, 100), offerIds: ids.slice(0, 6) } : undefined;
  return { type: 'described', words, facts, understood, ...(ask ? { ask } : {}) };
}

async function offerFacts(world: World, id: string): Promise<Facts> {
  const offer = await world.store.offers.byId(id);
  return offer ? { offer: factsOfOffer(offer) } : {};
}
