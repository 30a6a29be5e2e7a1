import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { openStore } from '../../src/store/open';
import { ADMIN_AGENTS, GROUPS, personId, playMachine } from '../support/directory';
import { type RunningGraph, startGraph } from '../support/graph';
import { type Microsoft, messageFrom, startMicrosoft } from '../support/microsoft';

jest.setTimeout(60_000);

/** The whole bot as it is registered: the channel's token at the door, the directory behind it, over real HTTP. */

let microsoft: Microsoft;
let graph: RunningGraph;
let folder: string;
let app: App;
const lines: string[] = [];

async function start(): Promise<App> {
  const reading = readConfig({
    ...microsoft.settings(),
    PORT: '0',
    NODE_ENV: 'production',
    SIGNPOST_DATA: folder,
    FIXED_ROLES: '',
    ADMIN_AGENTS_GROUP_ID: ADMIN_AGENTS,
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
    GRAPH_ENDPOINT: graph.endpoint,
  });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const started = await startApp(reading.config, createLog({ level: 'debug', write: (line) => lines.push(line) }));
  if (!started.ok) throw new Error(started.problem);
  return started.app;
}

const PEOPLE = { [personId(1)]: { memberOf: [ADMIN_AGENTS] }, [personId(2)]: { memberOf: [] } };

beforeAll(async () => {
  microsoft = await startMicrosoft();
  graph = await startGraph();
  playMachine(graph.endpoint);
  folder = mkdtempSync(path.join(tmpdir(), 'signpost-door-'));
  await graph.set({ people: PEOPLE, groups: GROUPS, moods: {} });
  app = await start();
});
afterAll(async () => {
  await app?.close();
  await graph?.stop();
  await microsoft?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the person with this number is answered, and after how many milliseconds. */
async function say(number: number, text: string): Promise<{ readonly said: string; readonly took: number }> {
  microsoft.sent.length = 0;
  const began = performance.now();
  await fetch(`http://127.0.0.1:${app.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${microsoft.token()}` },
    body: JSON.stringify(messageFrom(microsoft, { text, from: { id: '29:x', aadObjectId: personId(number) } })),
  });
  return { said: JSON.stringify(microsoft.sent.map((one) => one.body)), took: performance.now() - began };
}

const ready = async (): Promise<number> => (await fetch(`http://127.0.0.1:${app.port}/readyz`)).status;

test('an admin agent is answered, a colleague without a role is told what is needed', async () => {
  expect(await ready()).toBe(200);
  expect((await say(1, '/help')).said).toContain('/triage');
  expect((await say(2, '/help')).said).toContain('Global administrator or Admin agent');
});

test('while the directory hangs, whoever it has not spoken of is asked to try again within three seconds', async () => {
  await graph.set({ people: PEOPLE, moods: { all: 'hang' } });
  const { said, took } = await say(3, '/help');
  expect(said).toContain('cannot be checked at the moment');
  expect(took).toBeLessThan(3_000);
  // The admin agent was seen a moment ago.
  expect((await say(1, '/help')).said).toContain('/triage');
  await graph.set({ people: PEOPLE, moods: {} });
});

test('the rows of the audit outlive the bot, and hold neither a name nor a token', async () => {
  await app.close();
  const store = await openStore({ dataFolder: folder });
  const rows: unknown[] = [];
  for await (const row of store.audit.all()) rows.push(row);
  await store.close();
  expect(rows).toMatchObject([
    { objectId: personId(2), entryPoint: 'message', admitted: false, why: 'no-role' },
    { objectId: personId(3), entryPoint: 'message', admitted: false, why: 'directory-away' },
  ]);
  expect(JSON.stringify([rows, lines])).not.toMatch(/token-|eyJ|Bearer|29:x/);
  app = await start();
});

test('with the wrong group pinned it starts, says why, is not ready and admits nobody', async () => {
  await app.close();
  await graph.set({ people: PEOPLE, groups: { [ADMIN_AGENTS]: { displayName: 'Everybody' } }, moods: {} });
  app = await start();
  expect(await ready()).toBe(503);
  expect(lines.join('\n')).toContain('is not called AdminAgents');
  expect((await say(1, '/help')).said).toContain('cannot be checked at the moment');
});
