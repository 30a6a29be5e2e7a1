import { draw } from '../../src/cards/draw';
import { EXAMPLE_NOW, type Example, examples, judged } from '../../src/cards/examples';
import type { Desk } from '../../src/domain/desk';
import type { Offer } from '../../src/domain/offer';
import { buttonOf, cardOf, nodesOf, ofType, readerOf, titlesOf } from './drawing';

const ALL = examples();

function example(name: string): Example {
  const found = ALL.find((one) => one.name === name);
  if (!found) throw new Error(`No example ${name}.`);
  return found;
}
const shown = (name: string) => cardOf(example(name).reply, { desk: example(name).desk });
const words = (name: string): string => draw(example(name).reply, readerOf({ desk: example(name).desk })).text;
const RESELLER: Desk = {
  models: ['indirect-reseller'],
  providers: [{ name: 'Northquay', contact: { email: 'desk@northquay.example.com' }, hours: 'Mon-Fri' }],
};
const offer = (): Offer => {
  const { reply } = example('everything');
  if (reply.kind !== 'offer') throw new Error('Not an offer.');
  return reply.offer;
};

describe('a question', () => {
  test('about the category shows all thirteen under what a colleague recognises', () => {
    const card = shown('category');
    expect(titlesOf(card)).toHaveLength(13);
    expect(words('category')).toMatch(/^What is the customer’s question about\?\nChoose, or describe it/);
    const headings = ofType(card, 'TextBlock').filter(({ style }) => style === 'heading');
    expect(headings.map(({ text }) => text)).toContain('Invoices and payments');
  });

  test('starts over only where there is something to leave, and goes back only where there is a step', () => {
    expect(titlesOf(shown('category'))).not.toContain('Start over');
    expect(titlesOf(shown('candidates'))).toEqual(expect.arrayContaining(['Start over']));
    expect(titlesOf(shown('candidates'))).not.toContain('Back');
    expect(titlesOf(shown('model'))).toEqual(expect.arrayContaining(['Back', 'Start over']));
  });

  test('about the offer can be passed over without filling in the search', () => {
    const card = shown('offer');
    expect(ofType(card, 'Input.Text')).toMatchObject([{ id: 'query', isRequired: true }]);
    expect(buttonOf(card, 'Search')).not.toHaveProperty('associatedInputs');
    expect(buttonOf(card, 'I do not know, or it does not matter')).toMatchObject({ associatedInputs: 'none' });
  });

  test('offers the nearest when nothing fits', () => {
    expect(words('offer choice, nearest')).toContain('No offer fits “sejf”. The nearest by name:');
    expect(words('offer choice, nothing')).not.toContain('nearest');
    expect(titlesOf(shown('offer choice'))).toContain('Sejfik · Sejfik sp. z o.o. · sample');
  });

  test('about the age names the window of the product', () => {
    expect(titlesOf(shown('age'))).toContain('Within the last 72 hours');
  });

  test('carries the case and the move it was drawn at, for new clients and old', () => {
    const back = buttonOf(shown('model'), 'Back');
    const data = { v: 1, do: 'back', at: { caseId: 'c0ffee00-1234-4abc-8def-0123456789ab', move: 3 } };
    expect(back).toMatchObject({ verb: 'signpost', data, fallback: { type: 'Action.Submit', data } });
  });
});

describe('a verdict', () => {
  test('says first who it is, then who takes the call and who opens the ticket where', () => {
    const lines = words('publisher, offer named').split('\n');
    expect(lines[0]).toBe('Publisher (ISV) is responsible');
    expect(lines).toEqual(
      expect.arrayContaining([
        'Takes the customer’s call: CSP partner (us)',
        'Opens the ticket: CSP partner (us)',
        'Where: The publisher’s support',
      ]),
    );
    expect(lines.indexOf('Next steps')).toBeLessThan(lines.indexOf('Contacts'));
  });

  test('does not say by colour alone that it is ours', () => {
    const [header] = ofType(shown('ours'), 'Container');
    expect(header).toMatchObject({ style: 'accent', items: [{ text: 'This is ours' }, {}, {}] });
  });

  test('numbers the steps and fills in who acts', () => {
    expect(words('deployment, reseller')).toContain('2. Indirect provider: open an Azure ticket');
    expect(words('deployment, reseller')).toContain('An indirect reseller cannot open an Azure ticket');
    expect(words('deployment, reseller')).toContain('Takes the customer’s call: Indirect reseller (you)');
  });

  test('shows what it assumed, with the way to change it', () => {
    expect(words('publisher, offer named')).toContain('Assumed: bought through us. Tell me if not.');
    expect(titlesOf(shown('publisher, offer named'))).toContain('It was bought elsewhere');
    expect(titlesOf(shown('bought elsewhere'))).toContain('It was bought through us');
    expect(titlesOf(shown('model assumed'))).toEqual(
      expect.arrayContaining(['Indirect provider', 'Indirect reseller']),
    );
  });

  test('can be disputed, whatever it is', () => {
    const verdicts = ALL.filter(({ reply }) => reply.kind === 'verdict');
    const without = verdicts.filter(
      ({ reply, desk }) => !titlesOf(cardOf(reply, { desk })).includes('Not what I meant'),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  test('asks for the offer where none is named, and shows it in full where one is', () => {
    expect(titlesOf(shown('publisher, no offer'))).toContain('Name the offer');
    expect(words('publisher, no offer')).toContain('No offer named, so there are no contacts.');
    expect(titlesOf(shown('publisher, offer named'))).toContain('The offer in full');
    expect(words('offer gone')).toContain('This offer is no longer in the store.');
  });

  test('says how old a contact is', () => {
    const contacts = {
      support: { email: 'a@example.com', verified: { at: '2026-11-01', by: 'x' } },
      csp: { email: 'b@example.com', verified: { at: '2025-11-20', by: 'x' } },
      engineering: { email: 'c@example.com' },
    };
    const reply = judged({ category: 'break-fix', matter: 'fault', model: 'direct-bill' }, { ...offer(), contacts });
    const said = draw(reply, readerOf({ now: EXAMPLE_NOW, staleAfterDays: 180 })).text;
    expect(said).toContain('a@example.com\nverified November 1, 2026 by x\n');
    expect(said).toContain('b@example.com\nverified November 20, 2025 by x, 365 days ago: check before use');
    expect(said).toContain('c@example.com\nnever verified');
    const none = draw(
      judged({ category: 'break-fix', model: 'direct-bill' }, { ...offer(), contacts: {} }),
      readerOf(),
    );
    expect(none.text).toContain('CSP program · not provided');
  });

  test('gives a reseller its provider and what to ask it', () => {
    const reply = judged({ category: 'transactions', matter: 'order-fails', model: 'indirect-reseller' }, offer());
    const said = draw(reply, readerOf({ desk: RESELLER })).text;
    expect(said).toContain('Your indirect provider\nNorthquay\ndesk@northquay.example.com\nMon-Fri');
    expect(said).toContain('• What does this support cost?');
    expect(words('order fails, reseller, no provider on file')).toContain('No provider is on file.');
    expect(words('publisher, offer named')).not.toContain('Ask your provider');
  });

  test('says for Microsoft’s own products to take the normal path', () => {
    expect(words('Microsoft’s own')).toContain('Microsoft’s own product: Signpost covers third-party offers.');
  });

  test('cites its rule, its source and since when it holds', () => {
    expect(words('publisher silent, reseller')).toMatch(
      /Why\n.*\nRule SUP-06, Microsoft: .*, valid from May 5, 2020\nOur con/,
    );
  });
});

describe('a hand-off', () => {
  const packet = (reply: Parameters<typeof draw>[0], language: 'en' | 'pl', desk = readerOf().desk): string =>
    draw(reply, readerOf({ language, desk })).text;
  const sent = (reply: Parameters<typeof draw>[0], desk = readerOf().desk): URL[] =>
    ofType(cardOf(reply, { desk }), 'Action.OpenUrl')
      .map(({ url }) => new URL(String(url)))
      .filter(({ hostname }) => hostname === 'outlook.office.com');

  test('to the publisher is in the reader’s language and can be mailed', () => {
    const more = { words: 'Nie działa & "pada" od wczoraj?' };
    const reply = judged({ category: 'break-fix', matter: 'fault', model: 'direct-bill' }, offer(), more);
    expect(packet(reply, 'pl')).toContain('Problem: Nie działa & "pada" od wczoraj?');
    expect(packet(reply, 'pl')).toContain('Dzień dobry,');
    const [mail] = sent(reply);
    expect(mail?.searchParams.get('to')).toBe(offer().contacts.support?.email);
    expect(mail?.searchParams.get('body')).toContain('\nProblem: Nie działa & "pada" od wczoraj?\n');
    expect([...(mail?.searchParams.keys() ?? [])]).toEqual(['to', 'subject', 'body']);
  });

  test('to Microsoft is in English and goes by ticket', () => {
    const reply = judged({ category: 'transactions', matter: 'order-fails', model: 'direct-bill' }, offer());
    expect(packet(reply, 'pl')).toContain('we are a CSP partner and report the following case.');
    expect(sent(reply)).toEqual([]);
  });

  test('of a reseller goes to its provider where the provider has to act', () => {
    const reply = judged({ category: 'transactions', matter: 'order-fails', model: 'indirect-reseller' }, offer());
    expect(sent(reply, RESELLER)[0]?.searchParams.get('to')).toBe('desk@northquay.example.com');
    expect(packet(reply, 'en', RESELLER)).toContain('Indirect provider will ask for');
  });

  test('keeps the mail’s address short enough to arrive, however long the case', () => {
    const more = { words: 'ż'.repeat(600) };
    const long = { ...offer(), name: 'Żółć '.repeat(40) };
    const lengths = (['direct-bill', 'indirect-provider'] as const).flatMap((model) =>
      sent(judged({ category: 'break-fix', matter: 'fault', model }, long, more)).map(({ href }) => href.length),
    );
    expect(lengths).toHaveLength(2);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000);
  });

  test('is left out where the work stays with us', () => {
    expect(words('ours')).not.toContain('will ask for');
    expect(titlesOf(shown('ours'), 'Action.ToggleVisibility')).toEqual(['Contacts', 'Links']);
  });
});

describe('an offer', () => {
  test('that was withdrawn names the alternative and leads to it', () => {
    expect(words('withdrawn')).toMatch(
      /Withdrawn from sale on June 30, 2026\. .*Nobody can buy it any more\..*\nThe publisher names Snapquorum instead\./,
    );
    expect(titlesOf(shown('withdrawn'))).toEqual(expect.arrayContaining(['Ask about this offer', 'Snapquorum']));
  });

  test('shows five plans and counts the rest', () => {
    expect(words('many plans')).toContain('and 3 more plans');
  });

  test('says what its CSP state means', () => {
    expect(words('exclusive')).toContain('Exclusive: the publisher has to authorise');
    expect(words('closed, few contacts')).toContain('Closed to CSP: it cannot be bought');
    expect(words('private')).toContain('A private offer');
  });

  test('search lists what it found, the nearest, or nothing', () => {
    expect(words('several found')).toMatch(/4 offers fit “grafik”\n\[Grafik · /);
    expect(words('nearest')).toContain('The nearest by name:\n[Kestrelwall');
    expect(words('none')).toBe('Offers\nNo offer fits “zzz”.');
  });
});

describe('an offer that cannot simply be bought', () => {
  test('says on the verdict what that means for the case, and leads to the alternative', () => {
    expect(words('withdrawn offer')).toContain('Nobody can buy it any more.');
    expect(words('withdrawn offer')).toContain('The publisher names Snapquorum instead.');
    expect(titlesOf(shown('withdrawn offer'))).toContain('Snapquorum');
    expect(words('private offer')).toContain('private plans do not work in CSP subscriptions');
    expect(words('closed offer')).toContain('Closed to CSP: it cannot be bought');
    expect(words('publisher, offer named')).not.toMatch(/Withdrawn|Closed to CSP|private offer/);
  });

  test('says so where the catalogue names no alternative', () => {
    const [withdrawn] = ['Frontporch Chat'].map((name) => {
      const found = ALL.find(({ reply }) => reply.kind === 'offer' && reply.offer.name === name);
      return found ? draw(found.reply, readerOf()).text : '';
    });
    expect(withdrawn).toContain('a security problem');
    expect(withdrawn).toContain('The catalogue names no other offer instead.');
  });
});

describe('contacts kept true', () => {
  test('say when and by whom they were verified, and that a mail bounced', () => {
    const said = words('kept, all changes');
    expect(said).toContain('verified November 20, 2026 by you');
    expect(said).toContain('verified February 2, 2026 by a colleague, 291 days ago: check before use');
    expect(said).toContain('a mail to this address bounced on November 20, 2026');
    expect(words('everything')).toContain('by sample catalogue');
  });

  test('never show an object id', () => {
    const shownAll = ALL.filter(({ name }) => /^kept|^contact form|^to check/.test(name));
    const texts = shownAll.map(({ reply, desk }) => draw(reply, readerOf({ desk })).text);
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter((one) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(one))).toEqual([]);
  });

  test('can be confirmed, corrected, reported and added, each by its own button', () => {
    const card = shown('kept, all changes');
    const buttons = ofType(card, 'Action.Execute').map(({ tooltip }) => tooltip);
    expect(buttons).toEqual(
      expect.arrayContaining([
        'Confirm: Support',
        'Correct: Support',
        'It bounced: Support',
        'Confirm: CSP program',
        'Add: Engineering',
      ]),
    );
    // It has bounced already, and what is not there cannot be confirmed.
    expect(buttons).not.toContain('It bounced: CSP program');
    expect(buttons).not.toContain('Confirm: Engineering');
  });

  test('show their last changes, and Undo only where it restores something', () => {
    const said = words('kept, all changes');
    expect(said).toContain('Support: confirmed on November 20, 2026 by you');
    expect(said).toContain('Support: corrected on November 18, 2026 by a colleague');
    expect(said).toContain('E-mail: response@kestrelworks.example.com → help@kestrelworks.example.com');
    expect(said).toContain('→ none');
    const undone = ofType(shown('kept, all changes'), 'Action.Execute').filter(({ title }) => title === 'Undo');
    expect(undone.map(({ data }) => (data as { change: string }).change)).toEqual(['change-3', 'change-2']);
    expect(words('kept, undone')).toContain('undone on November 20, 2026 by you');
  });

  test('are folded away until something was done there, and in rooms not there at all', () => {
    const fold = (name: string) => nodesOf(shown(name)).find(({ id }) => id === 'keep')?.['isVisible'];
    expect([fold('everything'), fold('kept, confirmed')]).toEqual([false, true]);
    const room = cardOf(example('kept, all changes').reply, { place: 'channel' });
    expect(JSON.stringify(room)).not.toMatch(/Keep it true|Confirm|Undo|colleague|bounced/);
  });
});

describe('the form of a contact', () => {
  test('holds what is stored under the names that are read back', () => {
    const inputs = ofType(shown('contact form, correct'), 'Input.Text');
    expect(inputs.map(({ id, value }) => [id, value])).toEqual([
      ['name', 'Security response desk'],
      ['email', 'help@kestrelworks.example.com'],
      ['phone', '+1 555 0127'],
      ['url', ''],
    ]);
  });

  test.each([
    ['contact form, wrong email', 'The e-mail address “help@kestrelworks” is not complete.'],
    ['contact form, wrong phone', '“call us” is not a phone number.'],
    ['contact form, wrong url', '“http://kestrelworks.example.com” is not the address of a page'],
    ['contact form, empty', 'Give at least an e-mail address'],
    ['contact form, too long', 'Name: at most 72 characters.'],
    ['contact form, changed meanwhile', 'help@kestrelworks.example.com, and +1 555 0127. Save again'],
  ])('%s says so first and keeps what was typed', (name, sentence) => {
    expect(words(name).split('\n')[0]).toContain(sentence);
    expect(titlesOf(shown(name))).toEqual(['Save', 'Cancel']);
  });
});

describe('what to check next', () => {
  test('is a list of buttons with the reasons, and says how many more there are', () => {
    expect(titlesOf(shown('to check next'))).toHaveLength(10);
    expect(words('to check next')).toContain('in 6 cases · Support: bounced November 20, 2026');
    expect(words('to check next')).toContain('and 23 more offers');
    expect(words('to check next, nothing')).toContain('Nothing to check');
  });
});

describe('the settings form', () => {
  test('holds what is stored under the names that are read back', () => {
    const inputs = nodesOf(shown('settings, saved')).filter(({ type }) => String(type).startsWith('Input.'));
    expect(inputs.map(({ id }) => id)).toEqual(['models', 'usual', 'name', 'email', 'phone', 'url', 'hours']);
    expect(inputs[0]).toMatchObject({ isMultiSelect: true, value: 'indirect-reseller' });
    expect(inputs[2]).toMatchObject({ value: 'Northquay Distribution' });
  });

  test('says which field was refused', () => {
    expect(words('settings, refused')).toMatch(/^The e-mail address “partnerdesk@” is not complete\./);
  });
});

test('a denial names the roles in the reader’s language and nothing else', () => {
  const denied = draw({ kind: 'denied' }, readerOf({ language: 'pl' }));
  expect(denied.card).toBeUndefined();
  expect(denied.text).toContain('administrator globalny lub agent administracyjny');
});

test('what went wrong comes with its reference', () => {
  expect(draw({ kind: 'failed', reference: 'r-1' }, readerOf()).text).toMatch(/reference: r-1$/);
  expect(draw({ kind: 'directory-away' }, readerOf()).text).toContain('cannot be checked');
});
