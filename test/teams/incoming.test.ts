import { type Incoming, readActivity } from '../../src/teams/incoming';

const base = {
  type: 'message',
  id: 'activity-1',
  channelId: 'msteams',
  from: { id: '29:somebody', aadObjectId: '11111111-1111-1111-1111-111111111111' },
  recipient: { id: '28:bot' },
  conversation: { id: 'conversation-1', conversationType: 'personal' },
  channelData: { tenant: { id: '22222222-2222-2222-2222-222222222222' } },
  locale: 'pl-PL',
};
const read = (over: Record<string, unknown>): Incoming => readActivity({ ...base, ...over });
const place = (conversationType: unknown): string | undefined => {
  const incoming = read({ text: 'x', conversation: { id: 'c', conversationType } });
  return incoming.kind === 'nothing' ? undefined : incoming.talk.place;
};

describe('a message', () => {
  test('is who said what, where', () => {
    expect(read({ text: ' hello ' })).toEqual({
      kind: 'message',
      text: 'hello',
      person: { objectId: '11111111-1111-1111-1111-111111111111', tenantId: '22222222-2222-2222-2222-222222222222' },
      talk: {
        person: '11111111-1111-1111-1111-111111111111',
        conversation: 'conversation-1',
        place: 'personal',
        activityId: 'activity-1',
      },
      locale: 'pl-PL',
    });
  });

  test('loses the mention of the bot and keeps those of others', () => {
    const entities = [
      { type: 'mention', text: '<at>Signpost</at>', mentioned: { id: '28:bot' } },
      { type: 'mention', text: '<at>Colleague</at>', mentioned: { id: '29:other' } },
    ];
    expect(read({ text: '<at>Signpost</at>&nbsp;ask <at>Colleague</at>', entities })).toMatchObject({
      text: 'ask <at>Colleague</at>',
    });
  });

  test('is read only so far', () => {
    const incoming = read({ text: 'x'.repeat(30_000) });
    expect(incoming.kind === 'message' && incoming.text.length).toBe(4_000);
  });

  test('of somebody without an object id has no person', () => {
    expect(read({ text: 'x', from: { id: '29:somebody', aadObjectId: 42 } })).not.toHaveProperty('person');
  });

  test('that only holds an inserted search result means nothing', () => {
    expect(read({ text: '<span class="inline-compose-card" itemid="1"></span>' })).toEqual({ kind: 'nothing' });
  });
});

test('an unknown kind of conversation is taken for the most public one', () => {
  expect(['personal', 'groupChat', 'channel', 'meeting', undefined, 7].map(place)).toEqual([
    'personal',
    'group',
    'channel',
    'channel',
    'channel',
    'channel',
  ]);
});

describe('a click', () => {
  const data = { v: 1, do: 'triage' };

  test('comes as an invoke with the card it was made on', () => {
    const incoming = read({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', data } },
    });
    expect(incoming).toMatchObject({
      kind: 'click',
      by: 'execute',
      card: 'card-1',
      action: { kind: 'action', action: { do: 'triage' } },
    });
  });

  test('comes as a message without words from an old client', () => {
    expect(read({ value: data, replyToId: 'card-1' })).toMatchObject({ kind: 'click', by: 'submit', card: 'card-1' });
  });

  test.each([undefined, null, 'x', [], { action: null }, { action: { data: 'x' } }])(
    'with the value %p is unreadable, not fatal',
    (value) => {
      expect(read({ type: 'invoke', name: 'adaptiveCard/action', value })).toMatchObject({
        kind: 'click',
        action: { kind: 'unreadable' },
      });
    },
  );
});

describe('a search', () => {
  const search = (value: unknown): string | undefined => {
    const incoming = read({ type: 'invoke', name: 'composeExtension/query', value });
    return incoming.kind === 'search' ? incoming.query : undefined;
  };

  test('is found whatever the parameter is called', () => {
    expect(search({ commandId: 'searchOffers', parameters: [{ name: 'query', value: 'backup' }] })).toBe('backup');
    expect(search({ parameters: [{ value: 'backup' }] })).toBe('backup');
  });

  test('without words, at its first run, or of another shape is empty', () => {
    expect([
      search({ parameters: [{ name: 'initialRun', value: 'true' }] }),
      search({}),
      search(undefined),
      search({ parameters: 'x' }),
    ]).toEqual(['', '', '', '']);
  });
});

describe('everything else', () => {
  test('the bot’s arrival in a one-to-one chat is greeted, other arrivals are not', () => {
    const added = (id: string, conversationType = 'personal') =>
      read({ type: 'conversationUpdate', membersAdded: [{ id }], conversation: { id: 'c', conversationType } }).kind;
    expect([added('28:bot'), added('29:somebody'), added('28:bot', 'channel')]).toEqual([
      'welcome',
      'nothing',
      'nothing',
    ]);
  });

  test('an invoke we do not know is named, an event we do not know means nothing', () => {
    expect(read({ type: 'invoke', name: 'task/submit' })).toMatchObject({
      kind: 'unknown-invoke',
      name: 'task/submit',
    });
    expect(read({ type: 'invoke' })).toMatchObject({ kind: 'unknown-invoke', name: '' });
    expect(
      ['messageReaction', 'typing', 'installationUpdate', 'somethingNew', undefined].map((type) => read({ type }).kind),
    ).toEqual(Array(5).fill('nothing'));
  });
});
