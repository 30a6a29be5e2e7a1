import { draw } from '../../src/cards/draw';
import { examples, judged } from '../../src/cards/examples';
import type { Contact } from '../../src/domain/contact';
import type { Desk } from '../../src/domain/desk';
import { MATTERS_OF } from '../../src/domain/matter';
import type { Offer } from '../../src/domain/offer';
import { CATEGORIES, PARTNER_MODELS } from '../../src/domain/party';
import type { Place } from '../../src/domain/role';
import type { Reply } from '../../src/flows/reply';
import { cardOf, readerOf, titlesOf } from './drawing';

const contact = (who: string): Contact => ({
  name: `canary-${who}-name`,
  email: `canary-${who}@example.com`,
  phone: `canary-${who}-phone`,
  url: `https://canary-${who}.example.com`,
  verified: { at: '2026-10-01', by: `canary-${who}-by` },
});

function known(): Offer {
  const found = examples().find(({ reply }) => reply.kind === 'offer');
  if (found?.reply.kind !== 'offer') throw new Error('The examples have no offer.');
  return found.reply.offer;
}

const OFFER: Offer = {
  ...known(),
  contacts: { support: contact('support'), csp: contact('csp'), engineering: contact('engineering') },
  supportUrl: 'https://help.public.example.com',
  materials: [
    { kind: 'documentation', url: 'https://docs.public.example.com' },
    { kind: 'csp-marketing', title: 'canary-marketing', url: 'https://canary-marketing.example.com' },
    { kind: 'csp-terms', title: 'canary-terms', url: 'https://canary-terms.example.com' },
    { kind: 'partner-center', title: 'canary-center', url: 'https://canary-center.example.com' },
  ],
  plans: [
    { name: 'Open', prices: [{ currency: 'EUR', amount: 4711, term: 'P1M' }] },
    { name: 'canary-private-plan', isPrivate: true },
  ],
};
const DESK: Desk = {
  models: ['indirect-reseller'],
  providers: [{ name: 'canary-provider', contact: contact('provider') }],
};

const verdicts: readonly Reply[] = PARTNER_MODELS.flatMap((model) =>
  CATEGORIES.flatMap((category) => MATTERS_OF[category].map((matter) => judged({ category, matter, model }, OFFER))),
);
const replies: readonly Reply[] = [{ kind: 'offer', offer: OFFER }, ...verdicts];
const saidIn = (place: Place): string =>
  JSON.stringify(replies.map((reply) => draw(reply, readerOf({ place, desk: DESK }))));

test.each<Place>(['group', 'channel'])(
  'in a %s no contact, provider, price, private plan or CSP material gets out',
  (place) => {
    const said = saidIn(place);
    expect([...new Set(said.match(/canary-[a-z-]*/g))]).toEqual([]);
    expect(said).toContain('https://help.public.example.com');
    expect(said).toContain('https://docs.public.example.com');
    expect(said).toContain('one-to-one chat');
    expect(said).not.toContain('deeplink/compose');
    expect(said).not.toContain('Ask your provider');
    expect(said).not.toContain('4,711');
  },
);

test('alone with the reader all of it is shown', () => {
  const said = saidIn('personal');
  const all = [
    'support-name',
    'support@',
    'csp-phone',
    'engineering@',
    'marketing',
    'terms',
    'center',

    'private-plan',
    'provider@',
  ];
  expect(all.filter((one) => !said.includes(`canary-${one}`))).toEqual([]);
  expect(said).toContain('deeplink/compose');
  expect(said).toContain('€4,711.00 for 1 month');
});

test('the partner model of the desk is not told to a room', () => {
  const reply = judged({ category: 'break-fix', matter: 'fault', model: 'direct-bill' }, OFFER);
  expect(JSON.stringify(cardOf(reply, { place: 'personal' }))).toContain('Direct-bill partner');
  expect(JSON.stringify(cardOf(reply, { place: 'channel' }))).not.toContain('Direct-bill partner');
  expect(titlesOf(cardOf(reply, { place: 'channel' }))).toContain('Not what I meant');
});
