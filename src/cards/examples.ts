import type { Case, State } from '../domain/case';
import type { Desk } from '../domain/desk';
import { type Facts, factsOfOffer } from '../domain/facts';
import { MATTERS_OF } from '../domain/matter';
import type { Offer } from '../domain/offer';
import { CATEGORIES, PARTNER_MODELS, type PartnerModel } from '../domain/party';
import type { Question } from '../domain/question';
import { PLACES, type Place } from '../domain/role';
import { judge } from '../domain/verdict';
import type { Reply } from '../flows/reply';
import sampleOffers from '../sample/offers.json';
import type { OfferHit } from '../search/index';

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

const OFFERS = sampleOffers as unknown as readonly Offer[];
const ALONE: readonly Place[] = ['personal'];
const DIRECT: Desk = { models: ['direct-bill'], providers: [] };
const ANY: Desk = { models: PARTNER_MODELS, providers: [] };
const RESELLER: Desk = {
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

function deskFor(model: PartnerModel): Desk {
  return model === 'indirect-reseller' ? RESELLER : { models: [model], providers: [] };
}

function sample(name: string): Offer {
  const offer = OFFERS.find((one) => one.name === name);
  if (!offer) throw new Error(`The sample catalogue has no offer ${name}; name another one in the examples.`);
  return offer;
}

function caseOf(state: State, facts: Facts, more: Partial<Case> = {}): Case {
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

function asked(question: Question, facts: Facts = {}, more: Partial<Case> = {}): Reply {
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

function hitsOf(...names: readonly string[]): readonly (OfferHit & { readonly isSample: boolean })[] {
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

const WORDS = { words: 'customer can’t sign in to Siftorra since the update, about 40 users, since Monday 8:00' };

function questions(): readonly Example[] {
  const offer = { category: 'break-fix', offer: factsOfOffer(sample('Kestrelwall')) } as const;
  const trail = { trail: [{ facts: {}, question: { kind: 'category' } }] } as const;
  const category = asked({ kind: 'category' }, {}, { path: 'guided', move: 1 });
  const hits = hitsOf('Grafik', 'Sejfik', 'Sejfik Urządzenie');
  const choice = asked({ kind: 'offer-choice', query: 'sejf', offerIds: hits.map((hit) => hit.id) }, {}, trail);
  const list: readonly (readonly [string, Reply])[] = [
    ['category', category],
    ['category, disputed', { ...category, notice: 'disputed' } as Reply],
    ['category, earlier version', { ...category, notice: 'stale-version' } as Reply],
    [
      'candidates',
      asked({ kind: 'candidates', categories: ['break-fix', 'transactions', 'account-setup'] }, {}, WORDS),
    ],
    ['offer', asked({ kind: 'offer' }, { category: 'technical-support' }, trail)],
    ['offer choice', { ...choice, offers: hits } as Reply],
    ['offer choice, nearest', { ...choice, offers: hits, none: true } as Reply],
    ['offer choice, nothing', { ...choice, offers: [], none: true } as Reply],
    ['model', asked({ kind: 'model', models: PARTNER_MODELS }, offer, trail)],
    [
      'hosting',
      asked(
        { kind: 'hosting', values: ['azure', 'saas', 'microsoft-cloud', 'services'] },
        { category: 'deployment-provisioning' },
      ),
    ],
    [
      'age',
      asked(
        { kind: 'age', values: ['within-window', 'after-window'] },
        { category: 'customer-billing', matter: 'refund' },
      ),
    ],
    [
      'csp',
      asked(
        { kind: 'csp', values: ['opt-in', 'opt-out', 'selective'] },
        { category: 'offer-management', matter: 'offer-missing' },
      ),
    ],
    [
      'matter',
      {
        ...asked(
          { kind: 'matter', category: 'subscription-management', matters: MATTERS_OF['subscription-management'] },
          { category: 'subscription-management' },
          trail,
        ),
        notice: 'stale-card',
      } as Reply,
    ],
  ];
  return list.map(([name, reply]) => ({ name, sheet: 'questions', reply, places: ALONE, desk: DIRECT }));
}

function verdicts(): readonly Example[] {
  const siftorra = sample('Siftorra');
  const kestrel = sample('Kestrelwall');
  const reseller = { model: 'indirect-reseller' } as const;
  const direct = { model: 'direct-bill' } as const;
  const list: readonly (readonly [string, Reply, Desk, readonly Place[]])[] = [
    [
      'publisher, offer named',
      judged({ category: 'technical-support', matter: 'sign-in', ...direct }, siftorra, WORDS),
      DIRECT,
      PLACES,
    ],
    [
      'publisher, no offer',
      judged({ category: 'break-fix', matter: 'fault', ...direct }, undefined, WORDS),
      DIRECT,
      PLACES,
    ],
    [
      'publisher silent, reseller',
      judged({ category: 'break-fix', matter: 'publisher-silent', ...reseller }, kestrel),
      RESELLER,
      ALONE,
    ],
    [
      'ours',
      judged({ category: 'customer-billing', matter: 'customer-invoice', ...direct }, sample('Fakturnik')),
      DIRECT,
      ALONE,
    ],
    [
      'refund within the window',
      judged({ category: 'customer-billing', matter: 'refund', age: 'within-window', ...direct }, sample('Dunnimo')),
      DIRECT,
      ALONE,
    ],
    [
      'refund after the window, reseller',
      judged({ category: 'customer-billing', matter: 'refund', age: 'after-window', ...reseller }, siftorra),
      RESELLER,
      ALONE,
    ],
    [
      'deployment, reseller',
      judged({ category: 'deployment-provisioning', matter: 'deployment', ...reseller }, kestrel),
      RESELLER,
      PLACES,
    ],
    [
      'deployment, provider',
      judged({ category: 'deployment-provisioning', matter: 'deployment', model: 'indirect-provider' }, kestrel),
      deskFor('indirect-provider'),
      ALONE,
    ],
    [
      'order fails, reseller, no provider on file',
      judged({ category: 'transactions', matter: 'order-fails', ...reseller }),
      { ...RESELLER, providers: [] },
      ALONE,
    ],
    [
      'price list, reseller',
      judged({ category: 'offer-management', matter: 'price-list', ...reseller }),
      RESELLER,
      ALONE,
    ],
    [
      'bought elsewhere',
      judged({ category: 'technical-support', matter: 'product-use', bought: 'elsewhere', ...direct }, siftorra),
      DIRECT,
      ALONE,
    ],
    [
      'Microsoft’s own',
      judged({ category: 'break-fix', matter: 'fault', ...direct }, sample('Cloud Planner Sample')),
      DIRECT,
      ALONE,
    ],
    [
      'model assumed',
      withoutModel(judged({ category: 'transactions', matter: 'order-fails', ...direct }, siftorra)),
      ANY,
      ALONE,
    ],
    [
      'offer gone',
      withoutOffer(judged({ category: 'break-fix', matter: 'fault', ...direct }, siftorra)),
      DIRECT,
      ALONE,
    ],
    [
      'security incident',
      {
        ...judged({ category: 'break-fix', matter: 'security-incident', ...direct }, sample('Sejfik')),
        notice: 'stale-card',
      },
      DIRECT,
      ALONE,
    ],
  ];
  const drawn = list.map(([name, reply, desk, places]): Example => ({ name, sheet: 'verdicts', reply, desk, places }));
  const open = drawn
    .slice(0, 3)
    .map((example): Example => ({ ...example, name: `${example.name}, unfolded`, places: ALONE, unfolded: true }));
  return [...open, ...drawn];
}

/** The free path takes the usual model without writing it into the case. */
function withoutModel(reply: Extract<Reply, { kind: 'verdict' }>): Reply {
  const { model: _assumed, ...facts } = reply.case.facts;
  return { ...reply, case: { ...reply.case, facts } };
}

function withoutOffer({ offer: _gone, ...reply }: Extract<Reply, { kind: 'verdict' }>): Reply {
  return reply;
}

/** Every matter in every partner model, with an offer and without one. */
function sweep(): readonly Example[] {
  const named = sample('Kestrelwall');
  return PARTNER_MODELS.flatMap((model) =>
    CATEGORIES.flatMap((category) =>
      MATTERS_OF[category].flatMap((matter): readonly Example[] => {
        const shown = { sheet: 'verdicts', desk: deskFor(model), swept: true } as const;
        const name = `${model}, ${category}, ${matter}`;
        return [
          { ...shown, name, reply: judged({ category, matter, model }, named, WORDS), places: ['personal', 'group'] },
          { ...shown, name: `${name}, no offer`, reply: judged({ category, matter, model }), places: ALONE },
        ];
      }),
    ),
  );
}

function offers(): readonly Example[] {
  const classic = sample('Snapquorum Classic');
  const found = hitsOf('Grafik', 'Grafik', 'Sejfik', 'Fakturnik w chmurze własnej');
  const list: readonly (readonly [string, Reply, readonly Place[]])[] = [
    ['everything', { kind: 'offer', offer: sample('Kestrelwall') }, PLACES],
    ['withdrawn', { kind: 'offer', offer: classic, alternative: sample('Snapquorum') }, ALONE],
    ['private', { kind: 'offer', offer: sample('Archivello Private') }, ['personal', 'channel']],
    ['exclusive', { kind: 'offer', offer: sample('Briefwarden') }, ALONE],
    ['closed, few contacts', { kind: 'offer', offer: sample('Wattsaw Hub') }, ALONE],
    ['next to nothing', { kind: 'offer', offer: sample('Lintberry') }, ALONE],
    ['Microsoft’s own', { kind: 'offer', offer: sample('Cloud Planner Sample') }, ALONE],
    ['many plans', { kind: 'offer', offer: { ...sample('Siftorra'), plans: manyPlans(sample('Siftorra')) } }, ALONE],
    ['several found', { kind: 'offers', query: 'grafik', hits: found, fit: true }, ALONE],
    ['one found', { kind: 'offers', query: 'vaultmere', hits: hitsOf('Vaultmere'), fit: true }, ALONE],
    ['nearest', { kind: 'offers', query: 'kestrelwal x', hits: hitsOf('Kestrelwall', 'Kestrelly'), fit: false }, ALONE],
    ['none', { kind: 'offers', query: 'zzz', hits: [], fit: false }, ALONE],
  ];
  return [
    ...list.map(([name, reply, places]): Example => ({ name, sheet: 'offers', reply, desk: DIRECT, places })),
    ...everyOffer(),
  ];
}

function manyPlans({ plans }: Offer): Offer['plans'] {
  return [...plans, ...plans, ...plans, ...plans].map((plan, i) => ({ ...plan, name: `${plan.name} ${i + 1}` }));
}

function everyOffer(): readonly Example[] {
  return OFFERS.map((offer) => ({
    name: `offer ${offer.id}`,
    sheet: 'offers',
    reply: { kind: 'offer', offer },
    desk: DIRECT,
    places: PLACES,
    swept: true,
  }));
}

function conversation(): readonly Example[] {
  const declined = (why: Extract<Reply, { kind: 'declined' }>['why']): Reply => ({
    kind: 'declined',
    case: caseOf({ status: 'declined', why }, {}),
    why,
  });
  const list: readonly (readonly [string, Reply, Desk])[] = [
    ['welcome', { kind: 'welcome' }, DIRECT],
    ['help', { kind: 'help' }, DIRECT],
    ['language', { kind: 'language' }, DIRECT],
    ['language, unknown', { kind: 'language-unknown' }, DIRECT],
    ['language, set', { kind: 'language-set' }, DIRECT],
    ['declined, small talk', declined('small-talk'), DIRECT],
    ['declined, Microsoft’s own', declined('first-party'), DIRECT],
    ['declined, hostile', declined('hostile'), DIRECT],
    ['declined, other', declined('other'), DIRECT],
    ['notice, gone', { kind: 'notice', notice: 'stale-gone' }, DIRECT],
    ['settings, new', { kind: 'settings', desk: ANY }, ANY],
    ['settings, saved', { kind: 'settings', desk: RESELLER, saved: true }, RESELLER],
    [
      'settings, refused',
      { kind: 'settings', desk: RESELLER, problem: { field: 'email', value: 'partnerdesk@' } },
      RESELLER,
    ],
    ['settings, none chosen', { kind: 'settings', desk: RESELLER, problem: { field: 'models' } }, RESELLER],
    ['settings, usual', { kind: 'settings', desk: RESELLER, problem: { field: 'usual' } }, RESELLER],
    ['settings, personal', { kind: 'settings-personal' }, DIRECT],
    ['offer, no query', { kind: 'offer-query-missing' }, DIRECT],
    ['offer, gone', { kind: 'offer-gone' }, DIRECT],
    ['unknown command', { kind: 'unknown-command', command: '/ofer', nearest: '/offer' }, DIRECT],
    ['unknown command, nothing near', { kind: 'unknown-command', command: '/quux' }, DIRECT],
    ['denied', { kind: 'denied' }, DIRECT],
    ['directory away', { kind: 'directory-away' }, DIRECT],
    ['failed', { kind: 'failed', reference: '7f3a-19c2' }, DIRECT],
  ];
  return list.map(([name, reply, desk]) => ({ name, sheet: 'conversation', reply, places: ALONE, desk }));
}

/** A fixed set of replies: every card in every state, in the places where it differs. */
export function examples(): readonly Example[] {
  return [...questions(), ...verdicts(), ...sweep(), ...offers(), ...conversation()];
}
