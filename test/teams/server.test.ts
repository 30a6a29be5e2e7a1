import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { TurnContext } from 'botbuilder';
import { readConfig } from '../../src/config';
import { createLog, routeConsole } from '../../src/log';
import { type RunningServer, type ServerParts, startServer } from '../../src/teams/server';
import { type Microsoft, messageFrom, startMicrosoft } from '../support/microsoft';

const log = createLog({ level: 'error', write: () => undefined });
let microsoft: Microsoft;
let server: RunningServer;
let giveConsoleBack: () => void;

async function attempt(env: Record<string, string>, over: Partial<ServerParts> = {}) {
  const reading = readConfig({ PORT: '0', ...env });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const onTurn = async (context: TurnContext): Promise<void> => {
    await context.sendActivity('yes');
  };
  return startServer({ config: reading.config, log, onTurn, isReady: () => true, ...over });
}

async function start(over: Partial<ServerParts> = {}): Promise<RunningServer> {
  const started = await attempt(microsoft.settings(), over);
  if (!started.ok) throw new Error(started.problem);
  return started.server;
}

/** Sends head and body as given and waits for the status; 0 when the line is cut without an answer. */
function send(
  port: number,
  headers: Record<string, string>,
  body: Iterable<Buffer | string>,
  method = 'POST',
  to = '/api/messages',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: to, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', () => resolve({ status: 0, text: '' }));
    const rest = body[Symbol.iterator]();
    const more = (): void => {
      for (let next = rest.next(); !next.done; next = rest.next()) {
        if (request.destroyed) return;
        if (!request.write(next.value)) {
          request.once('drain', more);
          return;
        }
      }
      request.end();
    };
    more();
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const withToken = (): Record<string, string> => ({
  ...JSON_TYPE,
  authorization: `Bearer ${microsoft.token()}`,
});

function* megabytes(count: number): Generator<Buffer> {
  const one = Buffer.alloc(1024 * 1024, ' ');
  for (let n = 0; n < count; n += 1) yield one;
}

beforeAll(async () => {
  giveConsoleBack = routeConsole(log);
  microsoft = await startMicrosoft();
  server = await start();
});
afterAll(async () => {
  await server.close();
  await microsoft.close();
  giveConsoleBack();
});

describe('a hostile body', () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
  test.each<[string, number, () => Record<string, string>, () => Iterable<Buffer | string>]>([
    ['is a gzip bomb', 415, () => ({ ...withToken(), 'content-encoding': 'gzip' }), () => [bomb]],
    ['claims to be gzip and is garbage', 415, () => ({ ...withToken(), 'content-encoding': 'gzip' }), () => ['x']],
    ['is packed with another method', 415, () => ({ ...withToken(), 'content-encoding': 'br' }), () => ['{}']],
    ['announces 100 MB', 413, () => ({ ...withToken(), 'content-length': '104857600' }), () => megabytes(100)],
    ['sends 100 MB without announcing it', 413, withToken, () => megabytes(100)],
    ['sends 100 MB without a token', 401, () => JSON_TYPE, () => megabytes(100)],
    [
      'is a form with a file of 20 MB',
      415,
      () => ({ ...withToken(), 'content-type': 'multipart/form-data; boundary=x' }),
      () => megabytes(20),
    ],
    [
      'is a web form',
      415,
      () => ({ ...withToken(), 'content-type': 'application/x-www-form-urlencoded' }),
      () => ['a=b'],
    ],
    ['is text', 415, () => ({ ...withToken(), 'content-type': 'text/plain' }), () => ['{}']],
    ['has no type', 415, () => ({ authorization: withToken()['authorization'] ?? '' }), () => ['{}']],
    ['is another JSON', 415, () => ({ ...withToken(), 'content-type': 'application/json-patch+json' }), () => ['{}']],
    ['is not UTF-8', 415, () => ({ ...withToken(), 'content-type': 'application/json; charset=utf-16' }), () => ['{}']],
    ['is deeply nested', 400, withToken, () => ['['.repeat(120_000), ']'.repeat(120_000)]],
    [
      'has 10,000 keys',
      400,
      withToken,
      () => [JSON.stringify(Object.fromEntries([...Array(10_000).keys()].map((n) => [n, n])))],
    ],
  ])('that %s is refused with %i', async (_, status, headers, body) => {
    const answer = await send(server.port, headers(), body());
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^\{"error":\{"code":"\w+"\}\}$/);
  });

  test('costs little memory, leaves no file behind and the next honest message passes', async () => {
    const files = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('upload_'));
    const before = { memory: process.memoryUsage.rss(), files: files() };
    await Promise.all([
      send(server.port, withToken(), megabytes(100)),
      send(server.port, { ...withToken(), 'content-encoding': 'gzip' }, [bomb]),
      send(server.port, { ...withToken(), 'content-type': 'multipart/form-data; boundary=x' }, megabytes(20)),
    ]);
    expect(process.memoryUsage.rss() - before.memory).toBeLessThan(100 * 1024 * 1024);
    expect(files()).toEqual(before.files);
    const honest = await send(server.port, withToken(), [JSON.stringify(messageFrom(microsoft))]);
    expect(honest.status).toBe(200);
  });

  test('of exactly the limit passes, one byte more does not', async () => {
    const message = JSON.stringify(messageFrom(microsoft, { text: '' }));
    const padded = (size: number): string[] => [
      message.replace('"text":""', `"text":"${'x'.repeat(size - message.length)}"`),
    ];
    expect((await send(server.port, withToken(), padded(256 * 1024))).status).toBe(200);
    expect((await send(server.port, withToken(), padded(256 * 1024 + 1))).status).toBe(413);
  });

  test('is asked for only when the headers are in order', async () => {
    const told = async (headers: Record<string, string>): Promise<boolean> => {
      const request = httpRequest({
        host: '127.0.0.1',
        port: server.port,
        path: '/api/messages',
        method: 'POST',
        headers: { ...headers, expect: '100-continue', 'content-length': '2' },
      });
      request.flushHeaders();
      const goOn = once(request, 'continue').then(() => true);
      const answered = once(request, 'response').then(() => false);
      const first = await Promise.race([goOn, answered]);
      request.on('error', () => undefined).end('{}');
      return first;
    };
    expect(await told(withToken())).toBe(true);
    expect(await told({ ...JSON_TYPE })).toBe(false);
  });
});

describe('other requests', () => {
  test.each([
    ['GET', '/api/messages', 405],
    ['PUT', '/api/messages', 405],
    ['DELETE', '/api/messages', 405],
    ['OPTIONS', '/api/messages', 405],
    ['GET', '/', 404],
    ['POST', '/api/messages/upload', 404],
    ['GET', '/../../etc/passwd', 404],
    ['GET', '/%', 404],
    ['POST', '/constructor', 404],
    ['GET', '/healthz?x=1', 200],
  ])('%s %s gets %i and a constant body', async (method, to, status) => {
    const answer = await send(server.port, {}, [], method, to);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^\{"(?:alive":true|error":\{"code":"\w+"\})\}$/);
  });

  test('to upgrade the connection are cut off', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('GET /api/messages HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(socket.resume(), 'close');
  });

  test('that are not HTTP are cut off', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('\u0000\u0001\u0002 hello\r\n\r\n');
    await once(socket.resume(), 'close');
  });
});

describe('health', () => {
  test('is alive always and ready when everything answers', async () => {
    let ready: () => boolean = () => true;
    const watched = await start({ isReady: () => ready() });
    const ask = async (to: string): Promise<number> => (await send(watched.port, {}, [], 'GET', to)).status;
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200]);
    ready = () => false;
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
    ready = () => {
      throw new Error('store away');
    };
    expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
    await watched.close();
  });
});

describe('start and end', () => {
  test('a taken port is one clear line', async () => {
    const second = await attempt({ ...microsoft.settings(), PORT: String(server.port) });
    expect(second).toEqual({
      ok: false,
      problem: `Port ${server.port} on 127.0.0.1 is taken; stop what uses it or set PORT to another number.`,
    });
  });

  test('an address of somebody else is one clear line', async () => {
    const elsewhere = await attempt({ ...microsoft.settings(), HOST: '192.0.2.1' });
    expect(elsewhere).toMatchObject({ ok: false, problem: expect.stringMatching(/^HOST 192\.0\.2\.1 /) });
  });

  test('close waits for the turn in flight and takes no new one', async () => {
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    let begun: () => void = () => undefined;
    const inTurn = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const closing = await start({
      onTurn: async () => {
        begun();
        await held;
      },
    });
    const answer = send(closing.port, withToken(), [JSON.stringify(messageFrom(microsoft))]);
    await inTurn;
    const closed = closing.close();
    expect((await send(closing.port, withToken(), ['{}'])).status).toBe(0);
    go();
    expect((await answer).status).toBe(200);
    await closed;
  });
});

/** Runs TypeScript without a build: each file is transpiled as it is loaded. */
const RUNNER = `
const { transformSync } = require('@swc/core');
const { readFileSync } = require('node:fs');
require.extensions['.ts'] = (module, file) => module._compile(transformSync(readFileSync(file, 'utf8'), {
  filename: file, jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }).code, file);
const { readConfig } = require('./src/config.ts');
const { createLog } = require('./src/log.ts');
const { startServer } = require('./src/teams/server.ts');
const reading = readConfig(process.env);
if (!reading.ok) { console.log(reading.problems.join('\\n')); process.exit(1); }
const log = createLog({ level: 'warn', write: (line) => console.error(line) });
const onTurn = async (context) => { await context.sendActivity('from a process of its own'); };
startServer({ config: reading.config, log, onTurn, isReady: () => true }).then((started) => {
  console.log(started.ok ? 'port ' + started.server.port : started.problem);
  process.on('SIGTERM', () => started.server.close().then(() => process.exit(0)));
});
`;

test('a bot in a process of its own is pointed at another Microsoft by its environment alone, login over https', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'front-door-'));
  const trusted = path.join(folder, 'login.pem');
  writeFileSync(trusted, microsoft.certificate);
  const child = spawn(process.execPath, ['-e', RUNNER], {
    cwd: path.join(__dirname, '../..'),
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      NODE_EXTRA_CA_CERTS: trusted,
      ...microsoft.settings('https'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const port = Number(/^port (\d+)/.exec(said.toString('utf8'))?.[1]);
    microsoft.sent.length = 0;
    const answer = await send(port, withToken(), [JSON.stringify(messageFrom(microsoft))]);
    expect(answer.status).toBe(200);
    expect(microsoft.sent).toHaveLength(1);
    expect(microsoft.sent[0]?.body).toMatchObject({ text: 'from a process of its own' });
    expect(microsoft.issued.has(microsoft.sent[0]?.authorization?.slice('Bearer '.length) ?? '')).toBe(true);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
  expect(child.exitCode).toBe(0);
}, 20_000);
