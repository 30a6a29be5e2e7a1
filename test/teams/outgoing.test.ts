import { actionAnswer, invokeResponse, messageOf, searchAnswer, searchMessage } from '../../src/teams/outgoing';

const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'x' }] };
const CARD = 'application/vnd.microsoft.card.adaptive';

describe('a message', () => {
  test('with a card travels alone, with a summary for the notification', () => {
    expect(messageOf({ card, text: 'the whole answer in words' })).toEqual({
      type: 'message',
      summary: 'the whole answer in words',
      attachments: [{ contentType: CARD, content: card }],
    });
  });

  test('without a card is plain text, so that nothing in it is markup', () => {
    expect(messageOf({ text: '**x**' })).toEqual({ type: 'message', text: '**x**', textFormat: 'plain' });
  });

  test('with a card beyond 24,000 characters says the same in words', () => {
    const fits = { card: { ...card, body: 'x'.repeat(23_000) }, text: 'words' };
    const tooLong = { card: { ...card, body: 'x'.repeat(24_000) }, text: 'words' };
    expect(messageOf(fits)).toHaveProperty('attachments');
    expect(messageOf(tooLong)).toEqual({ type: 'message', text: 'words', textFormat: 'plain' });
  });
});

test('the answer to a click carries statusCode, as the schema spells it, and a card or a line of text', () => {
  expect(actionAnswer({ card, text: 'words' })).toEqual({ statusCode: 200, type: CARD, value: card });
  expect(actionAnswer({ text: 'words' })).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'words',
  });
});

test('the answer to a search is a list with previews, or one sentence', () => {
  expect(searchAnswer([{ title: 'Offer', text: 'Publisher', card: { card, text: 'words' } }])).toMatchObject({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [{ contentType: CARD, content: card, preview: { content: { title: 'Offer', text: 'Publisher' } } }],
    },
  });
  expect(searchMessage('nothing')).toEqual({ composeExtension: { type: 'message', text: 'nothing' } });
});

test('an invoke is always answered with 200; what was refused stands in the body', () => {
  expect(invokeResponse({ any: 'body' })).toEqual({
    type: 'invokeResponse',
    value: { status: 200, body: { any: 'body' } },
  });
});
