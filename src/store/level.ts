import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type BatchOperation, ClassicLevel } from 'classic-level';
import type { Store } from '../flows/ports';
import { chunksOf } from './chunks';
import { type Document, refuseNewer, SCHEMA, type Swap } from './document';
import { type Change, type Engine, type Shelf, type ShelfName, shelvesOf } from './engine';
import { storeOn } from './store';
import { inAllTurns, takeTurns } from './turns';

interface LevelDocument extends Document {
  readonly schema: number;
}

type Level = ClassicLevel<string, LevelDocument>;

/** Every acknowledged write has reached the disk. */
const DURABLE = { sync: true } as const;
const CHUNK = 500;
/**
 * LevelDB maps each open table of 2 MB into memory, and those pages count as this process's: with its default of 1,000 tables
 * the resident memory grows with the store. 74 is the least it takes, 64 of them for tables.
 */
const OPEN_FILES = 74;

/**
 * The store in one folder, for one process and without a server. Rejects with one line that says what to do when
 * another process holds the folder, when the folder cannot be written or is a file, and when its data are damaged.
 */
export async function openLevelStore(place: string): Promise<Store> {
  const folder = resolve(place);
  const holder = join(folder, 'holder');
  let level: Level | undefined;
  try {
    await makeFolder(folder);
    // It begins to open by itself, with a recursive mkdir of its own, so the folder has to be there before.
    level = new ClassicLevel(join(folder, 'store'), { valueEncoding: 'json', maxOpenFiles: OPEN_FILES });
    await level.open();
    await writeFile(holder, String(process.pid));
    return storeOn(engineOn(level, folder, holder));
  } catch (error) {
    await level?.close();
    throw new Error(await complaint(folder, holder, error));
  }
}

/**
 * Makes the folder and what leads to it. Node's own recursive mkdir never returns where the system answers "no such
 * folder" to every attempt, as /proc does.
 */
async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder).catch((error: NodeJS.ErrnoException) => error);
  if (made === undefined) return;
  const parent = dirname(folder);
  if (made.code === 'ENOENT' && parent !== folder) {
    await makeFolder(parent);
    await mkdir(folder);
  } else if (made.code !== 'EEXIST' || !(await stat(folder)).isDirectory()) {
    throw made;
  }
}

function engineOn(level: Level, folder: string, holder: string): Engine {
  return {
    shelves: shelvesOf((name) => shelfOn(level, name)),
    ping: async () => {
      if (level.status !== 'open') throw new Error(`The data folder ${folder} is closed: start Signpost again.`);
      await level.get('ping');
    },
    close: async () => {
      if (level.status !== 'open') return;
      await rm(holder, { force: true });
      await level.close();
    },
  };
}

function shelfOn(level: Level, name: ShelfName): Shelf {
  const documents = level.sublevel<string, LevelDocument>(name, { valueEncoding: 'json' });
  const talks = level.sublevel<string, string>(`${name}-by-talk`, { valueEncoding: 'utf8' });
  const inTurn = takeTurns();
  // One process holds the folder, so whatever changes was changed here.
  const listeners = new Set<(change: Change) => void>();
  const tell = (id: string, value: unknown): void => {
    for (const listener of listeners) listener(value === undefined ? { kind: 'gone', id } : { kind: 'put', id, value });
  };

  const get = async (id: string): Promise<LevelDocument | undefined> => {
    const document = await documents.get(id);
    if (document) refuseNewer(document.schema, name, id);
    return document;
  };

  const iterate = async function* (range: { gte?: string; lt?: string }): AsyncGenerator<unknown> {
    for await (const [id, document] of documents.iterator(range)) {
      refuseNewer(document.schema, name, id);
      yield document.value;
    }
  };
  const getMany = async (ids: readonly string[]): Promise<(LevelDocument | undefined)[]> => {
    const found = await documents.getMany([...ids]);
    ids.forEach((id, index) => {
      const document = found[index];
      if (document) refuseNewer(document.schema, name, id);
    });
    return found;
  };
  const swapAll = async (swaps: readonly Swap[]): Promise<string[]> => {
    const known = await getMany(swaps.map((swap) => swap.id));
    const isFirst = (swap: Swap, index: number): boolean => (known[index]?.version ?? 0) === swap.version;
    const writes = swaps.filter(isFirst).map(({ id, value, version }): BatchOperation<Level, string, LevelDocument> => {
      if (value === undefined) return { type: 'del', sublevel: documents, key: id };
      return { type: 'put', sublevel: documents, key: id, value: { schema: SCHEMA, version: version + 1, value } };
    });
    await level.batch(writes, DURABLE);
    for (const { id, value } of swaps.filter(isFirst)) tell(id, value);
    return swaps.filter((swap, index) => !isFirst(swap, index)).map((swap) => swap.id);
  };

  return {
    get,
    getMany,
    swapMany: async (swaps) => {
      const lost: string[] = [];
      for (const chunk of chunksOf(swaps, CHUNK)) {
        const ids = chunk.map((swap) => swap.id);
        lost.push(...(await inAllTurns(inTurn, ids, () => swapAll(chunk))));
      }
      return lost;
    },
    put: async (entries) => {
      for (const chunk of chunksOf(entries, CHUNK)) {
        const before = await documents.getMany(chunk.map((entry) => entry.id));
        const writes = chunk.map(({ id, value }, index) => {
          const known = before[index];
          if (known) refuseNewer(known.schema, name, id);
          const next: LevelDocument = { schema: SCHEMA, version: 1, value };
          return { type: 'put' as const, sublevel: documents, key: id, value: next };
        });
        await level.batch(writes, DURABLE);
        for (const { id, value } of chunk) tell(id, value);
      }
    },
    swap: ({ id, value }, version, talk) =>
      inTurn(id, async () => {
        if (((await get(id))?.version ?? 0) !== version) return false;
        const next: LevelDocument = { schema: SCHEMA, version: version + 1, value };
        const writes: BatchOperation<Level, string, LevelDocument | string>[] = [
          { type: 'put', sublevel: documents, key: id, value: next },
        ];
        if (version === 0 && talk !== undefined) {
          writes.push({ type: 'put', sublevel: talks, key: talk, value: id });
        }
        await level.batch<string, LevelDocument | string>(writes, DURABLE);
        tell(id, value);
        return true;
      }),
    newest: async (talk) => {
      const id = await talks.get(talk);
      return id === undefined ? undefined : get(id);
    },
    all: () => iterate({}),
    // '0' is the character behind '/'.
    under: (folder) => iterate({ gte: `${folder}/`, lt: `${folder}0` }),
    count: async () => {
      let count = 0;
      for await (const _ of documents.keys()) count += 1;
      return count;
    },
    watch: async (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface Cause {
  readonly code?: unknown;
  readonly message?: unknown;
}

/** The error and its causes; told by shape, because an error may come from another realm. */
function causesOf(error: unknown): Cause[] {
  if (typeof error !== 'object' || error === null) return [];
  return [error, ...causesOf('cause' in error ? error.cause : undefined)];
}

/** One line for the person at the terminal: what is wrong with the folder and what to do about it. */
async function complaint(folder: string, holder: string, error: unknown): Promise<string> {
  const causes = causesOf(error);
  const codes = causes.map((cause) => cause.code);
  const message = String(causes.at(-1)?.message ?? error);
  const elsewhere = 'set SIGNPOST_DATA to another folder, or set MONGODB_URI';
  if (codes.includes('LEVEL_LOCKED')) {
    const pid = await readFile(holder, 'utf8').catch(() => '');
    const who = /^\d+$/.test(pid) ? `process ${pid}` : 'another process';
    return `The data folder ${folder} is in use by ${who}, and one process at a time can use it: stop that one, ${elsewhere}.`;
  }
  if (codes.includes('EEXIST') || codes.includes('ENOTDIR')) {
    return `The data folder ${folder} cannot be made because a file is in its place: move that file, ${elsewhere}.`;
  }
  if (
    ['EACCES', 'EPERM', 'EROFS'].some((code) => codes.includes(code)) ||
    /permission denied|read-only/i.test(message)
  ) {
    return `The data folder ${folder} cannot be written by this account: give it the right to write there, ${elsewhere}.`;
  }
  if (codes.includes('LEVEL_CORRUPTION')) {
    return `The data in ${folder} are damaged (${message}): put a backup in its place, ${elsewhere}.`;
  }
  return `The data folder ${folder} cannot be opened (${message}): mend that, ${elsewhere}.`;
}
