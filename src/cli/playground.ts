import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The invented people of the local Teams. The first two hold a role; see FIXED_ROLES. */
const PEOPLE = [
  {
    key: 'admin-agent',
    id: '29:sample-1',
    name: 'Sample Admin agent',
    objectId: '11111111-1111-1111-1111-111111111111',
  },
  {
    key: 'global-admin',
    id: '29:sample-2',
    name: 'Sample Global admin',
    objectId: '11111111-1111-1111-1111-111111111112',
  },
  { key: 'no-role', id: '29:sample-3', name: 'Sample Colleague', objectId: '11111111-1111-1111-1111-111111111113' },
  { key: 'other-4', id: '29:sample-4', name: 'Sample Four', objectId: '11111111-1111-1111-1111-111111111114' },
  { key: 'other-5', id: '29:sample-5', name: 'Sample Five', objectId: '11111111-1111-1111-1111-111111111115' },
  { key: 'other-6', id: '29:sample-6', name: 'Sample Six', objectId: '11111111-1111-1111-1111-111111111116' },
] as const;

/** Whom one may be in the local Teams. */
export const PLAYERS = ['admin-agent', 'global-admin', 'no-role'] as const;
export type Player = (typeof PLAYERS)[number];

export interface Playground {
  readonly url: string;
  readonly child: ChildProcess;
}

/** How long the Playground may take to say its port, in milliseconds; measured: about 2 s. */
const START_MS = 30_000;

/**
 * Starts Microsoft's Agents Playground beside a bot on this machine, as one of the sample people. Rejects with one line
 * when it is not installed or does not start.
 */
export async function startPlayground(
  botPort: number,
  port: number,
  player: Player,
  folder: string,
): Promise<Playground> {
  const config = writeConfig(player, folder);
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  const args = ['start', '-e', endpoint, '-c', 'msteams', '--disable-telemetry', '-p', String(port)];
  const child = spawn(process.execPath, ['--require', path.join(__dirname, 'loopback.js'), binary(), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_CONFIG_PATH: config },
  });
  const found = await portOf(child);
  return { url: `http://127.0.0.1:${found}/`, child };
}

function binary(): string {
  const name = '@microsoft/m365agentsplayground';
  try {
    const file = require.resolve(`${name}/package.json`);
    const manifest: { bin: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
    return path.join(path.dirname(file), manifest.bin['agentsplayground'] ?? '');
  } catch {
    throw new Error(`${name} is not installed; run "npm install" (it is a development dependency) and try again.`);
  }
}

/** It says one line, `Listening on <port>`; the port is another one than asked for when that was taken. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error('The Playground did not start within 30 s; look into devTools/.')),
      START_MS,
    );
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /Listening on (\d+)/.exec(said)?.[1];
      if (!port) return;
      clearTimeout(late);
      resolve(Number(port));
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The Playground stopped with code ${code}; its log is in devTools/.`));
    });
  });
}

function writeConfig(player: Player, folder: string): string {
  const current = PEOPLE.find((one) => one.key === player) ?? PEOPLE[0];
  const others = PEOPLE.filter((one) => one !== current);
  mkdirSync(folder, { recursive: true });
  const file = path.resolve(folder, `playground-${player}.yml`);
  writeFileSync(file, yamlOf(current, others));
  return file;
}

type OnePerson = (typeof PEOPLE)[number];

/** Fixed ids, so that a conversation goes on after a restart. JSON is YAML. */
function yamlOf(current: OnePerson, others: readonly OnePerson[]): string {
  const tenant = '00000000-0000-0000-0000-000000000001';
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId: tenant,
      bot: { id: '28:signpost', name: 'Signpost' },
      currentUser: memberOf(current),
      users: others.map(memberOf),
      personalChat: { id: `personal-chat-${current.key}` },
      groupChat: { id: 'group-chat', name: 'Sample group' },
      team: {
        id: 'team',
        name: 'Sample team',
        aadGroupId: '00000000-0000-0000-0000-000000000031',
        channels: [{ id: 'channel-cases', name: 'Cases' }],
      },
    },
    null,
    2,
  );
}

function memberOf(person: OnePerson): object {
  const email = `${person.key}@example.com`;
  const [givenName, ...rest] = person.name.split(' ');
  return {
    id: person.id,
    name: person.name,
    // The Playground's own spelling.
    userPrincipleName: email,
    aadObjectId: person.objectId,
    givenName,
    surname: rest.join(' '),
    email,
  };
}
