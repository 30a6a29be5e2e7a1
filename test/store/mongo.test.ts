import { createServer, type Socket } from 'node:net';
import * as os from 'node:os';
import { MongoClient } from 'mongodb';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import type { Store } from '../../src/flows/ports';
import { openMongoStore } from '../../src/store/mongo';
import { openStore } from '../../src/store/open';
import { findMongod, type RunningMongod, startMongod } from '../support/mongod';
import { caseOf, describeStore, listener, offerOf } from './contract';

const found = findMongod();
const isRequired = process.env['SIGNPOST_REQUIRE_MONGOD'] === '1';
const describeWithMongod = found.kind === 'none' && !isRequired ? describe.skip : describe;
const suffix = found.kind === 'none' ? ` (${isRequired ? 'needed' : 'skipped'}: ${found.reason})` : '';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A store and a bare client that are closed with the test, however it ends. */
async function openStoreAt(uri: string): Promise<Store> {
  const store = await openMongoStore(uri);
  closers.push(() => store.close());
  return store;
}
function openClientAt(uri: string): MongoClient {
  const client = new MongoClient(uri, { runtimeAdapters: { os } });
  closers.push(() => client.close());
  return client;
}

describeWithMongod(`MongoDB${suffix}`, () => {
  let mongod: RunningMongod;
  beforeAll(async () => {
    mongod = await startMongod(found);
  }, 60_000);
  afterAll(() => mongod?.stop(), 60_000);

  describeStore('the store in MongoDB', async () => {
    const uri = mongod.database();
    let store = await openMongoStore(uri);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await openMongoStore(uri);
        return store;
      },
      destroy: () => store.close(),
    };
  });

  describe('a server that is no replica set', () => {
    it('is asked every second what has changed, and a removal is noticed by the count', async () => {
      if (found.kind !== 'binary') return;
      const server = await MongoMemoryServer.create({
        binary: { systemBinary: found.path, version: found.version },
        instance: { ip: '127.0.0.1', storageEngine: 'wiredTiger' },
      });
      closers.push(async () => void (await server.stop()));
      const [one, two] = [await openStoreAt(server.getUri()), await openStoreAt(server.getUri())];
      const { told, saw } = listener();
      const stop = await one.offers.watch(told);
      closers.push(async () => stop());
      await two.offers.put([offerOf('a'), offerOf('b')]);
      await saw('put a', 'put b');
      await two.ledger.write([{ id: 'b', offer: undefined, version: 1 }]);
      await saw('put a', 'put b', 'gap ');
    }, 30_000);
  });

  describe('two instances on one database', () => {
    it('let one of them win the race for a case, and both see the result', async () => {
      const uri = mongod.database();
      const [one, two] = [await openStoreAt(uri), await openStoreAt(uri)];
      await one.cases.save(caseOf('1', 't'), 0);
      for (const version of [1, 2, 3, 4, 5]) {
        const won = await Promise.all(
          [one, two].map((store, winner) => store.cases.save(caseOf('1', 't', { winner }), version)),
        );
        expect(won.filter(Boolean)).toHaveLength(1);
        const expected = { value: caseOf('1', 't', { winner: won.indexOf(true) }), version: version + 1 };
        expect(await one.cases.byId('1')).toStrictEqual(expected);
        expect(await two.cases.byId('1')).toStrictEqual(expected);
      }
    });

    it('agree on the current case of a talk, whoever opened it', async () => {
      const uri = mongod.database();
      const stores = [await openStoreAt(uri), await openStoreAt(uri)];
      for (const number of [1, 2, 3, 4, 5, 6]) {
        await stores[number % 2]?.cases.save(caseOf(`case ${9 - number}`, 't'), 0);
        for (const store of stores) expect((await store.cases.current('t'))?.value.id).toBe(`case ${9 - number}`);
      }
    });

    it('are told of each other’s changes to the offers', async () => {
      const uri = mongod.database();
      const [one, two] = [await openStoreAt(uri), await openStoreAt(uri)];
      const { told, saw } = listener();
      closers.push(async () => stop());
      const stop = await one.offers.watch(told);
      await two.offers.put([offerOf('a')]);
      await saw('put a');
    });

    it('may both import the same offers at the same time', async () => {
      const uri = mongod.database();
      const [one, two] = [await openStoreAt(uri), await openStoreAt(uri)];
      const offers = Array.from({ length: 300 }, (_, index) => offerOf(String(index)));
      await Promise.all([one.offers.put(offers), two.offers.put(offers)]);
      expect(await one.offers.count()).toBe(300);
    });
  });

  it('finds the current case through an index, not by looking at every case', async () => {
    const uri = mongod.database();
    const store = await openStore({ mongoUri: uri, dataFolder: 'unused' });
    closers.push(() => store.close());
    const client = openClientAt(uri);
    const plan = await client.db().collection('cases').find({ talk: 't' }).sort({ seq: -1 }).explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('"indexName":"talk_1_seq_-1"');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });

  it('refuses a document of a newer schema wherever it would be read or replaced', async () => {
    const uri = mongod.database();
    const store = await openStoreAt(uri);
    await store.cases.save(caseOf('1', 't'), 0);
    await store.offers.put([offerOf('1')]);
    const client = openClientAt(uri);
    for (const name of ['cases', 'offers'])
      await client
        .db()
        .collection(name)
        .updateMany({}, { $set: { schema: 2 } });
    const refusal = /has schema 2 and this Signpost knows schema 1: start the version of Signpost that wrote it/;
    await expect(store.cases.byId('1')).rejects.toThrow(refusal);
    await expect(store.cases.current('t')).rejects.toThrow(refusal);
    await expect(store.cases.save(caseOf('1', 't'), 1)).rejects.toThrow(refusal);
    await expect(store.offers.byId('1')).rejects.toThrow(refusal);
    await expect(store.offers.put([offerOf('1')])).rejects.toThrow(refusal);
    await expect(store.offers.all()[Symbol.asyncIterator]().next()).rejects.toThrow(refusal);
  });

  it('says in one line that the account is refused, without the password', async () => {
    const uri = mongod.database().replace(/\/\/(?:[^@/]*@)?/, '//somebody:s3cr%40t@');
    const message = await openMongoStore(uri).then(String, (error: Error) => error.message);
    expect(message).toMatch(/^MongoDB at \S+ refuses the account \([^\n]*\): correct MONGODB_URI [^\n]*$/);
    expect(message).not.toMatch(/s3cr|somebody/);
  });
});

describe('a MongoDB that is not there', () => {
  /** A port that is free, because it was ours a moment ago. */
  async function closedPort(): Promise<number> {
    const { port, close } = await listenSilently();
    await close();
    return port;
  }

  /** A server that accepts connections and never says a word. */
  async function listenSilently(): Promise<{ port: number; close: () => Promise<void> }> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket.on('error', () => {})));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const close = () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      });
    return { port, close };
  }

  it('is reported in one line within five seconds, without the password', async () => {
    const uri = `mongodb://somebody:s3cr%2Ft@127.0.0.1:${await closedPort()}/signpost?replicaSet=rs0`;
    const message = await openMongoStore(uri).then(String, (error: Error) => error.message);
    expect(message).toMatch(
      /^MongoDB at 127\.0\.0\.1:\d+ does not answer \(connect ECONNREFUSED [^\n]*\): start it or correct MONGODB_URI\.$/,
    );
    expect(message).not.toMatch(/s3cr|somebody/);
  }, 5000);

  it('is reported within five seconds when it accepts connections and says nothing', async () => {
    const { port, close } = await listenSilently();
    await expect(openMongoStore(`mongodb://127.0.0.1:${port}`)).rejects.toThrow(
      /^MongoDB at 127\.0\.0\.1:\d+ does not answer \([^\n]*\): start it or correct MONGODB_URI\.$/,
    );
    await close();
  }, 5000);

  it.each([
    ['localhost:27017', 'it must begin with mongodb:// or mongodb+srv://'],
    ['https://somebody:s3cret@127.0.0.1', 'it must begin with'],
    ['mongodb://', 'it names no host'],
    ['mongodb://somebody:s3cr@t@127.0.0.1/x', 'must be percent-encoded'],
    ['mongodb://somebody:s3cr/t@127.0.0.1/x', 'must be percent-encoded'],
    ['mongodb://somebody:s3cr?t=1@127.0.0.1/x', 'must be percent-encoded'],
    ['mongodb://somebody:s3cr%zzt@127.0.0.1/x', 'cannot be used'],
    ['mongodb://somebody:s3cret@127.0.0.1/x?nonsense=s3cret', 'cannot be used'],
    ['mongodb://somebody:s3cret@127.0.0.1:port/x', 'cannot be used'],
    ['mongodb://somebody:s3cret@127.0.0.1/%zz', 'cannot be used'],
    ['mongodb://somebody:s3cret@127.0.0.1/a.b', 'cannot be used'],
  ])('has the address %s refused at once without repeating its password', async (uri, reason) => {
    const message = await openMongoStore(uri).then(String, (error: Error) => error.message);
    expect(message).toContain('MONGODB_URI cannot be used');
    expect(message).toContain(reason);
    expect(message).not.toMatch(/s3cr|somebody|\n/);
  });
});
