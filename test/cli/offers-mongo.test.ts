import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { offers } from '../../src/cli/offers';
import { SILENT } from '../../src/cli/offers/screen';
import { openMongoStore } from '../../src/store/mongo';
import { findMongod, type RunningMongod, startMongod } from '../support/mongod';

const found = findMongod();
const isRequired = process.env['SIGNPOST_REQUIRE_MONGOD'] === '1';
const describeWithMongod = found.kind === 'none' && !isRequired ? describe.skip : describe;

async function run(uri: string, args: string[], now: () => Date): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await offers(args, {
    out: async (text) => {
      out += text;
    },
    err: (line) => {
      err += `${line}\n`;
    },
    stdin: Readable.from([]),
    env: { MONGODB_URI: uri },
    now,
    unique: () => 'test',
    fetch,
    progress: SILENT,
  });
  return { code, out, err };
}

describeWithMongod('the offers command on MongoDB', () => {
  let mongod: RunningMongod;
  let folder: string;
  beforeAll(async () => {
    mongod = await startMongod(found);
    folder = await mkdtemp(join(tmpdir(), 'signpost-offers-'));
  }, 60_000);
  afterAll(async () => {
    await mongod?.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  test('imports, exports and takes back as in the folder, while others read', async () => {
    const uri = mongod.database();
    let time = Date.parse('2026-11-23T10:00:00Z');
    const now = () => {
      time += 1;
      return new Date(time);
    };
    const rows = (name: string) =>
      Array.from({ length: 300 }, (_, at) => `${name} ${at},DZH${at},0001,Maker`).join('\n');
    const header = 'ProductTitle,ProductId,SkuId,Publisher';
    const [first, second] = [join(folder, '1.csv'), join(folder, '2.csv')];
    await writeFile(first, `${header}\n${rows('Ledger')}\n`);
    await writeFile(second, `${header}\n${rows('Vault')}\n`);
    const reader = await openMongoStore(uri);
    try {
      expect((await run(uri, ['import', first], now)).out).toContain('300 new');
      const before = (await run(uri, ['export'], now)).out;
      const told = await run(uri, ['import', second], now);
      expect(told.out).toContain('300 changed');
      expect((await reader.offers.byId('DZH7'))?.name).toBe('Vault 7');
      const id = /import (\S+):/.exec(told.out)?.[1] ?? '';
      for await (const one of reader.ledger.imports()) {
        if (one.id === id) await reader.ledger.saveImport({ ...one, state: 'running' });
      }
      expect((await run(uri, ['import', first], now)).err).toContain(`Import ${id} (2.csv) is running`);
      expect((await run(uri, ['export'], now)).code).toBe(0);
      time += 61_000;
      expect((await run(uri, ['import', first], now)).err).toContain('was cut off; 300 offers were put back');
      expect((await run(uri, ['export'], now)).out).toBe(before);
    } finally {
      await reader.close();
    }
  }, 60_000);
});
