import { contactMark } from '../../src/domain/contact';
import type { Offer } from '../../src/domain/offer';
import { readAction } from '../../src/flows/action';
import { hear } from '../../src/flows/hear';
import { press } from '../../src/flows/press';
import type { Reply } from '../../src/flows/reply';
import type { Talk, World } from '../../src/flows/world';
import { openTestDesk, SAMPLES, type TestDesk } from '../support/desk';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const ANNA = '00000000-0000-4000-8000-00000000000a';
const BOB = '00000000-0000-4000-8000-00000000000b';
const KESTREL = SAMPLES.find(({ name }) => name === 'Kestrelwall')?.id ?? '';
const CLOSED = SAMPLES.find(({ contacts }) => contacts.support && !contacts.csp)?.id ?? '';

type Shown = Extract<Reply, { kind: 'offer' }>;
type Form = Extract<Reply, { kind: 'contact-form' }>;

const stored = async (id = KESTREL): Promise<Offer> => (await desk.store.offers.byId(id)) ?? fail('the offer is gone');
const by = (person: string, over: Partial<Talk> = {}): Talk =>
  desk.talk({ person, conversation: `of ${person}`, ...over });

async function click(data: object, talk = by(ANNA), world: World = desk.world): Promise<Reply> {
  const pressed = await press(world, talk, readAction({ v: 1, offerId: KESTREL, contact: 'support', ...data }));
  return pressed.card ?? fail('no card');
}
/** A click on the card as it would be drawn now. */
async function clickNow(data: object, talk = by(ANNA)): Promise<Shown> {
  const seen = contactMark((await stored()).contacts.support);
  return shown(await click({ seen, ...data }, talk));
}
const shown = (reply: Reply): Shown => (reply.kind === 'offer' ? reply : fail(`not an offer but ${reply.kind}`));
const form = (reply: Reply): Form => (reply.kind === 'contact-form' ? reply : fail(`not a form but ${reply.kind}`));
const correct = (email: string, person = ANNA) =>
  clickNow({ do: 'save-contact', name: 'Help desk', email }, by(person));
const undo = (change: string | undefined, person = ANNA) => click({ do: 'undo-change', change }, by(person));
const changeOf = ({ offer }: Shown) => offer.history?.at(-1)?.id;

describe('a contact', () => {
  test('is confirmed with one click, and the card is drawn whole again', async () => {
    const reply = await clickNow({ do: 'confirm' });
    expect(reply).toMatchObject({ kept: 'confirmed', viewer: ANNA });
    expect(reply.offer.contacts.support).toMatchObject({
      email: 'response@kestrelworks.example.com',
      verified: { at: '2026-11-23', by: ANNA },
    });
    expect(await stored()).toEqual(reply.offer);
    expect(reply.offer.history).toMatchObject([{ kind: 'confirm', by: ANNA, at: '2026-11-23T10:00:00.000Z' }]);
    expect(await clickNow({ do: 'confirm' })).toMatchObject({ kept: 'confirmed' });
    expect((await stored()).history).toHaveLength(1);
  });

  test('is corrected in a small form that holds what is known', async () => {
    const opened = form(await click({ do: 'correct' }));
    expect(opened.form).toEqual({
      name: 'Security response desk',
      email: 'response@kestrelworks.example.com',
      phone: '+1 555 0127',
      url: 'https://support.kestrelworks.example.com/kestrelwall',
    });
    const reply = await clickNow({
      do: 'save-contact',
      name: ' Help\u200b  desk ',
      email: 'help@example.com',
      url: '',
    });
    expect(reply.kept).toBe('corrected');
    expect((await stored()).contacts.support).toEqual({
      name: 'Help desk',
      email: 'help@example.com',
      verified: { at: '2026-11-23', by: ANNA },
    });
    const [change] = (await stored()).history ?? [];
    expect(change?.before['contacts.support.email']).toBe('response@kestrelworks.example.com');
    expect(change?.after['contacts.support.phone']).toBeNull();
  });

  test('is added where there was none', async () => {
    const seen = contactMark(undefined);
    const opened = form(await click({ do: 'correct', offerId: CLOSED, contact: 'csp' }));
    expect(opened.form).toEqual({ name: '', email: '', phone: '', url: '' });
    await click({ do: 'save-contact', offerId: CLOSED, contact: 'csp', seen, phone: '+48 22 123 45 67' });
    expect((await stored(CLOSED)).contacts.csp).toMatchObject({ phone: '+48 22 123 45 67', verified: { by: ANNA } });
  });

  test('whose mail bounced says so until it is confirmed or has another address', async () => {
    expect(await clickNow({ do: 'bounce' })).toMatchObject({
      kept: 'bounced',
      offer: { contacts: { support: { bounced: { at: '2026-11-23', by: ANNA } } } },
    });
    await clickNow({ do: 'bounce' }, by(BOB));
    expect((await stored()).history).toHaveLength(1);
    const confirmed = await clickNow({ do: 'confirm' }, by(BOB));
    expect(confirmed.offer.contacts.support?.bounced).toBeUndefined();
    expect((await undo(changeOf(confirmed))) as Shown).toMatchObject({
      kept: 'undone',
      offer: { contacts: { support: { bounced: { by: ANNA } } } },
    });
    expect((await correct('other@example.com')).offer.contacts.support?.bounced).toBeUndefined();
  });

  test('that is saved as it was counts as confirmed', async () => {
    const { name, email, phone, url } = (await stored()).contacts.support ?? {};
    const reply = await clickNow({ do: 'save-contact', name, email, phone, url });
    expect(reply.offer.history).toMatchObject([{ kind: 'confirm' }]);
  });
});

describe('the form', () => {
  const typed = { name: 'Help desk', email: 'help@example.com', phone: '', url: '' };

  test.each([
    ['half an address', { email: 'help@example' }, { why: 'invalid', field: 'email', value: 'help@example' }],
    ['a header in the address', { email: 'a@example.com, b@example.com' }, { why: 'invalid', field: 'email' }],
    ['words for a number', { phone: 'call us' }, { why: 'invalid', field: 'phone', value: 'call us' }],
    ['a page without https', { url: 'http://example.com' }, { why: 'invalid', field: 'url' }],
    ['a script', { url: 'javascript:alert(1)' }, { why: 'invalid', field: 'url' }],
    ['a page with a password', { url: 'https://me:pw@example.com' }, { why: 'invalid', field: 'url' }],
    ['a name without end', { name: 'x'.repeat(73) }, { why: 'too-long', field: 'name', most: 72 }],
    ['a link without end', { url: `https://example.com/${'x'.repeat(300)}` }, { why: 'too-long', field: 'url' }],
    ['a name alone', { email: '' }, { why: 'empty' }],
  ])('with %s is drawn again, and nothing is saved', async (_name, wrong, problem) => {
    const seen = contactMark((await stored()).contacts.support);
    const again = form(await click({ do: 'save-contact', seen, ...typed, ...wrong }));
    expect(again.problem).toMatchObject(problem);
    expect(again.form).toEqual({ ...typed, ...wrong });
    expect((await stored()).history).toBeUndefined();
  });

  test('is left without a change', async () => {
    expect(shown(await click({ do: 'leave-contact' }))).toMatchObject({ offer: { id: KESTREL }, viewer: ANNA });
  });
});

describe('two people', () => {
  test('correcting at once: the second is shown what the first has made of it, and decides', async () => {
    const seen = contactMark((await stored()).contacts.support);
    const save = (email: string, person: string) =>
      click({ do: 'save-contact', seen, name: 'Desk', email }, by(person));
    const replies = await Promise.all([save('anna@example.com', ANNA), save('bob@example.com', BOB)]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['contact-form', 'offer']);
    const second = form(replies.find(({ kind }) => kind === 'contact-form') ?? fail('no form'));
    const won = (await stored()).contacts.support?.email;
    expect(second).toMatchObject({ problem: { why: 'changed' }, offer: { contacts: { support: { email: won } } } });
    expect(second.form.email).not.toBe(won);
    // Saved again from the form as it is drawn now, it replaces the first, and both are in the history.
    const again = await clickNow({ do: 'save-contact', name: 'Desk', email: second.form.email }, by(BOB));
    expect(again.offer.contacts.support?.email).toBe(second.form.email);
    expect(again.offer.history).toHaveLength(2);
  });

  test('changing different contacts at once both get through', async () => {
    const { support, csp, engineering } = (await stored()).contacts;
    const replies = await Promise.all([
      click({ do: 'confirm', contact: 'support', seen: contactMark(support) }, by(ANNA)),
      click({ do: 'bounce', contact: 'csp', seen: contactMark(csp) }, by(BOB)),
      click({ do: 'confirm', contact: 'engineering', seen: contactMark(engineering) }, by(BOB)),
    ]);
    expect(replies.map((reply) => shown(reply).kept).sort()).toEqual(['bounced', 'confirmed', 'confirmed']);
    const { contacts, history } = await stored();
    expect(history).toHaveLength(3);
    expect(contacts.support?.verified?.by).toBe(ANNA);
    expect(contacts.csp?.bounced?.by).toBe(BOB);
    expect(contacts.engineering?.verified?.by).toBe(BOB);
  });

  test('an old card confirms nothing that its reader has not seen', async () => {
    const seen = contactMark((await stored()).contacts.support);
    await correct('bob@example.com', BOB);
    for (const verb of ['confirm', 'bounce'])
      expect(shown(await click({ do: verb, seen }))).toMatchObject({
        kept: 'contact-changed',
        offer: { contacts: { support: { email: 'bob@example.com' } } },
      });
    expect((await stored()).history).toHaveLength(1);
  });

  test('a click that Teams delivers twice is one change', async () => {
    const talk = by(ANNA);
    const seen = contactMark((await stored()).contacts.support);
    const save = () => click({ do: 'save-contact', seen, name: 'Desk', email: 'anna@example.com' }, talk);
    expect([shown(await save()).kept, shown(await save()).kept]).toEqual(['corrected', 'corrected']);
    expect((await stored()).history).toHaveLength(1);
  });

  test('when others are always faster, nothing is done and that is said', async () => {
    const ledger = { ...desk.store.ledger, write: async () => [KESTREL] };
    const busy: World = { ...desk.world, store: { ...desk.store, ledger } };
    const seen = contactMark((await stored()).contacts.support);
    expect(shown(await click({ do: 'confirm', seen }, by(ANNA), busy)).kept).toBe('busy');
    expect((await stored()).history).toBeUndefined();
  });
});

describe('undoing', () => {
  test('restores what was there and keeps both in the history, whoever does it', async () => {
    const before = (await stored()).contacts;
    const change = changeOf(await correct('help@example.com'));
    const undone = shown(await undo(change, BOB));
    expect(undone.kept).toBe('undone');
    expect(undone.offer.contacts).toEqual(before);
    expect(undone.offer.history).toMatchObject([{ by: ANNA, undone: { by: BOB, at: '2026-11-23T10:00:00.000Z' } }]);
    expect(shown(await undo(change)).kept).toBe('nothing-to-undo');
  });

  test('is refused after another change, until that one is undone', async () => {
    const first = changeOf(await correct('first@example.com'));
    const second = changeOf(await correct('second@example.com', BOB));
    expect(shown(await undo(first)).kept).toBe('changed-since');
    expect((await stored()).contacts.support?.email).toBe('second@example.com');
    await undo(second);
    expect(shown(await undo(first)).kept).toBe('undone');
    expect((await stored()).contacts.support?.email).toBe('response@kestrelworks.example.com');
  });

  test('says so when a source has brought something else meanwhile', async () => {
    const change = changeOf(await correct('help@example.com'));
    const offer = await stored();
    const news = {
      source: 'contacts',
      import: 'import-2',
      at: '2026-11-24T00:00:00Z',
      facts: { 'contacts.support.email': 'new@example.com' },
    } as const;
    await desk.store.offers.put([{ ...offer, claims: [news, ...(offer.claims ?? [])] }]);
    const undone = shown(await undo(change));
    expect(undone.kept).toBe('undone-otherwise');
    expect(undone.offer.contacts.support?.email).toBe('new@example.com');
  });

  test.each(['forged', '__proto__', 'constructor'])('a change that nobody made (%s) undoes nothing', async (change) => {
    await correct('help@example.com');
    expect(shown(await undo(change)).kept).toBe('nothing-to-undo');
    expect((await stored()).contacts.support?.email).toBe('help@example.com');
  });

  test('a change of another offer undoes nothing', async () => {
    const change = changeOf(await correct('help@example.com'));
    expect(shown(await click({ do: 'undo-change', offerId: CLOSED, change })).kept).toBe('nothing-to-undo');
    expect((await stored()).contacts.support?.email).toBe('help@example.com');
  });
});

describe('elsewhere', () => {
  test.each(['group', 'channel'] as const)('nothing is changed and no form is shown in a %s', async (place) => {
    const seen = contactMark((await stored()).contacts.support);
    for (const verb of ['confirm', 'bounce', 'correct', 'leave-contact', 'save-contact', 'undo-change'])
      expect(await click({ do: verb, seen, change: 'x', email: 'a@example.com' }, by(ANNA, { place }))).toEqual({
        kind: 'keep-personal',
      });
    expect((await stored()).history).toBeUndefined();
    const [card] = await hear(desk.world, by(ANNA, { place }), '/offer kestrelwall');
    expect(card).not.toHaveProperty('viewer');
  });

  test('an offer that is gone is said to be gone', async () => {
    for (const verb of ['confirm', 'bounce', 'correct', 'leave-contact', 'save-contact', 'undo-change'])
      expect(await click({ do: verb, offerId: 'gone', seen: '1', change: 'x' })).toEqual({ kind: 'offer-gone' });
  });
});

describe('an offer that cannot simply be bought', () => {
  test.each(['Snapquorum Classic', 'Archivello Private', 'Wattsaw Hub'])('%s is found all the same', async (name) => {
    expect(await hear(desk.world, by(ANNA), `/offer ${name}`)).toMatchObject([{ kind: 'offer', offer: { name } }]);
  });

  test('comes with the alternative to the verdict as well, typed or pressed', async () => {
    const asking = await openTestDesk({
      'how to': { categories: ['technical-support'], cues: { matter: 'product-use' } },
    });
    const [verdict] = await hear(asking.world, asking.talk(), 'how to export from Snapquorum Classic');
    const expected = { kind: 'verdict', alternative: { name: 'Snapquorum' } };
    expect(verdict).toMatchObject(expected);
    if (verdict?.kind !== 'verdict') return fail('no verdict');
    const { id, move } = verdict.case;
    const choice = { about: 'bought', value: 'elsewhere' };
    const again = { v: 1, do: 'answer', at: { caseId: id, move }, choice };
    expect((await press(asking.world, asking.talk(), readAction(again))).card).toMatchObject(expected);
    await asking.close();
  });
});

function fail(why: string): never {
  throw new Error(why);
}
