import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import * as os from 'node:os';
import { delimiter, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';

/** Where a MongoDB for the tests comes from. */
export type FoundMongod =
  | { readonly kind: 'running'; readonly uri: string }
  | { readonly kind: 'binary'; readonly path: string; readonly version: string }
  | { readonly kind: 'none'; readonly reason: string };

/** A MongoDB that runs; every call of `database` names a new one, and `stop` drops them all. */
export interface RunningMongod {
  /** A URI with a database of its own, which nobody else uses. */
  database(): string;
  stop(): Promise<void>;
}

/**
 * Looks for a MongoDB: the server of MONGODB_TEST_URI, a mongod on the PATH, else one that can be downloaded. Looks
 * synchronously, because jest must know which tests to skip before it runs any.
 */
export function findMongod(env: NodeJS.ProcessEnv = process.env): FoundMongod {
  if (env['MONGODB_TEST_URI']) return { kind: 'running', uri: env['MONGODB_TEST_URI'] };
  const path = onPath(env['PATH'] ?? '') ?? downloaded(env);
  if (!path) return { kind: 'none', reason: 'no MONGODB_TEST_URI, no mongod on the PATH, and none to download' };
  const version = /v(\d+\.\d+\.\d+)/.exec(String(spawnSync(path, ['--version']).stdout))?.[1];
  return version ? { kind: 'binary', path, version } : { kind: 'none', reason: `${path} does not run` };
}

/** Connects to the running server, or starts a replica set of one member on 127.0.0.1. */
export async function startMongod(found: FoundMongod): Promise<RunningMongod> {
  switch (found.kind) {
    case 'none':
      throw new Error(`The MongoDB tests need a MongoDB: ${found.reason}.`);
    case 'running':
      return databasesOf(found.uri, async () => {});
    case 'binary': {
      const set = await MongoMemoryReplSet.create({
        binary: { systemBinary: found.path, version: found.version },
        replSet: { count: 1, storageEngine: 'wiredTiger', ip: '127.0.0.1' },
      });
      return databasesOf(set.getUri(), () => set.stop().then(() => {}));
    }
    default:
      return found satisfies never;
  }
}

function databasesOf(uri: string, stopServer: () => Promise<void>): RunningMongod {
  const names: string[] = [];
  return {
    database: () => {
      const name = `signpost-test-${randomUUID()}`;
      names.push(name);
      return withDatabase(uri, name);
    },
    stop: async () => {
      const client = new MongoClient(uri, { runtimeAdapters: { os }, serverSelectionTimeoutMS: 4000 });
      try {
        for (const name of names) await client.db(name).dropDatabase();
      } finally {
        await client.close();
        await stopServer();
      }
    },
  };
}

function withDatabase(uri: string, name: string): string {
  const [, address = uri, , query = ''] = /^(\w+(?:\+srv)?:\/\/[^/?]+)(\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  return `${address}/${name}${query}`;
}

function onPath(path: string): string | undefined {
  const name = process.platform === 'win32' ? 'mongod.exe' : 'mongod';
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks the download address for an answer first, so that a machine without the internet is told within seconds. */
const DOWNLOAD = `
const { DryMongoBinary, MongoBinary } = require('mongodb-memory-server-core');
const { getOS } = require('mongodb-memory-server-core/lib/util/getos');
const { MongoBinaryDownloadUrl } = require('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl');
const { DEFAULT_VERSION } = require('mongodb-memory-server-core/lib/util/resolveConfig');
(async () => {
  const kept = await DryMongoBinary.locateBinary({ version: DEFAULT_VERSION });
  if (!kept) {
    const place = { version: DEFAULT_VERSION, platform: process.platform, arch: process.arch, os: await getOS() };
    const url = await new MongoBinaryDownloadUrl(place).getDownloadUrl();
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3000) });
    if (!answer.ok) process.exit(1);
  }
  process.stdout.write(kept ?? (await MongoBinary.getPath({ version: DEFAULT_VERSION })));
})().catch(() => process.exit(1));
`;

function downloaded(env: NodeJS.ProcessEnv): string | undefined {
  const child = spawnSync(process.execPath, ['-e', DOWNLOAD], { cwd: __dirname, env, timeout: 120_000 });
  const path = String(child.stdout).trim();
  return child.status === 0 && path !== '' ? path : undefined;
}
