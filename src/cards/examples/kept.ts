import type { Change } from '../../domain/change';
import type { Contact, ContactKind } from '../../domain/contact';
import type { Offer } from '../../domain/offer';
import type { ContactForm } from '../../flows/action';
import type { ContactProblem, Kept, Reply, StaleOffer } from '../../flows/reply';
import { ALONE, DIRECT, EXAMPLE_NOW, type Example, OFFERS, sample } from './made';

const YOU = '00000000-0000-4000-8000-000000000001';
const COLLEAGUE = '00000000-0000-4000-8000-000000000002';
const TODAY = EXAMPLE_NOW.toISOString().slice(0, 10);

const RIGHT: Contact = {
  name: 'Security response desk',
  email: 'help@kestrelworks.example.com',
  phone: '+1 555 0127',
  verified: { at: TODAY, by: YOU },
};

const CORRECTED: Change = {
  id: 'change-1',
  kind: 'correct',
  at: '2026-11-18T10:00:00.000Z',
  by: COLLEAGUE,
  before: {
    'contacts.support.name': 'Security response desk',
    'contacts.support.email': 'response@kestrelworks.example.com',
    'contacts.support.url': 'https://support.kestrelworks.example.com/kestrelwall',
  },
  after: {
    'contacts.support.name': 'Security response desk',
    'contacts.support.email': 'help@kestrelworks.example.com',
    'contacts.support.url': null,
  },
};
const CONFIRMED: Change = {
  ...CORRECTED,
  id: 'change-2',
  kind: 'confirm',
  at: EXAMPLE_NOW.toISOString(),
  by: YOU,
  before: CORRECTED.after,
};
const BOUNCED: Change = {
  id: 'change-3',
  kind: 'bounce',
  at: EXAMPLE_NOW.toISOString(),
  by: COLLEAGUE,
  before: { 'contacts.csp.bounced': null },
  after: { 'contacts.csp.bounced': { at: TODAY, by: COLLEAGUE, email: 'csp@kestrelworks.example.com' } },
};
const UNDONE: Change = { ...CONFIRMED, undone: { at: EXAMPLE_NOW.toISOString(), by: YOU } };

/** What people do to contacts: the offer card after each click, the form in each state, the list of what to check. */
export function kept(): readonly Example[] {
  const list = [...cards(), ...forms(), ...lists()];
  return list.map(([name, reply, isOpen]) => ({
    name,
    sheet: 'offers',
    reply,
    places: ALONE,
    desk: DIRECT,
    ...(isOpen ? { unfolded: true } : {}),
  }));
}

type Row = readonly [string, Reply, boolean?];

function offerWith(contacts: Offer['contacts'], history: readonly Change[]): Offer {
  const offer = sample('Kestrelwall');
  return { ...offer, contacts: { ...offer.contacts, ...contacts }, history };
}

function cards(): readonly Row[] {
  const csp: Contact = {
    name: 'Partner programme office',
    email: 'csp@kestrelworks.example.com',
    verified: { at: '2026-02-02', by: COLLEAGUE },
    bounced: { at: TODAY, by: COLLEAGUE, email: 'csp@kestrelworks.example.com' },
  };
  const offer = offerWith({ support: RIGHT, csp, engineering: {} }, [CORRECTED, CONFIRMED, BOUNCED]);
  const undone = offerWith({ support: RIGHT }, [CORRECTED, UNDONE]);
  const after = (kept: Kept, shown: Offer = offer): Row => [
    `kept, ${kept}`,
    { kind: 'offer', offer: shown, viewer: YOU, kept },
  ];
  return [
    ['kept, all changes', { kind: 'offer', offer, viewer: YOU }, true],
    ['kept, no changes', { kind: 'offer', offer: sample('Wattsaw Hub'), viewer: YOU }, true],
    after('confirmed'),
    after('corrected'),
    after('bounced'),
    after('undone', undone),
    after('undone-otherwise', undone),
    after('contact-changed'),
    after('changed-since'),
    after('nothing-to-undo'),
    after('busy'),
  ];
}

function forms(): readonly Row[] {
  const empty: ContactForm = { name: '', email: '', phone: '', url: '' };
  const offer = offerWith({ support: RIGHT }, [CORRECTED]);
  const form: ContactForm = { ...empty, name: 'Help desk', email: 'help@kestrelworks' };
  const filled: ContactForm = { ...empty, name: RIGHT.name ?? '', email: RIGHT.email ?? '', phone: RIGHT.phone ?? '' };
  const shown = (contact: ContactKind, typed: ContactForm, problem?: ContactProblem): Reply => ({
    kind: 'contact-form',
    offer,
    contact,
    form: typed,
    ...(problem ? { problem } : {}),
  });
  const refused = (field: 'email' | 'phone' | 'url', value: string): Row => [
    `contact form, wrong ${field}`,
    shown('support', { ...form, [field]: value }, { why: 'invalid', field, value }),
  ];
  return [
    ['contact form, correct', shown('support', filled)],
    ['contact form, add', shown('engineering', empty)],
    refused('email', 'help@kestrelworks'),
    refused('phone', 'call us'),
    refused('url', 'http://kestrelworks.example.com'),
    ['contact form, empty', shown('support', empty, { why: 'empty' })],
    ['contact form, too long', shown('support', form, { why: 'too-long', field: 'name', most: 72 })],
    ['contact form, changed meanwhile', shown('support', form, { why: 'changed' })],
  ];
}

function lists(): readonly Row[] {
  const doubts: readonly StaleOffer['doubts'][number][] = [
    { contact: 'support', doubt: { why: 'bounced', at: TODAY } },
    { contact: 'csp', doubt: { why: 'old', at: '2025-04-02', days: 597 } },
    { contact: 'engineering', doubt: { why: 'never' } },
  ];
  const offers = OFFERS.slice(0, 10).map(
    ({ id, name, publisher, isSample }, i): StaleOffer => ({
      id,
      name,
      publisher: publisher.name,
      isSample,
      used: Math.max(0, 6 - i),
      doubts: doubts.slice(0, 1 + (i % 3)),
    }),
  );
  return [
    ['to check next', { kind: 'stale-offers', offers, more: 23, days: 180 }],
    ['to check next, one', { kind: 'stale-offers', offers: offers.slice(2, 3), more: 0, days: 180 }],
    ['to check next, nothing', { kind: 'stale-offers', offers: [], more: 0, days: 180 }],
  ];
}
