import * as fc from 'fast-check';
import type { Case } from '../../src/domain/case';
import type { Answer, Event } from '../../src/domain/event';
import type { OfferFacts } from '../../src/domain/facts';
import { MATTERS } from '../../src/domain/matter';
import { CATEGORIES, PARTNER_MODELS } from '../../src/domain/party';
import { type Given, newCase, step } from '../../src/domain/step';

const ONE_MODEL: Given = { now: '2026-11-23T10:00:00.000Z', models: ['direct-bill'] };
const ALL_MODELS: Given = { ...ONE_MODEL, models: ['direct-bill', 'indirect-provider', 'indirect-reseller'] };
const APPLIANCE: OfferFacts = {
  id: 'DZH318Z00001',
  name: 'Sample appliance',
  publisherName: 'Sample publisher',
  isSample: true,
  isMicrosoft: false,
  productType: 'VirtualMachine',
  standing: 'on-sale',
  csp: 'opt-in',
  hosting: 'azure',
};

const fresh = (): Case => newCase('case-1', 'conversation-1', 'asker-1', ONE_MODEL.now);
const answered = (answer: Answer): Event => ({ type: 'answered', answer });
const story = (given: Given, ...events: readonly Event[]): Case =>
  events.reduce((c, event) => step(c, event, given), fresh());
const asked = (c: Case): string => (c.state.status === 'asking' ? c.state.question.kind : c.state.status);
const rule = (c: Case): string => (c.state.status === 'judged' ? c.state.ruleId : c.state.status);

const SUPPORT = answered({ about: 'category', value: 'technical-support' });
const DEPLOYMENT = answered({ about: 'category', value: 'deployment-provisioning' });
const NO_OFFER = answered({ about: 'offer', value: 'none' });
const FAILS = answered({ about: 'matter', value: 'deployment' });

describe('the guided triage', () => {
  test('asks for the category, the offer, how the partner buys, and what exactly it is', () => {
    const asks = [
      asked(story(ALL_MODELS, { type: 'opened' })),
      asked(story(ALL_MODELS, { type: 'opened' }, SUPPORT)),
      asked(story(ALL_MODELS, { type: 'opened' }, SUPPORT, NO_OFFER)),
      asked(
        story(ALL_MODELS, { type: 'opened' }, SUPPORT, NO_OFFER, answered({ about: 'model', value: 'direct-bill' })),
      ),
    ];
    expect(asks).toEqual(['category', 'offer', 'model', 'matter']);
  });

  test('does not ask how the partner buys when there is only one way', () => {
    expect(asked(story(ONE_MODEL, { type: 'opened' }, SUPPORT, NO_OFFER))).toBe('matter');
  });

  test('does not ask what a category of one matter is about', () => {
    expect(
      rule(story(ONE_MODEL, { type: 'opened' }, answered({ about: 'category', value: 'payment' }), NO_OFFER)),
    ).toBe('PAY-01');
  });

  test('asks where it runs only when the offer does not say', () => {
    const opened: Event = { type: 'opened' };
    expect(asked(story(ONE_MODEL, opened, DEPLOYMENT, NO_OFFER, FAILS))).toBe('hosting');
    expect(rule(story(ONE_MODEL, opened, DEPLOYMENT, answered({ about: 'offer', value: APPLIANCE }), FAILS))).toBe(
      'DEP-01',
    );
  });

  test('goes back one question at a time and forgets what was answered there', () => {
    const there = story(ONE_MODEL, { type: 'opened' }, DEPLOYMENT, NO_OFFER, FAILS);
    const backs = [1, 2, 3, 4].map((n) =>
      asked(Array.from({ length: n }).reduce<Case>((c) => step(c, { type: 'went-back' }, ONE_MODEL), there)),
    );
    expect(backs).toEqual(['matter', 'offer', 'category', 'category']);
    expect(step(there, { type: 'went-back' }, ONE_MODEL).facts.matter).toBeUndefined();
  });

  test('goes back from the verdict to the last question', () => {
    const judged = story(
      ONE_MODEL,
      { type: 'opened' },
      SUPPORT,
      NO_OFFER,
      answered({ about: 'matter', value: 'sign-in' }),
    );
    expect(rule(judged)).toBe('SUP-02');
    expect(asked(step(judged, { type: 'went-back' }, ONE_MODEL))).toBe('matter');
  });

  test('starts over from anywhere', () => {
    const judged = story(ONE_MODEL, { type: 'opened' }, SUPPORT, NO_OFFER, { type: 'started-over' });
    expect([asked(judged), judged.facts, judged.trail]).toEqual(['category', {}, []]);
  });

  test('starts with the offer when it was opened from an offer card', () => {
    const opened = story(ONE_MODEL, { type: 'opened', offer: APPLIANCE }, DEPLOYMENT, FAILS);
    expect(rule(opened)).toBe('DEP-01');
  });

  test('changing the category forgets the matter of the old one', () => {
    const judged = story(
      ONE_MODEL,
      { type: 'opened' },
      SUPPORT,
      NO_OFFER,
      answered({ about: 'matter', value: 'sign-in' }),
    );
    const changed = step(judged, answered({ about: 'category', value: 'payment' }), ONE_MODEL);
    expect(rule(changed)).toBe('PAY-01');
  });
});

describe('one sentence', () => {
  const described = (facts: Case['facts']): Event => ({
    type: 'described',
    words: 'the words',
    facts,
    understood: { category: facts.category ?? 'break-fix', confidence: 0.9 },
  });

  test('is judged at once when nothing open changes the verdict', () => {
    expect(rule(story(ALL_MODELS, described({ category: 'break-fix' })))).toBe('FIX-01');
  });

  test('asks the one thing that does', () => {
    expect(asked(story(ALL_MODELS, described({ category: 'deployment-provisioning' })))).toBe('hosting');
    expect(asked(story(ALL_MODELS, described({ category: 'customer-billing', matter: 'refund' })))).toBe('age');
    expect(asked(story(ALL_MODELS, described({ category: 'offer-management' })))).toBe('csp');
  });

  test('is kept shortened, whatever its length', () => {
    const long = step(
      fresh(),
      {
        type: 'described',
        words: 'x'.repeat(5000),
        facts: { category: 'break-fix' },
        understood: { category: 'break-fix', confidence: 1 },
      },
      ONE_MODEL,
    );
    expect(long.words).toHaveLength(600);
  });

  test('"not what I meant" asks for the category and then goes on step by step, keeping the offer', () => {
    const wrong = story(ONE_MODEL, described({ category: 'break-fix', offer: APPLIANCE }), { type: 'disputed' });
    expect(asked(wrong)).toBe('category');
    expect(wrong.facts.offer).toEqual(APPLIANCE);
    expect(asked(step(wrong, SUPPORT, ONE_MODEL))).toBe('matter');
  });

  test('a presumption that is contradicted changes the verdict', () => {
    const judged = story(ONE_MODEL, described({ category: 'break-fix' }));
    expect(rule(step(judged, answered({ about: 'bought', value: 'elsewhere' }), ONE_MODEL))).toBe('EXT-01');
  });
});

test('an answer to a case that was declined or closed leaves it as it is', () => {
  const declined = story(ONE_MODEL, { type: 'declined', why: 'small-talk' });
  expect(step(declined, SUPPORT, ONE_MODEL)).toBe(declined);
  const closed = fresh();
  expect(step(closed, SUPPORT, ONE_MODEL)).toBe(closed);
});

test('every order of events ends in a state, grows the move by one or leaves the case alone, and never throws', () => {
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    fc.constantFrom(...CATEGORIES).map((value): Answer => ({ about: 'category', value })),
    fc.constantFrom(...MATTERS).map((value): Answer => ({ about: 'matter', value })),
    fc.constantFrom(...PARTNER_MODELS).map((value): Answer => ({ about: 'model', value })),
    fc.constantFrom<Answer>(
      { about: 'offer', value: 'none' },
      { about: 'offer', value: APPLIANCE },
      { about: 'offer-choice', query: 'x', offerIds: [] },
      { about: 'hosting', value: 'saas' },
      { about: 'age', value: 'after-window' },
      { about: 'csp', value: 'selective' },
      { about: 'bought', value: 'elsewhere' },
    ),
  );
  const event: fc.Arbitrary<Event> = fc.oneof(
    answer.map(answered),
    fc.constantFrom<Event>(
      { type: 'opened' },
      { type: 'started-over' },
      { type: 'went-back' },
      { type: 'disputed' },
      { type: 'offer-asked' },
    ),
    fc.constantFrom<Event>(
      { type: 'declined', why: 'other' },
      { type: 'doubted', words: 'w', facts: {}, categories: ['payment', 'break-fix'] },
    ),
  );
  void fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      let current = fresh();
      for (const one of events) {
        const moved = step(current, one, ALL_MODELS);
        expect(moved === current || moved.move === current.move + 1).toBe(true);
        expect(moved.id).toBe('case-1');
        current = moved;
      }
    }),
  );
});
