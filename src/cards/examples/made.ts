import type { Case, State } from '../../domain/case';
import type { Desk } from '../../domain/desk';
import { type Facts, factsOfOffer } from '../../domain/facts';
import type { Offer } from '../../domain/offer';
import { PARTNER_MODELS, type PartnerModel } from '../../domain/party';
import type { Question } from '../../domain/question';
import type { Place } from '../../domain/role';
import { judge } from '../../domain/verdict';
import type { Reply } from '../../flows/reply';
import sampleOffers from '../../sample/offers.json';
import type { OfferHit } from '../../search/index';

/** One reply as a picture is made of it, or, with `swept`, one that is only checked. */
export interface Example {
  readonly name: string;
  readonly sheet: 'questions' | 'verdicts' | 'offers' | 'conversation';
  readonly reply: Reply;
  readonly places: readonly Place[];
  readonly desk: Desk;
  readonly swept?: true;
  /** The picture shows every folded part open. */
  readonly unfolded?: true;
}

/** The day on which the examples are read, so that every run draws the same. */
export const EXAMPLE_NOW = new Date('2026-11-20T09:00:00Z');
export const EXAMPLE_STALE_AFTER_DAYS = 180;

/** The sample catalogue, from which the examples take their offers. */
export const OFFERS = sampleOffers as unknown as readonly Offer[];
export const ALONE: readonly Place[] = ['personal'];
export const DIRECT: Desk = { models: ['direct-bill'], providers: [] };
export const ANY: Desk = { models: PARTNER_MODELS, providers: [] };
export const RESELLER: Desk = {
  models: ['indirect-reseller'],
  providers: [
    {
      name: 'Northquay Distribution',
      contact: {
        name: 'Partner desk',
        email: 'partnerdesk@northquay.example.com',
        phone: '+1 555 0188',
        url: 'https://northquay.example.com/partners',
      },
      hours: 'Mon-Fri 8-17 CET',
    },
  ],
};

/** What a colleague typed before the answer. */
export const WORDS = {
  words: 'customer can’t sign in since the update, about 40 users, since Monday 8:00',
};

/** The settings of a desk that works in this model only. */
export function deskFor(model: PartnerModel): Desk {
  return model === 'indirect-reseller' ? RESELLER : { models: [model], providers: [] };
}

/** The sample offer of this name. Throws an Error where the sample catalogue has none. */
export function sample(name: string): Offer {
  const offer = OFFERS.find((one) => one.name === name);
  if (!offer) throw new Error(`The sample catalogue has no offer ${name}; name another one in the examples.`);
  return offer;
}

/** A case at its third move, in this state and with these facts. */
export function caseOf(state: State, facts: Facts, more: Partial<Case> = {}): Case {
  return {
    id: 'c0ffee00-1234-4abc-8def-0123456789ab',
    talk: 'a:conversation|asker',
    conversation: 'a:conversation',
    asker: '00000000-0000-4000-8000-000000000001',
    openedAt: EXAMPLE_NOW.toISOString(),
    updatedAt: EXAMPLE_NOW.toISOString(),
    path: 'free',
    move: 3,
    state,
    facts,
    trail: [],
    ...more,
  };
}

/** A question as it is asked with these facts known. */
export function asked(
  question: Question,
  facts: Facts = {},
  more: Partial<Case> = {},
): Extract<Reply, { kind: 'question' }> {
  return { kind: 'question', case: caseOf({ status: 'asking', question }, facts, more) };
}

/** The facts with every question that would still be asked answered by its first button. */
function settled(facts: Facts): Facts {
  const judgement = judge(facts);
  if (judgement.kind === 'verdict') return facts;
  return settled({ ...facts, [judgement.dimension]: judgement.values[0] });
}

/** A verdict as it comes of these facts. */
export function judged(facts: Facts, offer?: Offer, more: Partial<Case> = {}): Extract<Reply, { kind: 'verdict' }> {
  const all = settled({ ...facts, ...(offer ? { offer: factsOfOffer(offer) } : {}) });
  const judgement = judge(all);
  if (judgement.kind !== 'verdict') throw new Error(`No verdict comes of ${JSON.stringify(facts)}.`);
  const { rule, rulesVersion } = judgement.verdict;
  const state: State = { status: 'judged', ruleId: rule.id, rulesVersion };
  return {
    kind: 'verdict',
    case: caseOf(state, all, more),
    verdict: judgement.verdict,
    ...(offer ? { offer } : {}),
  };
}

/** Hits of a search, with their sample marks. */
export function hitsOf(...names: readonly string[]): readonly OfferHit[] {
  return names.map(sample).map(({ id, offerId, name, publisher, isSample }) => ({
    id,
    offerId,
    name,
    publisher: publisher.name,
    isSample,
    score: 0.9,
    match: 'good',
  }));
}
