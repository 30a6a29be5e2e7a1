import type { Case } from '../domain/case';
import { next } from '../domain/question';
import type { OfferHit } from '../search/index';
import { deskOf } from './desk';
import { alternativeOf } from './offers';
import type { Notice, Reply } from './reply';
import type { World } from './world';

/** The case as it is now, as a reply: every card is drawn whole from the state. */
export async function show(world: World, shown: Case, notice?: Notice): Promise<Reply> {
  const said = notice === undefined ? {} : { notice };
  switch (shown.state.status) {
    case 'asking': {
      const { question } = shown.state;
      if (question.kind !== 'offer-choice') return { kind: 'question', case: shown, ...said };
      return { kind: 'question', case: shown, offers: await hitsOf(world, question.offerIds), ...said };
    }
    case 'judged':
      return { ...(await verdictOf(world, shown)), ...said };
    case 'declined':
      return { kind: 'declined', case: shown, why: shown.state.why };
    case 'closed':
      return { kind: 'notice', notice: 'stale-gone' };
    default:
      return forgotten(shown.state);
  }
}

async function verdictOf(world: World, shown: Case): Promise<Reply> {
  const desk = await deskOf(world.store.desks);
  const after = next(shown.facts, shown.path, desk.models);
  if (after.kind === 'ask') return { kind: 'notice', notice: 'stale-gone' };
  const named = shown.facts.offer;
  const offer = typeof named === 'object' ? await world.store.offers.byId(named.id) : undefined;
  if (!offer) return { kind: 'verdict', case: shown, verdict: after.verdict };
  const alternative = await alternativeOf(world, offer);
  return { kind: 'verdict', case: shown, verdict: after.verdict, offer, ...(alternative ? { alternative } : {}) };
}

async function hitsOf(world: World, ids: readonly string[]): Promise<readonly OfferHit[]> {
  const offers = await Promise.all(ids.map((id) => world.store.offers.byId(id)));
  return offers.flatMap((offer) =>
    offer
      ? [
          {
            id: offer.id,
            offerId: offer.offerId,
            name: offer.name,
            publisher: offer.publisher.name,
            isSample: offer.isSample,
            score: 1,
            match: 'good' as const,
          },
        ]
      : [],
  );
}

function forgotten(state: never): never {
  throw new Error(`No reply for ${JSON.stringify(state)}.`);
}
