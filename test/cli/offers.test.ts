import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type ExitCode, offers } from '../../src/cli/offers';
import { SILENT } from '../../src/cli/offers/screen';
import type { Offer } from '../../src/domain/offer';
import { changeOffer } from '../../src/filling/correction';
import { openLevelStore } from '../../src/store/level';
import { plainOffer } from '../filling/offers';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signpost-offers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Told {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

let clock = Date.parse('2026-11-23T10:00:00Z');

/** Runs one command against the store in this test's folder (or another) and gives back all it said. */
async function run(args: string[], { input = '', env = {}, data = 'data' } = {}): Promise<Told> {
  let out = '';
  const err: string[] = [];
  clock += 1000;
  const code = await offers(args, {
    out: async (text) => {
      out += text;
    },
    err: (line) => err.push(line),
    stdin: Readable.from([input]),
    env: { SIGNPOST_DATA: join(folder, data), ...env },
    now: () => {
      clock += 1;
      return new Date(clock);
    },
    unique: () => 'test',
    fetch,
    progress: SILENT,
  });
  return { code, out, err: err.join('\n') };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}
const idIn = (told: Told): string => /import (\S+):/.exec(told.out)?.[1] ?? 'none';
const exported = async (data = 'data'): Promise<string> => (await run(['export'], { data })).out;
const offersIn = (text: string): Offer[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Offer);

const HEADER = 'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,Market,Currency,UnitPrice';
const prices = (...rows: string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`;
const page = (...names: string[]) =>
  JSON.stringify({
    items: names.map((name, number) => ({
      productId: `DZH${number}`,
      offerId: name.toLowerCase(),
      displayName: name,
      publisherId: 'maker',
      publisherDisplayName: 'Maker',
      publisherType: 'ThirdParty',
      productType: 'SaaS',
      plans: [{ planId: 'basic', skuId: '0001', displayName: 'Basic', cspState: 'OptIn' }],
    })),
  });

describe('import', () => {
  test('puts sources together, and says so when there is nothing new', async () => {
    const list = await file('any name.txt', prices('Ledger PL,DZH0,1,Basic,Maker Ltd,PL,EUR,9.5'));
    const products = await file('page', page('Ledger', 'Vault'));
    const first = await run(['import', list, products]);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(
      /price list, import \S+: 1 new, 0 changed, 0 the same\n.*: 1 new, 1 changed, 0 the same/s,
    );
    expect(offersIn(await exported())[0]).toMatchObject({
      name: 'Ledger',
      aliases: ['Ledger PL'],
      plans: [{ planId: 'basic', skuId: '0001', cspState: 'opt-in', prices: [{ market: 'PL', amount: 9.5 }] }],
    });
    const before = await exported();
    const again = await run(['import', list, products]);
    expect(again.out.match(/nothing changed/g)).toHaveLength(2);
    expect(await exported()).toBe(before);
    expect((await run(['imports'])).out.trim().split('\n')).toHaveLength(2);
  });

  test('--dry-run shows every difference and changes nothing at all', async () => {
    await run(['import', await file('a.json', page('Ledger'))]);
    const [before, imports] = [await exported(), await run(['imports'])];
    const told = await run(['import', '--dry-run', await file('b.json', page('Ledger 2', 'Vault'))]);
    expect(told.out).toContain('~ DZH0 Ledger 2 (Maker)');
    expect(told.out).toContain('    name: "Ledger" -> "Ledger 2"');
    expect(told.out).toContain('+ DZH1 Vault (Maker)');
    expect(told.out).toContain('tried only: 1 new, 1 changed');
    expect(await exported()).toBe(before);
    expect((await run(['imports'])).out).toBe(imports.out);
  });

  test('takes the good rows, and the bad ones once they are mended', async () => {
    const list = await file('pl.csv', prices('A,DZHA,0001,Basic,Maker,PL,EUR,1', 'A,DZHA,0001,Basic,Maker,PL,USD,one'));
    const told = await run(['import', list]);
    expect(told.code).toBe(1);
    expect(told.err).toBe('pl.csv:3: UnitPrice "one" is not a number; write 1234.5');
    const rejects = join(folder, 'pl.rejects.csv');
    const mended = await file('mended.csv', (await readFile(rejects, 'utf8')).replace('one', '2'));
    expect(await run(['import', mended])).toMatchObject({ code: 0, err: '' });
    expect(offersIn(await exported())[0]?.plans[0]?.prices?.map((price) => price.amount)).toEqual([1, 2]);
    const elsewhere = join(folder, 'bad.csv');
    expect((await run(['import', list, '--rejects', elsewhere])).code).toBe(1);
    expect(await readFile(elsewhere, 'utf8')).toBe(await readFile(rejects, 'utf8'));
  });

  test.each([
    ['cut.json', page('Ledger', 'Vault').slice(0, -30), 'cut off'],
    ['cut.csv', `${prices('A,DZHA,0001,Basic,Maker,PL,EUR,1')}B,DZHB`, 'cut off'],
    ['page.html', '<html></html>', 'web page'],
    ['binary', '\u0000\u0001\u0002\u0003\u0000', 'NUL'],
    ['latin.csv', Buffer.from([...Buffer.from(HEADER), 10, 0xe6, 0x9c, 10]) as unknown as string, 'UTF-8'],
    ['book.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]) as unknown as string, 'Excel'],
  ])('changes nothing for %s and leaves no file behind', async (name, text, reason) => {
    await run(['import', await file('good.json', page('Good'))]);
    const before = await exported();
    const told = await run(['import', await file(name, text)]);
    expect(told.code).toBe(2);
    expect(told.err).toContain(reason);
    expect(told.err).toContain('Nothing of it was taken.');
    expect(await exported()).toBe(before);
    expect((await readdir(folder)).sort()).toEqual(['data', 'good.json', name].sort());
  });

  test('one refused file does not stop the others', async () => {
    const told = await run(['import', await file('bad', '<'.repeat(9)), await file('good.json', page('Good'))]);
    expect(told.code).toBe(2);
    expect(offersIn(await exported())).toHaveLength(1);
  });

  test('shows, and keeps, what a person has set', async () => {
    await run(['import', await file('a.json', page('Ledger'))]);
    await correct('DZH0', { name: 'Księga' });
    const told = await run(['import', await file('b.json', page('Ledger 3'))]);
    expect(told.out).toContain('= DZH0 name stays "Księga" as a person set it; the file says "Ledger 3"');
    expect(told.out).toContain('1 field kept as people set it');
    expect(offersIn(await exported())[0]?.name).toBe('Księga');
  });

  test('finds the alternative of a withdrawn offer by its own id, wherever it stands in the file', async () => {
    const items = JSON.parse(page('Old', 'New')) as { items: object[] };
    Object.assign(items.items[0] ?? {}, { isStopSell: true, stopSellInfo: { alternativeOfferId: 'NEW' } });
    await run(['import', await file('a.json', JSON.stringify(items))]);
    expect(offersIn(await exported())[0]?.stopSell).toEqual({ alternative: 'DZH1' });
  });

  test.each([
    [['import'], 'needs a file'],
    [['import', 'nowhere.csv'], 'There is no file nowhere.csv'],
    [['import', 'a', 'b', '--rejects', 'c'], 'one file at a time'],
    [['import', '--live', 'PL'], 'DISCOVERY_API_KEY is not set'],
    [['imports', '--dry-run'], 'no option --dry-run'],
    [['export', 'a', 'b'], 'does not know what to do with "b"'],
    [['rollback'], 'needs the id of an import'],
    [['rollback', 'x'], 'There is no import x'],
    [['search'], 'needs --jsonl'],
    [['dance'], '"dance" is not a command'],
    [['import', '--wrong'], '--wrong'],
  ])('%j is told what is wrong', async (args, reason) => {
    const told = await run(args);
    expect(told.code).toBe(2);
    expect(told.err).toContain(reason);
  });

  test('says who holds the store when the bot is running', async () => {
    const store = await openLevelStore(join(folder, 'data'));
    const told = await run(['import', await file('a.json', page('Ledger'))]);
    await store.close();
    expect(told).toMatchObject({ code: 2, out: '' });
    expect(told.err).toMatch(/in use by process \d+/);
  });
});

/** What a card does when a person corrects an offer. */
async function correct(id: string, after: Record<string, string>): Promise<void> {
  const store = await openLevelStore(join(folder, 'data'));
  const [found] = await store.ledger.read([id]);
  if (!found) throw new Error(`No offer ${id}`);
  const order = { id: 'c1', kind: 'correct', at: '2026-11-23T12:00:00Z', by: 'person', after } as const;
  await store.ledger.write([{ id, offer: changeOffer(found.value, order), version: found.version }]);
  await store.close();
}

describe('rollback', () => {
  test('restores exactly what was there before, import by import', async () => {
    const store = await openLevelStore(join(folder, 'data'));
    await store.offers.put([plainOffer('DZH0'), plainOffer('DZH7')]);
    await store.close();
    const files = [
      await file('1.csv', prices('Ledger PL,DZH0,1,Basic,Maker,PL,EUR,9.5', 'New,DZH9,0001,Basic,Maker,PL,EUR,1')),
      await file('2.json', page('Ledger', 'Vault')),
      await file('3.csv', 'ProductId,SupportEmail\nDZH1,desk@example.com\n'),
      await file('4.csv', prices('Ledger PL,DZH0,1,Basic,Maker,PL,EUR,10')),
    ];
    const stages = [await exported()];
    const ids: string[] = [];
    for (const path of files) {
      ids.push(idIn(await run(['import', path])));
      stages.push(await exported());
    }
    expect(new Set(stages).size).toBe(5);
    const first = await run(['rollback', ids[0] ?? '']);
    expect(first.code).toBe(2);
    expect(first.err).toContain(`Import ${ids[3]} (4.csv) has changed the same offers since`);
    for (const [number, id] of [...ids.entries()].reverse()) {
      expect((await run(['rollback', id])).code).toBe(0);
      expect(await exported()).toBe(stages[number]);
    }
    expect((await run(['rollback', ids[0] ?? ''])).out).toContain('taken back before');
    expect((await run(['imports'])).out.match(/, taken back/g)).toHaveLength(4);
  });

  test('leaves later corrections by people', async () => {
    await run(['import', await file('a.json', page('Ledger'))]);
    const id = idIn(await run(['import', await file('b.json', page('Ledger 2', 'Vault'))]));
    await correct('DZH1', { name: 'Skarbiec' });
    expect((await run(['rollback', id])).code).toBe(0);
    expect(offersIn(await exported()).map((offer) => offer.name)).toEqual(['Ledger', 'Skarbiec']);
  });

  test('an import that was cut off is taken back by the next command', async () => {
    await run(['import', await file('a.json', page('Ledger'))]);
    const before = await exported();
    const id = idIn(await run(['import', await file('b.json', page('Ledger 2', 'Vault'))]));
    const store = await openLevelStore(join(folder, 'data'));
    for await (const one of store.ledger.imports()) {
      if (one.id === id) await store.ledger.saveImport({ ...one, state: 'running' });
    }
    await store.close();
    const told = await run(['imports']);
    expect(told.err).toBe(`Import ${id} (b.json) was cut off; 2 offers were put back as before.`);
    expect(await exported()).toBe(before);
  });
});

describe('export', () => {
  test('gives back everything, and an empty store becomes the same store', async () => {
    await run(['import', await file('1.csv', prices('Księga,DZH0,1,Basic,Maker,PL,EUR,9.5'))]);
    await run(['import', await file('2.json', page('Ledger', 'Vault'))]);
    await correct('DZH0', { 'contacts.support.email': 'desk@example.com' });
    const path = join(folder, 'all.jsonl');
    expect((await run(['export', path])).code).toBe(0);
    const told = await run(['import', path], { data: 'other' });
    expect(told.out).toMatch(/export, import \S+: 2 new/);
    expect(await exported('other')).toBe(await exported());
    expect((await run(['import', path])).out).toContain('nothing changed');
    expect((await run(['rollback', idIn(told)], { data: 'other' })).code).toBe(0);
    expect(await exported('other')).toBe('');
  });
});

describe('template and search', () => {
  test('the template is a table that import reads, with the offers of the store in it', async () => {
    await run(['import', await file('a.json', page('=cmd|Ledger', 'Vault'))]);
    const { out } = await run(['template', '--offers']);
    expect(out).toContain("'=cmd|Ledger");
    const columns = out.split('\r\n')[0]?.split(',') ?? [];
    const filled = out.replace(/(DZH1,.*Vault),,/, '$1,Desk,desk@example.com');
    expect(columns.indexOf('SupportEmail')).toBe(columns.indexOf('OfferName') + 2);
    expect((await run(['import', await file('c.csv', filled)])).out).toContain('0 new, 1 changed, 0 the same');
    expect(offersIn(await exported())[1]?.contacts).toEqual({ support: { name: 'Desk', email: 'desk@example.com' } });
    const path = join(folder, 't.csv');
    expect((await run(['template', path])).code).toBe(0);
    expect((await run(['template', path])).err).toContain('is there already');
  });

  test('search answers line by line from the store, or from a file without touching the store', async () => {
    await run(['import', await file('a.json', page('Ledger Pro', 'Vault'))]);
    const input = '{"id":1,"query":"legder"}\nnonsense\n{"id":"b","query":"zzzzzz"}\n';
    const told = await run(['search', '--jsonl'], { input });
    expect(told.code).toBe(1);
    expect(told.err).toContain('Line 2');
    const [first, last] = told.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; offers: unknown[] });
    expect(first).toMatchObject({ id: 1, offers: [{ offerId: 'ledger pro', name: 'Ledger Pro', publisher: 'Maker' }] });
    expect(last).toEqual({ id: 'b', offers: [] });
    const path = join(folder, 'all.jsonl');
    await run(['export', path]);
    for (const catalogue of [path, join(folder, 'a.json')]) {
      const other = await run(['search', '--jsonl', '--catalogue', catalogue], { input, data: 'untouched' });
      expect(other.out).toBe(told.out);
    }
    expect(await readdir(folder)).not.toContain('untouched');
  });
});

describe('a live call', () => {
  /** In two calls: restify changes what writeHead returns for the whole process in which it was ever loaded. */
  function refuse(response: ServerResponse, status: number, headers: Record<string, string>, body = ''): void {
    response.writeHead(status, headers);
    response.end(body);
  }

  /** A Discovery API of two pages on this machine. */
  async function withApi(
    answer: (request: IncomingMessage, response: ServerResponse, base: string) => void,
    work: (env: Record<string, string>) => Promise<void>,
  ): Promise<void> {
    const server = createServer((request, response) => {
      answer(request, response, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await work({ DISCOVERY_API_URL: base, DISCOVERY_API_KEY: 'secret-key' });
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }

  test('asks page after page with the key, waits when it is told to, and is an import like any other', async () => {
    const asked: string[] = [];
    const answer = (request: IncomingMessage, response: ServerResponse, base: string): void => {
      asked.push(`${request.headers['x-api-key']} ${request.url}`);
      if (asked.length === 1) refuse(response, 429, { 'retry-after': '0' });
      else if (request.url?.includes('skip')) response.end(page('Ledger').replace('DZH0', 'DZH5'));
      else response.end(JSON.stringify({ ...JSON.parse(page('Vault')), nextPageLink: `${base}/products?skip=1` }));
    };
    await withApi(answer, async (env) => {
      const told = await run(['import', '--live', 'pl'], { env });
      expect(told.err).toBe('');
      expect(told.code).toBe(0);
    });
    expect(asked).toHaveLength(3);
    expect(asked[0]).toMatch(/^secret-key \/products\?api-version=2025-05-01&market=PL&language=en&%24expand=plans/);
    const found = offersIn(await exported());
    expect(found.map(({ id, markets }) => [id, markets])).toEqual([
      ['DZH0', ['PL']],
      ['DZH5', ['PL']],
    ]);
  });

  test.each<[string, (response: ServerResponse, base: string) => void, string]>([
    [
      'a wrong key',
      (response) => refuse(response, 401, {}, '{"error":{"code":"Denied","message":"no"}}'),
      'check DISCOVERY_API_KEY',
    ],
    [
      'a next page elsewhere',
      (response) => response.end('{"items":[],"nextLink":"https://evil.example/products"}'),
      'another place',
    ],
    [
      'pages without end',
      (response, base) => response.end(`{"items":[],"nextLink":"${base}/products?again"}`),
      'no end',
    ],
    ['a web page', (response) => response.end('<html>'), 'not JSON'],
  ])('changes nothing for %s and never repeats the key', async (_, answer, reason) => {
    await withApi(
      (__, response, base) => answer(response, base),
      async (env) => {
        const told = await run(['import', '--live', 'PL'], { env });
        expect(told.code).toBe(2);
        expect(told.err).toContain(reason);
        expect(told.out + told.err).not.toContain('secret-key');
      },
    );
    expect(await exported()).toBe('');
  });
});
