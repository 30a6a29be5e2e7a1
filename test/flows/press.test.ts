import { CARD_VERSION, carry, readAction } from '../../src/flows/action';
import { hear } from '../../src/flows/hear';
import { type Pressed, press } from '../../src/flows/press';
import type { Reply } from '../../src/flows/reply';
import { openTestDesk, type TestDesk } from '../support/desk';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ 'Anna says the portal is down': { categories: ['break-fix'] } });
});
afterEach(() => desk.close());

type Shown = Extract<Reply, { case: unknown }>;

async function open(message = '/triage', over = {}): Promise<Shown> {
  const [reply] = await hear(desk.world, desk.talk(over), message);
  if (!reply || !('case' in reply)) throw new Error('no case');
  return reply;
}

const at = (reply: Shown) => ({ caseId: reply.case.id, move: reply.case.move });
const click = (data: unknown, over = {}): Promise<Pressed> => press(desk.world, desk.talk(over), readAction(data));
const answer = (reply: Shown, about: string, value: string, over = {}): Promise<Pressed> =>
  click({ v: CARD_VERSION, do: 'answer', at: at(reply), choice: { about, value } }, over);
const cardOf = (pressed: Pressed): Shown => {
  if (!pressed.card || !('case' in pressed.card)) throw new Error(`no case card but ${JSON.stringify(pressed)}`);
  return pressed.card;
};
const asked = (reply: Shown): string =>
  reply.case.state.status === 'asking' ? reply.case.state.question.kind : reply.kind;

describe('the guided triage, by buttons', () => {
  test('reaches the verdict in place, card by card', async () => {
    const offer = cardOf(await answer(await open(), 'category', 'technical-support'));
    const model = cardOf(await answer(offer, 'offer', '-'));
    const matter = cardOf(await answer(model, 'model', 'indirect-reseller'));
    const verdict = cardOf(await answer(matter, 'matter', 'sign-in'));
    expect([asked(offer), asked(model), asked(matter), asked(verdict)]).toEqual([
      'offer',
      'model',
      'matter',
      'verdict',
    ]);
    expect(verdict).toMatchObject({
      verdict: { owner: 'isv', firstContact: 'indirect-reseller', model: 'indirect-reseller' },
    });
  });

  test('finds the offer by typing into the card', async () => {
    const offer = cardOf(await answer(await open(), 'category', 'break-fix'));
    const found = cardOf(await click({ v: 1, do: 'find-offer', at: at(offer), query: 'kestrelwall' }));
    expect(found.case.facts.offer).toMatchObject({ name: 'Kestrelwall' });
  });

  test('survives that the process ends: another one goes on with the same card', async () => {
    const offer = cardOf(await answer(await open(), 'category', 'break-fix'));
    const restarted = { ...desk.world, idOf: desk.world.idOf };
    const pressed = await press(restarted, desk.talk(), readAction({ v: 1, do: 'back', at: at(offer) }));
    expect(asked(cardOf(pressed))).toBe('category');
  });
});

describe('an old card', () => {
  test('shows where the case is now instead of moving it', async () => {
    const first = await open();
    await answer(first, 'category', 'break-fix');
    const again = await answer(first, 'category', 'payment');
    expect(again.card).toMatchObject({ notice: 'stale-card', case: { facts: { category: 'break-fix' } } });
  });

  test('clicked twice at the same moment moves the case once', async () => {
    const first = await open();
    const both = await Promise.all([answer(first, 'category', 'break-fix'), answer(first, 'category', 'payment')]);
    const moves = both.map((pressed) => cardOf(pressed).case.move);
    expect(moves).toEqual([first.case.move + 1, first.case.move + 1]);
    const categories = new Set(both.map((pressed) => cardOf(pressed).case.facts.category));
    expect(categories.size).toBe(1);
  });

  test('of an earlier version of Signpost starts afresh and says why', async () => {
    expect((await click({ v: 0, step: 'category' })).card).toMatchObject({ kind: 'question', notice: 'stale-version' });
    expect((await click({ anything: true })).card).toMatchObject({ kind: 'question', notice: 'stale-version' });
  });

  test('of a case that is gone, or of another conversation, says so and tells nothing', async () => {
    const gone = { kind: 'notice', notice: 'stale-gone' };
    expect((await click({ v: 1, do: 'back', at: { caseId: 'nothing', move: 1 } })).card).toEqual(gone);
    const reply = await open();
    expect((await answer(reply, 'category', 'payment', { conversation: 'another' })).card).toEqual(gone);
  });
});

describe('what a card sends is only a wish', () => {
  test.each([
    ['an unknown verb', { v: 1, do: 'grant' }],
    [
      'an answer about something else',
      { v: 1, do: 'answer', at: { caseId: 'x', move: 1 }, choice: { about: 'role', value: 'admin' } },
    ],
    [
      'a value nobody offered',
      { v: 1, do: 'answer', at: { caseId: 'x', move: 1 }, choice: { about: 'category', value: 'refunds' } },
    ],
    ['a query object', { v: 1, do: 'show-offer', offerId: { $ne: null } }],
    [
      'a prototype',
      JSON.parse('{"v":1,"do":"answer","at":{"caseId":"x","move":1},"choice":{"about":"__proto__","value":"x"}}'),
    ],
    ['a contact nobody has', { v: 1, do: 'confirm', offerId: 'x', contact: '__proto__', seen: '1' }],
    ['a mark that is none', { v: 1, do: 'confirm', offerId: 'x', contact: 'support', seen: { $ne: 1 } }],
    ['a change id that is none', { v: 1, do: 'undo-change', offerId: 'x', change: '$where: 1' }],
    ['a form of objects', { v: 1, do: 'save-contact', offerId: 'x', contact: 'support', seen: '1', email: {} }],
    [
      'a form without end',
      { v: 1, do: 'save-contact', offerId: 'x', contact: 'support', seen: '1', name: 'x'.repeat(9_999) },
    ],
    ['an endless text', { v: 1, do: 'show-offer', offerId: 'x'.repeat(10_000) }],
    ['a list', [1, 2, 3]],
    ['nothing', undefined],
  ])('%s is unreadable', (_name, data) => {
    expect(readAction(data).kind).toBe('unreadable');
  });

  test('every action survives the way out and back', () => {
    const spot = { caseId: 'case', move: 3 };
    for (const action of [
      { do: 'triage' },
      { do: 'back', at: spot },
      { do: 'answer', at: spot, choice: { about: 'model', value: 'direct-bill' } },
      { do: 'language', language: 'pl' },
      { do: 'ask-about', offerId: 'PUBID.x|AID.y' },
      { do: 'confirm', offerId: 'PUBID.x|AID.y', contact: 'support', seen: '1a2b3c' },
      { do: 'bounce', offerId: 'PUBID.x|AID.y', contact: 'csp', seen: '1a2b3c' },
      { do: 'correct', offerId: 'PUBID.x|AID.y', contact: 'engineering' },
      { do: 'leave-contact', offerId: 'PUBID.x|AID.y' },
      { do: 'undo-change', offerId: 'PUBID.x|AID.y', change: 'Zm9vYmFy_-' },
    ] as const) {
      expect(readAction(JSON.parse(JSON.stringify(carry(action))))).toEqual({
        kind: 'action',
        action: expect.objectContaining(action),
      });
    }
  });
});

describe('a wrong reading', () => {
  test('is corrected with one click, and kept as an example without the personal parts', async () => {
    const verdict = await open('Hello, Anna says the portal is down at Testfirma, call 600 100 200 or a@example.com');
    expect(verdict).toMatchObject({ kind: 'verdict', verdict: { rule: { id: 'FIX-01' } } });
    const choices = cardOf(await click({ v: 1, do: 'dispute', at: at(verdict) }));
    expect(choices).toMatchObject({ notice: 'disputed' });
    await answer(choices, 'category', 'partner-account-support');
    const kept = [];
    for await (const one of desk.store.corrections.all()) kept.push(one);
    expect(kept).toEqual([expect.objectContaining({ read: 'break-fix', meant: 'partner-account-support' })]);
    expect(kept[0]?.text).not.toMatch(/Anna|Testfirma|600|example\.com/);
    expect(kept[0]?.text).toContain('portal is down');
  });

  test('that was right after all is not kept', async () => {
    const verdict = await open('Anna says the portal is down');
    const choices = cardOf(await click({ v: 1, do: 'dispute', at: at(verdict) }));
    await answer(choices, 'category', 'break-fix');
    for await (const one of desk.store.corrections.all()) throw new Error(`kept ${one.text}`);
  });
});

describe('the settings', () => {
  const form = {
    v: 1,
    do: 'save-settings',
    models: 'indirect-reseller,direct-bill',
    usual: 'indirect-reseller',
    name: 'Sample Distribution',
    email: 'help@example.com',
    phone: '',
    url: '',
    hours: '8-16',
  };

  test('are saved for everybody and used by the next verdict', async () => {
    expect((await click(form)).card).toMatchObject({ kind: 'settings', saved: true });
    const verdict = await open('Anna says the portal is down');
    expect(verdict).toMatchObject({ verdict: { model: 'indirect-reseller' } });
  });

  test.each([
    ['an incomplete address', { ...form, email: 'help' }, { field: 'email', value: 'help' }],
    ['a link without https', { ...form, url: 'http://example.com' }, { field: 'url', value: 'http://example.com' }],
    ['no model', { ...form, models: '' }, { field: 'models' }],
    ['a usual model that is not among them', { ...form, models: 'direct-bill' }, { field: 'usual' }],
  ])('with %s are not saved', async (_name, data, problem) => {
    expect((await click(data)).card).toMatchObject({ kind: 'settings', problem });
    expect(await desk.store.desks.load()).toBeUndefined();
  });

  test('cannot be saved from a room', async () => {
    expect((await click(form, { place: 'group' })).card).toEqual({ kind: 'settings-personal' });
    expect(await desk.store.desks.load()).toBeUndefined();
  });
});
