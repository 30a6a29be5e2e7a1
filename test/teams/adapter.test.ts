import { CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsInfo, type TurnContext } from 'botbuilder';
import { readConfig } from '../../src/config';
import { createGate } from '../../src/gate/gate';
import { createLog, routeConsole } from '../../src/log';
import { type Bot, createBot, type OnTurn, type Received } from '../../src/teams/adapter';
import { connectorFailure, createConnectorClient } from '../../src/teams/connector';
import { gateRulesOf } from '../../src/teams/server';
import { type Behaviour, type Microsoft, messageFrom, startMicrosoft } from '../support/microsoft';

const lines: string[] = [];
const log = createLog({ level: 'info', write: (line) => lines.push(line) });
let microsoft: Microsoft;
let elsewhere: Microsoft;
let giveConsoleBack: () => void;

beforeAll(async () => {
  giveConsoleBack = routeConsole(log);
  [microsoft, elsewhere] = await Promise.all([startMicrosoft(), startMicrosoft()]);
});
beforeEach(() => {
  for (const fake of [microsoft, elsewhere]) {
    fake.sent.length = 0;
    fake.behaviours.length = 0;
  }
  lines.length = 0;
});
afterAll(async () => {
  await Promise.all([microsoft.close(), elsewhere.close()]);
  giveConsoleBack();
});

function configOf(env: Record<string, string> = microsoft.settings()) {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.config;
}

function botOf(over: Partial<Parameters<typeof createBot>[0]> = {}): Bot {
  return createBot({ config: configOf(), log, callMs: 300, ...over });
}

function receive(bot: Bot, onTurn: OnTurn, over: Record<string, unknown> = {}): Promise<Received> {
  const activity = JSON.parse(JSON.stringify(messageFrom(microsoft, over)));
  return bot.receive(activity, `Bearer ${microsoft.token()}`, onTurn);
}

/** What a turn gets to know of a reply that the channel treats like this. */
async function failureOf(behaviour: Behaviour): Promise<unknown> {
  microsoft.behaviours.push(behaviour);
  let failure: unknown;
  await receive(botOf(), async (context) => {
    failure = await context.sendActivity('hello').then(
      () => undefined,
      (error) => connectorFailure(error) ?? error,
    );
  });
  return failure;
}

describe('a reply', () => {
  test.each<[string, Behaviour, unknown]>([
    ['400', { status: 400 }, { kind: 'answered', status: 400 }],
    ['401', { status: 401 }, { kind: 'answered', status: 401 }],
    [
      '403 with a code',
      { status: 403, body: '{"error":{"code":"BotDisabledByAdmin","message":"x"}}' },
      { kind: 'answered', status: 403, code: 'BotDisabledByAdmin' },
    ],
    ['404', { status: 404 }, { kind: 'answered', status: 404 }],
    ['408', { status: 408 }, { kind: 'answered', status: 408 }],
    ['412', { status: 412 }, { kind: 'answered', status: 412 }],
    ['429', { status: 429 }, { kind: 'answered', status: 429 }],
    [
      '429 with a wait',
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'answered', status: 429, retryAfterSeconds: 7 },
    ],
    ['500', { status: 500 }, { kind: 'answered', status: 500 }],
    ['502', { status: 502 }, { kind: 'answered', status: 502 }],
    ['503', { status: 503, headers: { 'retry-after': '0' } }, { kind: 'answered', status: 503, retryAfterSeconds: 0 }],
    ['504', { status: 504, body: '<html>' }, { kind: 'answered', status: 504 }],
    ['silence', 'hang', { kind: 'unknown', code: 'TIMEOUT' }],
    ['a broken line', 'reset', { kind: 'unknown', code: expect.any(String) }],
  ])('is posted exactly once when the channel answers with %s', async (_, behaviour, failure) => {
    expect(await failureOf(behaviour)).toEqual(failure);
    expect(microsoft.sent).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])('does not follow the channel elsewhere (%i)', async (status) => {
    const location = `${elsewhere.serviceUrl}v3/conversations/a/activities`;
    expect(await failureOf({ status, headers: { location } })).toEqual({ kind: 'answered', status });
    expect([microsoft.sent.length, elsewhere.sent.length, elsewhere.asked.token]).toEqual([1, 0, 0]);
  });

  test('that cannot be sent at all says so', async () => {
    const gone = await startMicrosoft();
    const settings = { ...microsoft.settings(), ALLOWED_SERVICE_HOSTS: `${microsoft.host},${gone.host}` };
    await gone.close();
    const bot = botOf({ config: configOf(settings) });
    expect(await proactiveFailure(bot, gone.serviceUrl)).toEqual({ kind: 'unsent', code: 'ECONNREFUSED' });
  });
});

/** What became of a message that the bot sends of its own accord to this address. */
async function proactiveFailure(bot: Pick<Bot, 'adapter'>, serviceUrl: string): Promise<unknown> {
  const reference = { channelId: 'msteams', serviceUrl, conversation: { id: 'a' }, bot: { id: '28:bot' } };
  let failure: unknown;
  const note = (error: unknown): void => {
    failure = connectorFailure(error) ?? error;
  };
  await bot.adapter
    .continueConversationAsync(microsoft.appId, reference as never, async (context: TurnContext) => {
      await context.sendActivity('later').then(() => undefined, note);
    })
    .catch(note);
  return failure;
}

describe('the token', () => {
  test('never goes to a host that is not on the list, and is not even asked for', async () => {
    const asked = microsoft.asked.token;
    const bot = botOf();
    expect(await proactiveFailure(bot, elsewhere.serviceUrl)).toEqual({ kind: 'address-refused' });
    expect([elsewhere.sent.length, microsoft.asked.token]).toEqual([0, asked]);
  });

  test('is kept from clients that the SDK builds by itself', async () => {
    const bot = botOf();
    let failure: unknown;
    await receive(bot, async (context) => {
      context.activity.serviceUrl = elsewhere.serviceUrl;
      await bot.adapter.continueConversationAsync(
        microsoft.appId,
        { channelId: 'msteams', serviceUrl: elsewhere.serviceUrl, conversation: { id: 'a' } } as never,
        async (inner: TurnContext) => {
          inner.activity.channelData = { team: { id: 'team' } };
          failure = await TeamsInfo.getTeamDetails(inner).catch((error: unknown) => connectorFailure(error));
        },
      );
    });
    expect(failure).toEqual({ kind: 'address-refused' });
    expect(elsewhere.sent).toEqual([]);
  });

  test('that the login refuses to give is told as such', async () => {
    const settings = { ...microsoft.settings(), MicrosoftAppPassword: 'wrong' };
    const bot = botOf({ config: configOf(settings) });
    expect(await proactiveFailure(bot, microsoft.serviceUrl)).toEqual({ kind: 'no-token', status: 401 });
    expect(microsoft.sent).toEqual([]);
  });
});

describe('with the SDK’s own client (so that the tests above prove something)', () => {
  const theirs = (): Bot['adapter'] =>
    new CloudAdapter(
      new ConfigurationBotFrameworkAuthentication(
        {},
        {
          isValidAppId: async () => true,
          isAuthenticationDisabled: async () => true,
          createCredentials: async () => ({ signRequest: async (request) => request }),
        },
      ),
    );

  test('one reply is posted four times', async () => {
    const slow = { status: 429, headers: { 'retry-after': '0' } };
    microsoft.behaviours.push(slow, slow, slow);
    await proactiveFailure({ adapter: theirs() }, microsoft.serviceUrl);
    expect(microsoft.sent).toHaveLength(4);
  });

  test('a redirect is followed', async () => {
    microsoft.behaviours.push({ status: 307, headers: { location: `${microsoft.serviceUrl}v3/other` } });
    await proactiveFailure({ adapter: theirs() }, microsoft.serviceUrl);
    expect(microsoft.sent.map(({ path }) => path)).toEqual([expect.any(String), '/teams/v3/other']);
  });
});

describe('a turn that throws', () => {
  test('is logged without its words under the reference that the person is told', async () => {
    const told: string[] = [];
    const bot = botOf({
      onTurnFailed: async (context, reference) => {
        told.push(reference);
        await context.sendActivity(`Something went wrong (${reference}).`);
      },
    });
    const outcome = await receive(bot, async () => {
      throw new Error('the customer wrote a secret');
    });
    expect(outcome).toEqual({ kind: 'done', status: 200, body: undefined });
    expect(told).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/)]);
    expect(lines.join('\n')).toContain(`"reference":"${told[0]}"`);
    expect(lines.join('\n')).not.toContain('secret');
    expect(microsoft.sent).toHaveLength(1);
  });

  test('on an invoke nobody answered ends with 500', async () => {
    const outcome = await receive(
      botOf(),
      async () => {
        throw new Error('broken');
      },
      { type: 'invoke', name: 'adaptiveCard/action' },
    );
    expect(outcome).toEqual({ kind: 'failed' });
  });

  test('because the channel does not answer is not told down the same dead line', async () => {
    microsoft.behaviours.push({ status: 503 });
    const onTurnFailed = jest.fn();
    const outcome = await receive(botOf({ onTurnFailed }), async (context) => {
      await context.sendActivity('hello');
    });
    expect(outcome.kind).toBe('done');
    expect(onTurnFailed).not.toHaveBeenCalled();
    expect(microsoft.sent).toHaveLength(1);
    expect(lines.join('\n')).toMatch(/"channel":"answered","status":503/);
  });
});

describe('the check of claims inside the SDK', () => {
  test('denies by default: a token of the emulator’s kind does not pass even when the gate is not asked', async () => {
    const token = microsoft.token({
      iss: `https://sts.windows.net/${microsoft.tenantId}/`,
      ver: '1.0',
      tid: microsoft.tenantId,
      appid: microsoft.appId,
    });
    const settings = {
      ...microsoft.settings(),
      ToBotFromEmulatorOpenIdMetadataUrl: microsoft.settings()['ToBotFromChannelOpenIdMetadataUrl'] ?? '',
    };
    const bot = botOf({ config: configOf(settings) });
    const activity = JSON.parse(JSON.stringify(messageFrom(microsoft)));
    let reached = false;
    const outcome = await bot.receive(activity, `Bearer ${token}`, async () => {
      reached = true;
    });
    expect([outcome, reached]).toEqual([{ kind: 'unauthorized' }, false]);
    // Our check said no, not the SDK: the token was genuine as far as it could see.
    expect(lines.join('\n')).toContain('ClaimsRefused');
  });
});

test('a managed identity needs no secret and is built without asking anybody', () => {
  const { MicrosoftAppPassword: _, ...settings } = microsoft.settings();
  const config = configOf({ ...settings, MicrosoftAppType: 'UserAssignedMSI' });
  expect(config.identity).toMatchObject({ credential: { kind: 'managed-identity' } });
  expect(createBot({ config, log }).adapter).toBeInstanceOf(CloudAdapter);
  expect(createGate(gateRulesOf(config))).toBeDefined();
});

test('the client refuses an address before it looks at anything else', async () => {
  const client = createConnectorClient(['https://smba.trafficmanager.net']);
  const request = { url: 'https://smba.trafficmanager.net.example.com/v3' } as Parameters<typeof client.sendRequest>[0];
  await expect(client.sendRequest(request)).rejects.toMatchObject({ name: 'ConnectorError' });
});
