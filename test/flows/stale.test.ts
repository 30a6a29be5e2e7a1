import type { Case } from '../../src/domain/case';
import type { Contact } from '../../src/domain/contact';
import { factsOfOffer } from '../../src/domain/facts';
import type { Offer } from '../../src/domain/offer';
import { hear } from '../../src/flows/hear';
import type { Reply } from '../../src/flows/reply';
import { staleOffers } from '../../src/flows/stale';
import { openTestDesk, SAMPLES, type TestDesk } from '../support/desk';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

type Listed = Extract<Reply, { kind: 'stale-offers' }>;

const verified = (at: string): Contact => ({ email: 'a@example.com', verified: { at, by: 'somebody' } });
const FRESH = verified('2026-11-01');

function offer(id: string, contacts: Offer['contacts']): Offer {
  const [sample] = SAMPLES;
  if (!sample) throw new Error('no samples');
  return { ...sample, id, name: `Offer ${id}`, contacts };
}

/** Every offer of the store has these contacts and nothing else; what is not named is fresh. */
async function only(...offers: readonly Offer[]): Promise<void> {
  await desk.store.offers.put(SAMPLES.map((one) => ({ ...one, contacts: { support: FRESH } })));
  await desk.store.offers.put(offers);
}

async function use(named: Offer, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const value = { id: `${named.id}-${i}`, talk: 't', facts: { offer: factsOfOffer(named) } } as unknown as Case;
    await desk.store.cases.save(value, 0);
  }
}

async function listed(command = '/offers stale', over = {}): Promise<Listed> {
  const [reply] = await hear(desk.world, desk.talk(over), command);
  if (reply?.kind !== 'stale-offers') throw new Error(`no list but ${JSON.stringify(reply)}`);
  return reply;
}
const ids = ({ offers }: Listed): string[] => offers.map(({ id }) => id);

test('lists what was never verified, is too old or bounced, and nothing else', async () => {
  const bounced = { at: '2026-11-20', by: 'x', email: 'a@example.com' };
  await only(
    offer('never', { support: FRESH, csp: { phone: '+1 555 0100' } }),
    offer('old', { support: verified('2026-05-26') }),
    offer('on-the-day', { support: verified('2026-05-27') }),
    offer('bounced', { support: { ...FRESH, bounced } }),
    offer('bounced-elsewhere', { support: { ...FRESH, bounced: { ...bounced, email: 'old@example.com' } } }),
    offer('none', {}),
    offer('empty', { support: { verified: { at: '2020-01-01', by: 'x' } } }),
  );
  const list = await listed();
  expect(ids(list).sort()).toEqual(['bounced', 'never', 'old']);
  expect(list).toMatchObject({ more: 0, days: 180 });
  expect(list.offers.find(({ id }) => id === 'never')?.doubts).toEqual([{ contact: 'csp', doubt: { why: 'never' } }]);
  expect(list.offers.find(({ id }) => id === 'old')?.doubts).toEqual([
    { contact: 'support', doubt: { why: 'old', at: '2026-05-26', days: 181 } },
  ]);
});

test('the most used come first, then those verified longest ago', async () => {
  const often = offer('often', { support: verified('2026-01-01') });
  const once = offer('once', { support: {}, csp: verified('2026-02-01') });
  await only(
    offer('older', { support: verified('2024-01-01') }),
    once,
    offer('old', { support: verified('2025-01-01') }),
    often,
    offer('never', { support: { email: 'b@example.com' } }),
  );
  await use(often, 3);
  await use(once, 1);
  const list = await listed();
  expect(ids(list)).toEqual(['often', 'once', 'never', 'older', 'old']);
  expect(list.offers.map(({ used }) => used)).toEqual([3, 1, 0, 0, 0]);
});

test('ten are listed, the rest is counted', async () => {
  const many = Array.from({ length: 1_234 }, (_, i) => offer(`n${i}`, { support: { phone: '+1 555 0100' } }));
  const last = offer('zz', { support: { phone: '+1 555 0100' } });
  await only(...many, last);
  await use(last, 2);
  const list = await listed();
  expect(list.offers).toHaveLength(10);
  expect(ids(list)[0]).toBe('zz');
  expect(list.more).toBe(1_225);
});

test('the limit is a setting', async () => {
  await only(offer('a', { support: verified('2026-10-01') }));
  expect(await staleOffers({ ...desk.world, staleAfterDays: 30 })).toMatchObject({ offers: [{ id: 'a' }], days: 30 });
  expect(await staleOffers(desk.world)).toMatchObject({ offers: [] });
});

describe('the command', () => {
  test.each([
    '/offers stale',
    '/offers STALE',
    '/oferty nieaktualne',
    '/oferty przeterminowane',
    '/Oferty Nieaktualne',
  ])('%s is understood', async (command) => {
    expect((await listed(command)).kind).toBe('stale-offers');
  });

  test.each(['/offers', '/oferty', '/offers kestrelwall'])('%s is told what there is', async (command) => {
    expect(await hear(desk.world, desk.talk(), command)).toEqual([{ kind: 'offers-help' }]);
  });

  test('/offer stale stays a search', async () => {
    expect(await hear(desk.world, desk.talk(), '/offer stale')).toMatchObject([{ kind: 'offers', query: 'stale' }]);
  });

  test('a slip of the pen is still led to /offer', async () => {
    expect(await hear(desk.world, desk.talk(), '/ofer x')).toMatchObject([{ nearest: '/offer' }]);
  });

  test.each(['group', 'channel'] as const)('is refused in a %s', async (place) => {
    expect(await hear(desk.world, desk.talk({ place }), '/offers stale')).toEqual([{ kind: 'keep-personal' }]);
  });
});
