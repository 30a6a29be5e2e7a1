import { draw, type Reader } from '../../src/cards/draw';
import { judged } from '../../src/cards/examples';
import { CARD_MAX, lint } from '../../src/cards/lint';
import type { Case } from '../../src/domain/case';
import type { Change } from '../../src/domain/change';
import type { Contact, ContactKind } from '../../src/domain/contact';
import { CONTACT_KINDS, WAYS } from '../../src/domain/contact';
import type { Material, Offer } from '../../src/domain/offer';
import { MATERIAL_KINDS } from '../../src/domain/offer';
import { PLACES } from '../../src/domain/role';
import type { Reply } from '../../src/flows/reply';
import { cardIn, nodesOf, ofType, readerOf } from './drawing';

const MARK = 'ev1lmark';
/** Control characters but the line break, direction marks and halves of pairs. */
const UNSEEN = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
const CORPUS: readonly (readonly [string, string])[] = [
  ['a markdown link', `${MARK} [Click here](https://evil.example.com) **bold** # head`],
  ['an image in markdown', `![x](https://evil.example.com/${MARK}.png)`],
  ['HTML', `<script>alert('${MARK}')</script><img src=x onerror=alert(1)><a href="https://evil.example.com">x</a>`],
  ['a mention', `<at>Everybody</at> ${MARK}`],
  ['a template', `${MARK} \${$root.title} \${secret} \${if(true,'x','y')}`],
  ['parameters of ours', `${MARK} {party} {offer} {hours}`],
  ['quotes and brackets', `${MARK}"},{"type":"Action.OpenUrl","url":"https://evil.example.com"},{"a":"\\`],
  ['direction and invisible marks', `${MARK}\u202e\u2066\u200b\u200f\u{e0001}exe.gnp`],
  ['piled marks', `${MARK} z${'\u0301\u0489'.repeat(500)}`],
  ['emoji', `${MARK} 👩‍👩‍👧‍👦🏳️‍🌈🇵🇱`.repeat(20)],
  ['half a pair', `${MARK}\ud83d`],
  ['line breaks', `${MARK}\r\n\r\n- one\r\n- two\u2028three\u0000`],
  ['a list', `1. ${MARK}\n2. two`],
  ['one megabyte', MARK + '"\\'.repeat(500_000)],
];

function poisoned(text: string): Offer {
  const said = { at: text, by: text };
  const contact: Contact = { name: text, email: text, phone: text, url: text, verified: said };
  const csp: Contact = { ...contact, bounced: { ...said, email: text } };
  const url = 'https://docs.example.com/x';
  return {
    id: text,
    offerId: text,
    productId: text,
    uniqueProductId: text,
    name: text,
    aliases: [text],
    publisher: { id: text, name: text, isMicrosoft: false },
    productType: text,
    summary: text,
    description: text,
    gettingStarted: text,
    pricing: [text],
    markets: [text],
    plans: Array.from({ length: 12 }, () => ({
      name: text,
      cspState: 'selective',
      isPrivate: true,
      isStopSold: true,
      prices: Array.from({ length: 9 }, () => ({
        market: text,
        currency: text,
        amount: 1e21,
        term: text,
        billing: text,
      })),
    })),
    isPrivate: true,
    stopSell: { since: text, reason: text, alternative: text },
    contacts: { support: contact, csp, engineering: contact },
    supportUrl: url,
    governmentSupportUrl: text,
    materials: MATERIAL_KINDS.flatMap((kind): readonly Material[] => [
      { kind, title: text, url },
      { kind, title: text, url: text },
    ]),
    isSample: true,
    modifiedAt: text,
    history: CONTACT_KINDS.map((kind, i) => changeOf(kind, i, text)),
  };
}

/** A correction from one text to another that differs in its first letter. */
function changeOf(kind: ContactKind, i: number, text: string): Change {
  const all = (value: string) => Object.fromEntries(WAYS.map((way) => [`contacts.${kind}.${way}`, value]));
  return { id: `change-${i}`, kind: 'correct', at: text, by: `x${text}`, before: all(`x${text}`), after: all(text) };
}

function repliesWith(text: string): readonly Reply[] {
  const offer = poisoned(text);
  const hits = Array.from({ length: 10 }, () => ({
    id: text,
    offerId: text,
    name: text,
    publisher: text,
    score: 1,
    match: 'good' as const,
    isSample: true,
  }));
  const doubts = CONTACT_KINDS.map((contact) => ({ contact, doubt: { why: 'bounced' as const, at: text } }));
  const facts = { category: 'offer-management', matter: 'exclusive-offer', model: 'indirect-reseller' } as const;
  const verdict = judged(facts, offer, { words: text });
  const fault = judged({ category: 'break-fix', matter: 'fault', model: 'direct-bill' }, offer, { words: text });
  const asked: Case = {
    ...verdict.case,
    state: { status: 'asking', question: { kind: 'offer-choice', query: text, offerIds: [text] } },
  };
  return [
    { kind: 'offer', offer, alternative: offer, viewer: 'viewer', kept: 'undone-otherwise' },
    { ...verdict, alternative: offer },
    {
      kind: 'contact-form',
      offer,
      contact: 'support',
      form: { name: text, email: text, phone: text, url: text },
      problem: { why: 'changed' },
    },
    {
      kind: 'contact-form',
      offer,
      contact: 'csp',
      form: { name: text, email: text, phone: text, url: text },
      problem: { why: 'invalid', field: 'url', value: text },
    },
    { kind: 'stale-offers', offers: hits.map((hit) => ({ ...hit, used: 1, doubts })), more: 1, days: 180 },
    verdict,
    fault,
    { kind: 'question', case: asked, offers: hits, none: true },
    { kind: 'offers', query: text, hits, fit: true },
    { kind: 'offers', query: text, hits, fit: false },
    { kind: 'settings', desk: readerWith(text).desk, problem: { field: 'url', value: text } },
    { kind: 'unknown-command', command: text },
    { kind: 'failed', reference: text },
  ];
}

function readerWith(text: string, more: Partial<Reader> = {}): Reader {
  const provider = { name: text, contact: { name: text, email: text, phone: text, url: text }, hours: text };
  return readerOf({ desk: { models: ['indirect-reseller'], providers: [provider, provider, provider] }, ...more });
}

const drawnWith = (text: string, more: Partial<Reader> = {}) =>
  repliesWith(text).map((reply) => draw(reply, readerWith(text, more)));
const skeleton = (card: unknown): string =>
  nodesOf(card)
    .map((node) => String(node['type']))
    .join(' ');

describe.each(CORPUS)('outside text that is %s', (_what, text) => {
  test('is shown as text only, in every field, place and language', () => {
    const problems = (['en', 'pl'] as const).flatMap((language) =>
      PLACES.flatMap((place) =>
        drawnWith(text, { language, place }).flatMap((drawn) => (drawn.card ? lint(drawn.card, [MARK]) : [])),
      ),
    );
    expect(problems).toEqual([]);
  });

  test('adds no element, no button and no link', () => {
    const harmless = drawnWith(`${MARK} plain`);
    drawnWith(text).forEach((drawn, i) => {
      expect(skeleton(drawn.card)).toBe(skeleton(harmless[i]?.card));
      if (!drawn.card) return;
      const urls = ofType(cardIn(drawn), 'Action.OpenUrl').map(({ url }) => url);
      expect(urls.filter((url) => url !== 'https://docs.example.com/x')).toEqual([]);
    });
  });

  test('leaves whole JSON, and stands where it should', () => {
    for (const drawn of drawnWith(text)) {
      expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
      expect(drawn.text).toContain(drawn.card && !drawn.text.includes(MARK) ? '' : MARK);
      expect(drawn.text).not.toMatch(UNSEEN);
    }
  });
});

describe('the longest data of all', () => {
  const long = `https://${'w'.repeat(20)}.example.com/${'%22'.repeat(80)}`;
  const full = (fill: string): Offer => ({
    ...poisoned(fill),
    supportUrl: long,
    governmentSupportUrl: long,
    materials: MATERIAL_KINDS.flatMap((kind) => [kind, kind].map((one) => ({ kind: one, title: fill, url: long }))),
    contacts: {
      support: { name: fill, email: `${'a'.repeat(80)}@example.com`, phone: fill, url: long },
      csp: { name: fill, email: fill, phone: fill, url: long },
      engineering: { name: fill, email: fill, phone: fill, url: long },
    },
  });

  test.each([
    ['letters', 'ż'.repeat(5_000)],
    ['quotes, which JSON doubles', '"'.repeat(5_000)],
  ])('still makes cards that Teams takes: %s', (_what, fill) => {
    const offer = full(fill);
    const everyMatter = (['direct-bill', 'indirect-provider', 'indirect-reseller'] as const).flatMap((model) => [
      judged({ category: 'technical-support', matter: 'sign-in', model }, offer, { words: fill }),
      judged({ category: 'break-fix', matter: 'publisher-silent', model }, offer, { words: fill }),
      judged({ category: 'deployment-provisioning', matter: 'deployment', model }, offer, { words: fill }),
      judged({ category: 'transactions', matter: 'order-fails', model }, offer, { words: fill }),
    ]);
    const replies: readonly Reply[] = [
      { kind: 'offer', offer, alternative: offer, viewer: 'viewer', kept: 'undone-otherwise' },
      ...everyMatter,
      ...everyMatter.map((reply) => ({ ...reply, alternative: offer })),
      ...repliesWith(fill),
    ];
    const sizes = replies.map(
      (reply) => JSON.stringify(draw(reply, readerWith(fill, { language: 'pl' })).card ?? '').length,
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(CARD_MAX);
  });
});
