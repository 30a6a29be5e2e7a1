import { generateKeyPairSync } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import { readConfig } from '../../src/config';
import type { Gate } from '../../src/gate/gate';
import { createLog, routeConsole } from '../../src/log';
import { type RunningServer, type ServerParts, startServer } from '../../src/teams/server';
import { jwt, type Microsoft, messageFrom, startMicrosoft } from '../support/microsoft';

const lines: string[] = [];
const log = createLog({ level: 'debug', write: (line) => lines.push(line) });
let microsoft: Microsoft;
let server: RunningServer;
let turns: string[];
let giveConsoleBack: () => void;

const reply = async (context: TurnContext): Promise<void> => {
  turns.push(context.activity.text);
  await context.sendActivity(`you said ${context.activity.text}`);
};

async function start(env: Record<string, string>, over: Partial<ServerParts> = {}): Promise<RunningServer> {
  const reading = readConfig({ PORT: '0', ...env });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const started = await startServer({
    config: reading.config,
    log,
    onTurn: reply,
    isReady: () => true,
    ...over,
  });
  if (!started.ok) throw new Error(started.problem);
  return started.server;
}

function post(to: RunningServer, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${to.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  giveConsoleBack = routeConsole(log);
  microsoft = await startMicrosoft();
  server = await start(microsoft.settings());
});
beforeEach(() => {
  turns = [];
  microsoft.sent.length = 0;
  lines.length = 0;
});
afterAll(async () => {
  await server.close();
  await microsoft.close();
  giveConsoleBack();
});

describe('a token of the channel', () => {
  test('reaches the bot, and the reply arrives at the channel with a token of the login', async () => {
    const response = await post(server, messageFrom(microsoft), bearer(microsoft.token()));
    expect(response.status).toBe(200);
    expect(turns).toEqual(['hello']);
    expect(microsoft.sent).toHaveLength(1);
    expect(microsoft.sent[0]?.body).toMatchObject({ type: 'message', text: 'you said hello' });
    expect(microsoft.issued.has(microsoft.sent[0]?.authorization?.slice('Bearer '.length) ?? '')).toBe(true);
  });

  test('is asked for at the login once, not once a message', async () => {
    await Promise.all([1, 2, 3].map(() => post(server, messageFrom(microsoft), bearer(microsoft.token()))));
    expect(microsoft.sent).toHaveLength(3);
    expect(microsoft.asked.token).toBe(1);
  });

  test.each([
    ['expired four minutes ago', () => ({ exp: seconds(-240) })],
    ['valid in four minutes', () => ({ nbf: seconds(240) })],
  ])('within the allowed five minutes passes: %s', async (_, claims) => {
    const response = await post(server, messageFrom(microsoft), bearer(microsoft.token(claims())));
    expect(response.status).toBe(200);
  });

  test('says what became of an invoke', async () => {
    const answering = await start(microsoft.settings(), {
      onTurn: async (context) => {
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { done: true } } });
      },
    });
    const invoke = messageFrom(microsoft, { type: 'invoke', name: 'adaptiveCard/action', value: {} });
    const response = await post(answering, invoke, bearer(microsoft.token()));
    expect([response.status, await response.json()]).toEqual([200, { done: true }]);
    await answering.close();
  });

  test('with an activity of a kind not invented yet is taken and left alone', async () => {
    const quiet = await start(microsoft.settings(), { onTurn: async () => undefined });
    const response = await post(quiet, messageFrom(microsoft, { type: 'brandNew' }), bearer(microsoft.token()));
    expect(response.status).toBe(200);
    await quiet.close();
  });
});

const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from;
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const FOREIGN_TENANT = '00000000-1111-4222-8333-444444444444';

/** An Authorization header for each attack; undefined sends none. */
const ATTACKS: Record<string, () => string | undefined> = {
  'no token': () => undefined,
  'an empty header': () => '',
  'basic credentials': () => 'Basic dXNlcjpwYXNz',
  'a scheme in small letters': () => `bearer ${microsoft.token()}`,
  'two blanks after the scheme': () => `Bearer  ${microsoft.token()}`,
  garbage: () => 'Bearer not.a.token',
  'a token of 9 KB': () => `Bearer ${microsoft.token({ padding: 'x'.repeat(9_000) })}`,
  'algorithm none': () => `Bearer ${microsoft.token({}, { alg: 'none' }, 'none')}`,
  'algorithm none with a signature': () => `Bearer ${microsoft.token({}, { alg: 'none' })}`,
  'algorithm HS256': () => `Bearer ${microsoft.token({}, { alg: 'HS256' })}`,
  'a tampered payload': () => tampered(microsoft.token()),
  'a foreign key with our key id': () => `Bearer ${microsoft.token({}, {}, foreign)}`,
  'a key named by address': () => `Bearer ${microsoft.token({}, { jku: 'http://127.0.0.1:1/keys' }, foreign)}`,
  'an unknown key id': () => `Bearer ${microsoft.token({}, { kid: 'unknown' })}`,
  'no key id': () => `Bearer ${microsoft.token({}, { kid: undefined })}`,
  'expired ten minutes ago': () => `Bearer ${microsoft.token({ exp: seconds(-600) })}`,
  'valid in ten minutes': () => `Bearer ${microsoft.token({ nbf: seconds(600) })}`,
  'no expiry': () => `Bearer ${microsoft.token({ exp: undefined })}`,
  'another audience': () => `Bearer ${microsoft.token({ aud: FOREIGN_TENANT })}`,
  'no audience': () => `Bearer ${microsoft.token({ aud: undefined })}`,
  'a list of audiences': () => `Bearer ${microsoft.token({ aud: [microsoft.appId] })}`,
  'another issuer': () => `Bearer ${microsoft.token({ iss: 'https://example.com' })}`,
  'another service address': () => `Bearer ${microsoft.token({ serviceurl: 'https://example.com/' })}`,
  'no service address': () => `Bearer ${microsoft.token({ serviceurl: undefined })}`,
  'a service address without its last slash': () =>
    `Bearer ${microsoft.token({ serviceurl: microsoft.serviceUrl.slice(0, -1) })}`,
  'a version 1 token of a foreign tenant': () => `Bearer ${entraToken('1.0')}`,
  'a version 2 token of a foreign tenant': () => `Bearer ${entraToken('2.0')}`,
  'a single sign-on token of Teams': () =>
    `Bearer ${microsoft.token({ iss: `https://login.microsoftonline.com/${FOREIGN_TENANT}/v2.0`, azp: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', ver: '2.0' })}`,
  'a skill token under the name of the channel': () =>
    `Bearer ${microsoft.token({ ver: '1.0', appid: FOREIGN_TENANT })}`,
};

function tampered(token: string): string {
  const [head, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ ...payloadOf(token), exp: seconds(99_999) })).toString('base64url');
  return `Bearer ${head}.${claims}.${signature}`;
}

function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

/** A token that Entra itself would sign for anybody who registers an app, for the SDK's emulator path. */
function entraToken(ver: '1.0' | '2.0'): string {
  const iss =
    ver === '1.0'
      ? `https://sts.windows.net/${FOREIGN_TENANT}/`
      : `https://login.microsoftonline.com/${FOREIGN_TENANT}/v2.0`;
  return microsoft.token({ iss, ver, tid: FOREIGN_TENANT, appid: microsoft.appId, azp: microsoft.appId });
}

describe('a caller who is not the channel', () => {
  test.each(Object.entries(ATTACKS))('is turned away with 401: %s', async (_, authorization) => {
    const header = authorization();
    const response = await post(server, messageFrom(microsoft), header === undefined ? {} : { authorization: header });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('{"error":{"code":"Unauthorized"}}');
    expect(turns).toEqual([]);
    expect(microsoft.sent).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, number]>([
    ['no service address', { serviceUrl: undefined }, 400],
    ['an empty service address', { serviceUrl: '' }, 400],
    ['no channel', { channelId: undefined }, 400],
    ['an empty channel', { channelId: '' }, 400],
    ['a null channel', { channelId: null }, 400],
    ['a number for a channel', { channelId: 5 }, 400],
    ['another channel', { channelId: 'webchat' }, 400],
    ['the channel of the Azure extension', { channelId: 'AseChannel' }, 400],
    ['the emulator', { channelId: 'emulator' }, 400],
    ['nobody', { from: undefined }, 400],
    ['no conversation', { conversation: undefined }, 400],
    ['a number for a type', { type: 5 }, 400],
    ['no type', { type: undefined }, 400],
    ['another service address', { serviceUrl: 'https://smba.trafficmanager.net.example.com/' }, 401],
    ['another tenant', { channelData: { tenant: { id: FOREIGN_TENANT } } }, 403],
    ['no tenant', { channelData: {}, conversation: { id: 'a' } }, 403],
  ])('cannot use a good token with %s', async (_, over, status) => {
    const response = await post(server, messageFrom(microsoft, over), bearer(microsoft.token()));
    expect(response.status).toBe(status);
    expect(turns).toEqual([]);
    expect(microsoft.sent).toEqual([]);
  });

  test.each([
    ['a list', '[]'],
    ['a text', '"hello"'],
    ['nothing', ''],
    ['half of it', '{"type":"message"'],
    ['nesting', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a forbidden key', '{"type":"message","value":{"__proto__":{"admin":true}}}'],
  ])('gets 400 for a body that is %s', async (_, body) => {
    const response = await post(server, body, bearer(microsoft.token()));
    expect(response.status).toBe(400);
    expect(turns).toEqual([]);
  });

  test('never hears what was wrong, and the log never holds a token', async () => {
    for (const authorization of Object.values(ATTACKS)) {
      const header = authorization();
      await post(server, messageFrom(microsoft), header === undefined ? {} : { authorization: header });
    }
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.join('\n')).not.toMatch(/eyJ/);
  });

  test('cannot make the SDK collect issuers', async () => {
    const issuers = emulatorIssuers();
    const before = issuers.length;
    for (let n = 0; n < 200; n += 1) {
      const tid = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
      const own = jwt({ alg: 'RS256', kid: 'k' }, { ...payloadOf(microsoft.token()), tid }, foreign);
      const response = await post(server, messageFrom(microsoft), bearer(own));
      expect(response.status).toBe(401);
    }
    expect(issuers.length).toBe(before);
  });
});

/** The list inside the SDK that grows with every tenant an unsigned token names. */
function emulatorIssuers(): string[] {
  const path = require.resolve('botframework-connector/lib/auth/tokenValidationParameters');
  return require(path).ToBotFromBotOrEmulatorTokenValidationParameters.issuer;
}

/** A gate with everything switched off but reading JSON: what would happen without ours. */
const noGate: Gate = {
  async admit(head, open) {
    const chunks: Buffer[] = [];
    for await (const chunk of open()) chunks.push(chunk as Buffer);
    const activity = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return { ok: true, value: { activity, authorization: head.headers.authorization ?? '' } };
  },
};

describe('with the gate switched off (so that the tests above prove something)', () => {
  let open: RunningServer;
  beforeAll(async () => {
    open = await start(microsoft.settings(), { gate: noGate });
  });
  afterAll(() => open.close());

  test.each([
    ['no expiry', () => ({ claims: { exp: undefined }, over: {} })],
    ['another tenant', () => ({ claims: {}, over: { channelData: { tenant: { id: FOREIGN_TENANT } } } })],
    ['a null channel', () => ({ claims: {}, over: { channelId: null } })],
  ])('the bot is reached with %s', async (_, attack) => {
    const { claims, over } = attack();
    const response = await post(open, messageFrom(microsoft, over), bearer(microsoft.token(claims)));
    expect([response.status, turns]).toEqual([200, ['hello']]);
  });

  test('the SDK collects issuers', async () => {
    const issuers = emulatorIssuers();
    const before = issuers.length;
    const own = jwt({ alg: 'RS256', kid: 'k' }, { ...payloadOf(microsoft.token()), tid: FOREIGN_TENANT }, foreign);
    await post(open, messageFrom(microsoft), bearer(own));
    expect(issuers.length).toBeGreaterThan(before);
  });

  test('the second wall, the check of addresses, still keeps the bot’s token from a foreign host', async () => {
    const elsewhere = await startMicrosoft();
    const token = microsoft.token({ serviceurl: elsewhere.serviceUrl });
    const response = await post(open, messageFrom(microsoft, { serviceUrl: elsewhere.serviceUrl }), bearer(token));
    expect([response.status, turns]).toEqual([200, ['hello']]);
    expect(elsewhere.sent).toEqual([]);
    await elsewhere.close();
  });
});

describe('when the keys of the channel cannot be fetched', () => {
  test('a good token gets 503, and passes as soon as they can', async () => {
    const other = await startMicrosoft();
    const waiting = await start(other.settings());
    other.metadataUp = false;
    expect((await post(waiting, messageFrom(other), bearer(other.token()))).status).toBe(503);
    other.metadataUp = true;
    expect((await post(waiting, messageFrom(other), bearer(other.token()))).status).toBe(200);
    await waiting.close();
    await other.close();
  });

  test('a crowd at a cold start fetches them once', async () => {
    const other = await startMicrosoft();
    const cold = await start(other.settings());
    const crowd = Array.from({ length: 50 }, () => post(cold, messageFrom(other), bearer(other.token())));
    expect(new Set((await Promise.all(crowd)).map(({ status }) => status))).toEqual(new Set([200]));
    expect(other.asked).toEqual({ metadata: 1, keys: 1, token: 1 });
    await cold.close();
    await other.close();
  });
});

describe('without an app id', () => {
  let local: RunningServer;
  beforeAll(async () => {
    local = await start({});
  });
  afterAll(() => local.close());

  test('everybody on this machine is believed, token or not, and the reply carries none', async () => {
    const response = await post(local, messageFrom(microsoft));
    expect([response.status, turns]).toEqual([200, ['hello']]);
    expect(microsoft.sent).toHaveLength(1);
    expect(microsoft.sent[0]?.authorization).toBeUndefined();
    expect((await post(local, messageFrom(microsoft), bearer('bogus'))).status).toBe(200);
  });

  test('an address elsewhere is refused', async () => {
    const response = await post(local, messageFrom(microsoft, { serviceUrl: 'https://smba.trafficmanager.net/' }));
    expect([response.status, turns]).toEqual([401, []]);
  });

  test('a page in a browser is refused', async () => {
    const response = await post(local, messageFrom(microsoft), { origin: 'https://example.com' });
    expect([response.status, turns]).toEqual([403, []]);
  });
});
