import * as os from 'node:os';
import { type Db, MongoClient, type MongoClientOptions, MongoError, MongoServerError } from 'mongodb';
import type { Store } from '../flows/ports';
import { type Engine, type Shelf, type ShelfName, shelvesOf } from './engine';
import { databaseOf, faultOf, hostsOf, withoutSecrets } from './mongo-address';
import type { MongoDocument, TalkDocument } from './mongo-document';
import { shelfOn } from './mongo-shelf';
import { storeOn } from './store';

/** How long the start and a health check wait for an answer, in milliseconds. */
const PATIENCE = 4000;

/** The promises of the store; they win over what the address says. Times in milliseconds. */
const OPTIONS: MongoClientOptions = {
  appName: 'signpost',
  // Without it the driver loads node:os by a dynamic import, which not every host of its code allows.
  runtimeAdapters: { os },
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5000 },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryReads: true,
  retryWrites: true,
  ignoreUndefined: false,
  connectTimeoutMS: PATIENCE,
  // Longer than an election takes, so that a write outlives the loss of the primary.
  serverSelectionTimeoutMS: 10_000,
  waitQueueTimeoutMS: 10_000,
  // Longer than the server may take over one command.
  socketTimeoutMS: 6000,
};

export interface MongoStoreOptions {
  /** Instead of the database that the address names. */
  readonly database?: string;
}

/**
 * The store in MongoDB, for any number of instances. The documented server is a replica set; a standalone works.
 * Rejects within about four seconds with one line that says what to do when the address is wrong, the server is away
 * or it refuses the account; no line ever holds the password.
 */
export async function openMongoStore(uri: string, options: MongoStoreOptions = {}): Promise<Store> {
  const db = databaseAt(uri, options.database);
  const { client } = db;
  const asking = askingOf(client, uri);
  const ping = () => asking(() => within(PATIENCE, db.command({ ping: 1 })));
  try {
    await ping();
    await asking(() => db.collection('cases').createIndex({ talk: 1, seq: -1 }));
  } catch (error) {
    await client.close();
    throw error;
  }
  return storeOn(engineOn(db, asking, ping, () => client.close()));
}

type Asking = <T>(work: () => Promise<T>) => Promise<T>;

function engineOn(db: Db, asking: Asking, ping: () => Promise<void>, close: () => Promise<void>): Engine {
  const shelf = (name: ShelfName): Shelf =>
    told(shelfOn(db.collection<MongoDocument>(name), db.collection<TalkDocument>('talks'), name), asking);
  return {
    shelves: shelvesOf(shelf),
    ping,
    close,
  };
}

/** The same shelf, whose failures are lines for people. */
function told(shelf: Shelf, asking: Asking): Shelf {
  return {
    get: (id) => asking(() => shelf.get(id)),
    getMany: (ids) => asking(() => shelf.getMany(ids)),
    swapMany: (swaps) => asking(() => shelf.swapMany(swaps)),
    put: (entries) => asking(() => shelf.put(entries)),
    swap: (entry, version, talk) => asking(() => shelf.swap(entry, version, talk)),
    newest: (talk) => asking(() => shelf.newest(talk)),
    count: () => asking(() => shelf.count()),
    all: () => toldAll(shelf.all(), asking),
    under: (folder) => toldAll(shelf.under(folder), asking),
    watch: (listener) => asking(() => shelf.watch(listener)),
  };
}

async function* toldAll(all: AsyncIterable<unknown>, asking: Asking): AsyncGenerator<unknown> {
  const values = all[Symbol.asyncIterator]();
  try {
    for (let next = await asking(() => values.next()); !next.done; next = await asking(() => values.next())) {
      yield next.value;
    }
  } finally {
    await values.return?.();
  }
}

/** The database at the address, not yet connected; throws one line when the address cannot be one. */
function databaseAt(uri: string, database: string | undefined): Db {
  const fault = faultOf(uri);
  if (fault) throw new Error(`MONGODB_URI cannot be used: ${fault}.`);
  try {
    return new MongoClient(uri, OPTIONS).db(database ?? databaseOf(uri));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`MONGODB_URI cannot be used: ${withoutSecrets(why, uri)}.`);
  }
}

function askingOf(client: MongoClient, uri: string): Asking {
  let silence: string | undefined;
  client.on('serverHeartbeatFailed', (event) => {
    silence = event.failure.message;
  });
  client.on('serverHeartbeatSucceeded', () => {
    silence = undefined;
  });
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!isFromOutside(error)) throw error;
      throw new Error(withoutSecrets(complaint(error, hostsOf(uri), silence), uri));
    }
  };
}

/** True for what the driver, the network and the name service say; ours are lines for people already. */
function isFromOutside(error: unknown): error is Error {
  return error instanceof MongoError || (typeof error === 'object' && error !== null && 'code' in error);
}

/** Codes of a wrong password, of a missing right, and of the same at hosted servers. */
const ACCOUNT_CODES: readonly unknown[] = [18, 13, 8000];

function complaint(error: Error, hosts: string, silence: string | undefined): string {
  if (!(error instanceof MongoServerError)) {
    return `MongoDB at ${hosts} does not answer (${silence ?? error.message}): start it or correct MONGODB_URI.`;
  }
  if (ACCOUNT_CODES.includes(error.code)) {
    return `MongoDB at ${hosts} refuses the account (${error.message}): correct MONGODB_URI or grant it readWrite.`;
  }
  return `MongoDB at ${hosts} refused a command (${error.message}): see its log.`;
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const late = () => reject(Object.assign(new Error(`no primary within ${milliseconds} ms`), { code: 'ETIMEDOUT' }));
    timer = setTimeout(late, milliseconds);
  });
  try {
    await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
