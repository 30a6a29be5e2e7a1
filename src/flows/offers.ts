import type { Answer } from '../domain/event';
import { factsOfOffer } from '../domain/facts';
import { fold } from '../domain/fold';
import type { Offer } from '../domain/offer';
import type { OfferHit } from '../search/index';
import type { Kept, Reply } from './reply';
import type { Talk, World } from './world';

/** `/offer TEXT`: one hit is the card, several are a list, none says so and offers the nearest. */
export async function lookUp(world: World, query: string, talk?: Talk): Promise<Reply> {
  if (fold(query).length < 2) return { kind: 'offer-query-missing' };
  const { fitting, nearest } = sorted(world.catalogue.search(query));
  const [only] = fitting;
  if (only && fitting.length === 1) return showOffer(world, only.id, talk);
  return { kind: 'offers', query, hits: fitting.length > 0 ? fitting : nearest, fit: fitting.length > 0 };
}

/** The offer card, for whoever asks in this talk; without one, for nobody in particular. */
export async function showOffer(world: World, id: string, talk?: Talk): Promise<Reply> {
  const offer = await world.store.offers.byId(id);
  return offer ? offerReply(world, offer, talk) : { kind: 'offer-gone' };
}

/** The card of this offer, with the alternative the publisher names where there is one. */
export async function offerReply(world: World, offer: Offer, talk?: Talk, kept?: Kept): Promise<Reply> {
  const alternative = await alternativeOf(world, offer);
  return {
    kind: 'offer',
    offer,
    ...(alternative ? { alternative } : {}),
    ...(talk?.place === 'personal' ? { viewer: talk.person } : {}),
    ...(kept ? { kept } : {}),
  };
}

/** The offer that the publisher of a withdrawn one names instead, where the store has it. */
export async function alternativeOf(world: World, { stopSell }: Offer): Promise<Offer | undefined> {
  return stopSell?.alternative ? world.store.offers.byId(stopSell.alternative) : undefined;
}

/** What a search inside the triage comes to: the offer, a choice between several, or the nearest of none. */
export async function answerFrom(
  world: World,
  query: string,
): Promise<{ readonly answer: Answer; readonly none: boolean }> {
  const { fitting, nearest } = sorted(world.catalogue.search(query, 6));
  const [only] = fitting;
  if (only && fitting.length === 1) {
    const answer = await answerOf(world, only.id);
    if (answer) return { answer, none: false };
  }
  const hits = fitting.length > 0 ? fitting : nearest;
  const answer: Answer = { about: 'offer-choice', query, offerIds: hits.map((hit) => hit.id) };
  return { answer, none: fitting.length === 0 };
}

/** The chosen offer as an answer, or undefined when it is no longer in the store. */
export async function answerOf(world: World, id: string): Promise<Answer | undefined> {
  const offer = await world.store.offers.byId(id);
  return offer && { about: 'offer', value: factsOfOffer(offer) };
}

/** A query that is exactly one offer's name or id is that offer, whatever else fits it a little. */
function sorted(hits: readonly OfferHit[]): {
  readonly fitting: readonly OfferHit[];
  readonly nearest: readonly OfferHit[];
} {
  const exact = hits.filter((hit) => hit.match === 'exact');
  if (exact.length > 0) return { fitting: exact, nearest: [] };
  return { fitting: hits.filter((hit) => hit.match === 'good'), nearest: hits.filter((hit) => hit.match === 'near') };
}
