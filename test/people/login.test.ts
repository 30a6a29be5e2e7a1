import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '../../src/config';
import { tokenSource } from '../../src/people/credential';
import { ADMIN_AGENTS, GROUPS, personId, TENANT } from '../support/directory';
import { type RunningGraph, startGraph } from '../support/graph';
import { virtualTime } from '../support/virtual-time';

const AGENT = personId(1);
const APP = '6f2b8f0e-0000-4000-8000-000000000001';
let graph: RunningGraph;
let folder: string;

beforeAll(async () => {
  graph = await startGraph();
  folder = await mkdtemp(path.join(tmpdir(), 'signpost-login-'));
  await writeFile(path.join(folder, 'ca.pem'), graph.certificate);
  await writeFile(path.join(folder, 'bot.pem'), `${graph.key}${graph.certificate}`);
  await writeFile(path.join(folder, 'workload'), 'token-of-the-workload');
});
afterAll(async () => {
  await graph?.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => graph.set({ people: { [AGENT]: { memberOf: [ADMIN_AGENTS] } }, groups: GROUPS, moods: {} }));

const registered = {
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'right-secret',
  MicrosoftAppTenantId: TENANT,
  ADMIN_AGENTS_GROUP_ID: ADMIN_AGENTS,
};

/** What a bot with these settings hears about the admin agent. */
async function heard(env: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const script = [path.join(__dirname, '../support/child.mjs'), path.join(__dirname, 'login-process.ts'), AGENT];
  const { stdout } = await promisify(execFile)(process.execPath, script, {
    env: {
      PATH: process.env['PATH'],
      NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
      GRAPH_ENDPOINT: graph.endpoint,
      AZURE_AUTHORITY_HOST: graph.authority,
      ...registered,
      ...env,
    },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the bot proves who it is with', () => {
  test.each([
    ['the secret it is registered with', {}, 'secret'],
    ['a secret of its own', { MicrosoftAppPassword: 'another', AZURE_CLIENT_SECRET: 'right-secret' }, 'secret'],
    ['a certificate', { AZURE_CLIENT_CERTIFICATE_PATH: 'bot.pem' }, 'certificate'],
    ['a workload identity', { AZURE_FEDERATED_TOKEN_FILE: 'workload' }, 'workload'],
    ['the managed identity of the machine', { AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential' }, 'identity'],
  ])(
    '%s',
    async (_, env, proof) => {
      const files = Object.entries(env).map(([name, value]) =>
        /PATH|FILE/.test(name) ? [name, path.join(folder, value)] : [name, value],
      );
      const identity = { IDENTITY_ENDPOINT: `${graph.endpoint}/msi/token`, IDENTITY_HEADER: 'header-of-the-machine' };
      const result = await heard({ ...Object.fromEntries(files), ...identity });
      expect(result).toMatchObject({ fact: { standing: { kind: 'known', roles: ['admin-agent'] } } });
      expect((await graph.tally()).asked).toEqual({ [proof]: 1 });
    },
    20_000,
  );

  test('a wrong secret: nobody can be asked about, and the secret is in no message', async () => {
    const result = await heard({ MicrosoftAppPassword: 'wrong-secret' });
    expect(result).toMatchObject({ error: expect.stringContaining('directory could not be asked') });
    expect(JSON.stringify(result)).not.toContain('wrong-secret');
  }, 20_000);
});

test('without a registration no credential is even described', () => {
  const reading = readConfig({});
  if (!reading.ok) throw new Error(reading.problems.join());
  expect(reading.config.roles.kind).toBe('fixed');
  expect(JSON.stringify(reading.config)).not.toMatch(/credential/);
});

describe('a token', () => {
  const MINUTE = 60_000;
  const source = () => {
    const world = virtualTime();
    const login = { asked: 0, isAway: false };
    const token = tokenSource(
      {
        getToken: async () => {
          login.asked += 1;
          await world.time.wait(100).over;
          if (login.isAway) throw new Error('AADSTS90033');
          return { token: `token ${login.asked}`, expiresOnTimestamp: world.time.now().wall + 60 * MINUTE };
        },
      },
      'scope',
      world.time,
    );
    return { world, login, token };
  };

  test('is asked for once, however many want it', async () => {
    const { world, login, token } = source();
    expect(await world.until(Promise.all([token(), token(), token()]))).toEqual(['token 1', 'token 1', 'token 1']);
    await world.pass(54 * MINUTE);
    expect(await token()).toBe('token 1');
    expect(login.asked).toBe(1);
  });

  test('is renewed while the old one still holds, and nobody waits for that', async () => {
    const { world, login, token } = source();
    await world.until(token());
    await world.pass(56 * MINUTE);
    expect(await token()).toBe('token 1');
    await world.pass(200);
    expect(await token()).toBe('token 2');
    expect(login.asked).toBe(2);
  });

  test('outlives a login that is away, which is asked every ten seconds at most', async () => {
    const { world, login, token } = source();
    await world.until(token());
    login.isAway = true;
    await world.pass(56 * MINUTE);
    for (let second = 0; second < 30; second += 1) {
      expect(await token()).toBe('token 1');
      await world.pass(1_000);
    }
    expect(login.asked).toBe(4);
    await world.pass(3 * MINUTE);
    await expect(world.until(token())).rejects.toThrow('AADSTS90033');
    login.isAway = false;
    expect(await world.until(token())).toMatch(/^token \d$/);
  });
});
