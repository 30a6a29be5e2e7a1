import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ClassicLevel } from 'classic-level';
import { openLevelStore } from '../../src/store/level';
import { caseOf, describeStore, offerOf } from './contract';

const folders: string[] = [];
async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'signpost-level-'));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describeStore('the store in a folder', async () => {
  const folder = join(await freshFolder(), 'data', 'of signpost');
  let store = await openLevelStore(folder);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openLevelStore(folder);
      return store;
    },
    destroy: () => store.close(),
  };
});

/** A process of its own that opens the folder and then does what `task` says; see folder-process.ts. */
function startProcess(task: string, folder: string): ChildProcess & { lines: AsyncIterable<string> } {
  const child = spawn(process.execPath, [join(__dirname, 'folder-process.mjs'), task, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return Object.assign(child, { lines: createInterface({ input: child.stdout }) });
}

async function firstLine(child: { lines: AsyncIterable<string> }): Promise<string> {
  for await (const line of child.lines) return line;
  return '';
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

describe('the folder belongs to one process', () => {
  it('tells a second process in one line who holds the folder and what to do', async () => {
    const folder = await freshFolder();
    const store = await openLevelStore(folder);
    const line = await firstLine(startProcess('hold', folder));
    expect(line).toContain(`The data folder ${folder} is in use by process ${process.pid}`);
    expect(line).toMatch(/stop that one, set SIGNPOST_DATA to another folder, or set MONGODB_URI\.$/);
    await store.ping();
    await store.close();
  });

  it('is refused here while another process holds it, and opens once that process was killed', async () => {
    const folder = await freshFolder();
    const child = startProcess('hold', folder);
    try {
      expect(await firstLine(child)).toBe('open');
      await expect(openLevelStore(folder)).rejects.toThrow(`in use by process ${child.pid}`);
    } finally {
      await stop(child);
    }
    const store = await openLevelStore(folder);
    await store.close();
    expect(await readdir(folder)).toEqual(['store']);
  });
});

/** Runs a writer, kills it after `enough` acknowledged writes, and counts the acknowledged ones that are missing. */
async function lostAfterKill(task: 'write' | 'write-carelessly', enough: number) {
  const folder = await freshFolder();
  const child = startProcess(task, folder);
  const acknowledged: [id: string, version: number][] = [];
  const gone = once(child, 'exit');
  for await (const line of child.lines) {
    const [id = '', version] = line.split(' ');
    acknowledged.push([id, Number(version)]);
    if (acknowledged.length === enough) child.kill('SIGKILL');
  }
  expect(await gone).toEqual([null, 'SIGKILL']);
  const store = await openLevelStore(folder);
  const found = await Promise.all(acknowledged.map(([id]) => store.cases.byId(id)));
  const lost = acknowledged.filter(([, version], index) => (found[index]?.version ?? 0) < version);
  const newest = acknowledged.filter(([, version]) => version === 1).at(-1)?.[0] ?? '';
  const current = Number((await store.cases.current('talk'))?.value.id ?? -1);
  await store.close();
  return { acknowledged: acknowledged.length, lost: lost.length, currentIsBehind: current < Number(newest) };
}

describe('a process that dies', () => {
  it('loses no acknowledged save when it is killed in the middle of writing', async () => {
    const { acknowledged, lost, currentIsBehind } = await lostAfterKill('write', 400);
    expect(acknowledged).toBeGreaterThanOrEqual(400);
    expect(lost).toBe(0);
    expect(currentIsBehind).toBe(false);
  });

  it('would be caught by this check if it acknowledged before it wrote', async () => {
    expect((await lostAfterKill('write-carelessly', 400)).lost).toBeGreaterThan(0);
  });
});

/** Does the work with the rights of an account that owns nothing; root would be allowed everything. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a folder that cannot be used', () => {
  it('is told apart when a file is in its place', async () => {
    const file = join(await freshFolder(), 'file');
    await writeFile(file, 'x');
    for (const path of [file, join(file, 'below')]) {
      await expect(openLevelStore(path)).rejects.toThrow(
        `The data folder ${path} cannot be made because a file is in its place: move that file, set SIGNPOST_DATA`,
      );
    }
  });

  it('is told apart when this account may not write there', async () => {
    const folder = await freshFolder();
    await chmod(folder, 0o755);
    const data = join(folder, 'data');
    await mkdir(data, { mode: 0o555 });
    for (const path of [data, join(data, 'below')]) {
      const line = await asNobody(() => openLevelStore(path).then(String, (error: Error) => error.message));
      expect(line).toMatch(/^The data folder \S+ cannot be written by this account: .* set SIGNPOST_DATA .*\.$/);
    }
  });

  it('is told of where the system makes no folders at all, instead of trying for ever', async () => {
    await expect(openLevelStore('/proc/signpost')).rejects.toThrow(/^The data folder [^\n]+ set SIGNPOST_DATA [^\n]+$/);
  });

  it('is told apart when its data are damaged', async () => {
    const folder = await freshFolder();
    await (await openLevelStore(folder)).close();
    await writeFile(join(folder, 'store', 'CURRENT'), 'MANIFEST-999999\n');
    await expect(openLevelStore(folder)).rejects.toThrow(/^The data (folder|in) [^\n]+ set SIGNPOST_DATA [^\n]+$/);
  });
});

describe('a document of a newer schema', () => {
  async function folderFromTheFuture(): Promise<string> {
    const folder = await freshFolder();
    const store = await openLevelStore(folder);
    await store.cases.save(caseOf('1', 't'), 0);
    await store.offers.put([offerOf('1')]);
    await store.close();
    const level = new ClassicLevel<string, object>(join(folder, 'store'), { valueEncoding: 'json' });
    const keys = (await level.keys().all()).filter((key) => !key.includes('by-talk'));
    expect(keys).toHaveLength(2);
    for (const key of keys) await level.put(key, { schema: 2, version: 1, holder: 'something else' });
    await level.close();
    return folder;
  }

  it('is refused wherever it would be read or replaced', async () => {
    const store = await openLevelStore(await folderFromTheFuture());
    const refusal = /has schema 2 and this Signpost knows schema 1: start the version of Signpost that wrote it/;
    await expect(store.cases.byId('1')).rejects.toThrow(refusal);
    await expect(store.cases.current('t')).rejects.toThrow(refusal);
    await expect(store.cases.save(caseOf('1', 't'), 1)).rejects.toThrow(refusal);
    await expect(store.offers.byId('1')).rejects.toThrow(refusal);
    await expect(store.offers.put([offerOf('1')])).rejects.toThrow(refusal);
    await expect(store.offers.all()[Symbol.asyncIterator]().next()).rejects.toThrow(refusal);
    await store.close();
  });
});
