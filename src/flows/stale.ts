import { CONTACT_KINDS, isReachable } from '../domain/contact';
import { doubtOf } from '../domain/doubt';
import { fold } from '../domain/fold';
import type { Offer } from '../domain/offer';
import type { Cases } from './ports';
import type { Reply, StaleOffer } from './reply';
import type { Talk, World } from './world';

/** So many offers are listed; each is a button. */
const LISTED = 10;
/** So many are kept while all are read, so that a large store needs no more memory than a small one. */
const KEPT = 500;
const STALE_WORDS = ['stale', 'nieaktualne', 'przeterminowane'];

/** `/offers stale`, alone with the bot only; any other word is told what there is. */
export async function listOffers(world: World, talk: Talk, rest: string): Promise<Reply> {
  if (!STALE_WORDS.includes(fold(rest))) return { kind: 'offers-help' };
  return talk.place === 'personal' ? staleOffers(world) : { kind: 'keep-personal' };
}

/**
 * The offers with contacts that were never verified, were verified more than the world's number of days ago, or whose mail bounced:
 * those that stand in most cases first, among them the one whose contacts were verified longest ago.
 */
export async function staleOffers(world: World): Promise<Reply> {
  const days = world.staleAfterDays;
  const uses = await usesOf(world.store.cases);
  const now = world.clock.now();
  let ranked: Ranked[] = [];
  let found = 0;
  for await (const offer of world.store.offers.all()) {
    const one = rankOf(offer, uses.get(offer.id) ?? 0, now, days);
    if (!one) continue;
    found += 1;
    ranked.push(one);
    if (ranked.length >= KEPT) ranked = first(ranked);
  }
  const offers = first(ranked).map(({ stale }) => stale);
  return { kind: 'stale-offers', offers, more: found - offers.length, days };
}

/** In how many cases each offer stands, by its key. */
async function usesOf(cases: Cases): Promise<ReadonlyMap<string, number>> {
  const uses = new Map<string, number>();
  for await (const { facts } of cases.all()) {
    if (typeof facts.offer === 'object') uses.set(facts.offer.id, (uses.get(facts.offer.id) ?? 0) + 1);
  }
  return uses;
}

interface Ranked {
  readonly stale: StaleOffer;
  /** The day of the oldest verification among the doubted contacts; '' for never. */
  readonly since: string;
}

function rankOf(offer: Offer, used: number, now: Date, days: number): Ranked | undefined {
  const doubted = CONTACT_KINDS.flatMap((kind) => {
    const contact = offer.contacts[kind];
    const doubt = isReachable(contact) ? doubtOf(contact, now, days) : undefined;
    return contact && doubt ? [{ kind, contact, doubt }] : [];
  });
  if (doubted.length === 0) return undefined;
  const [since = ''] = doubted.map(({ contact }) => contact.verified?.at ?? '').sort();
  const doubts = doubted.map(({ kind, doubt }) => ({ contact: kind, doubt }));
  const { id, name, publisher, isSample } = offer;
  return { stale: { id, name, publisher: publisher.name, isSample, used, doubts }, since };
}

function first(ranked: readonly Ranked[]): Ranked[] {
  return [...ranked].sort((a, b) => b.stale.used - a.stale.used || order(a.since, b.since)).slice(0, LISTED);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
