import {
  type BulkWriteResult,
  type Collection,
  type Filter,
  MongoBulkWriteError,
  MongoServerError,
  type UpdateFilter,
} from 'mongodb';
import { chunksOf } from './chunks';
import { type Document, refuseNewer, SCHEMA, type Swap } from './document';
import type { Shelf, ShelfName } from './engine';
import type { MongoDocument, TalkDocument } from './mongo-document';
import { watchCollection } from './mongo-watch';

/** Limit of one command at the server, in milliseconds. */
const COMMAND = { maxTimeMS: 5000 } as const;
const CHUNK = 500;
const DUPLICATE_KEY = 11000;

/** The shelf over one collection; `talks` holds the counters of its talks. */
export function shelfOn(documents: Collection<MongoDocument>, talks: Collection<TalkDocument>, name: ShelfName): Shelf {
  const read = (document: MongoDocument | null): Document | undefined => {
    if (!document) return undefined;
    refuseNewer(document.schema, name, document._id);
    return document;
  };
  const iterate = async function* (filter: Filter<MongoDocument>): AsyncGenerator<unknown> {
    for await (const document of documents.find(filter, { ...COMMAND, sort: { _id: 1 }, batchSize: CHUNK })) {
      refuseNewer(document.schema, name, document._id);
      yield document.value;
    }
  };
  return {
    get: async (id) => read(await documents.findOne({ _id: { $eq: id } }, COMMAND)),
    getMany: async (ids) => {
      const found = await documents.find({ _id: { $in: [...ids] } }, COMMAND).toArray();
      const byId = new Map(found.map((document) => [document._id, document]));
      return ids.map((id) => read(byId.get(id) ?? null));
    },
    swapMany: async (swaps) => {
      const lost: string[] = [];
      for (const chunk of chunksOf(swaps, CHUNK)) {
        lost.push(
          ...(await replaceMany(
            documents,
            chunk.filter((swap) => swap.value !== undefined),
          )),
        );
        lost.push(
          ...(await removeMany(
            documents,
            chunk.filter((swap) => swap.value === undefined),
          )),
        );
      }
      await refuseNewerAmong(documents, name, lost);
      return lost;
    },
    put: async (entries) => {
      for (const chunk of chunksOf(entries, CHUNK)) {
        await refuseNewerAmong(
          documents,
          name,
          chunk.map((entry) => entry.id),
        );
        // A Map, because the writes of a chunk are unordered and the last of equal ids must win.
        const lasting = new Map(chunk.map((entry) => [entry.id, entry.value]));
        const writes = [...lasting].map(([id, value]) => ({
          replaceOne: { filter: { _id: { $eq: id } }, replacement: bodyOf(value, 1), upsert: true },
        }));
        await documents.bulkWrite(writes, { ...COMMAND, ordered: false });
      }
    },
    swap: async ({ id, value }, version, talk) => {
      if (version > 0) {
        if (await replace(documents, id, value, version)) return true;
        await refuseNewerAmong(documents, name, [id]);
        return false;
      }
      const place = talk === undefined ? {} : { talk, seq: await nextIn(talks, talk) };
      return insert(documents, { _id: id, ...bodyOf(value, 1), ...place });
    },
    newest: async (talk) => read(await documents.findOne({ talk: { $eq: talk } }, { ...COMMAND, sort: { seq: -1 } })),
    all: () => iterate({}),
    // '0' is the character behind '/'.
    under: (folder) => iterate({ _id: { $gte: `${folder}/`, $lt: `${folder}0` } }),
    count: () => documents.countDocuments({}, COMMAND),
    watch: (listener) => watchCollection(documents, name, listener),
  };
}

function bodyOf(value: unknown, version: number): Omit<MongoDocument, '_id'> {
  return { schema: SCHEMA, version, updatedAt: new Date(), value };
}

async function insert(documents: Collection<MongoDocument>, document: MongoDocument): Promise<boolean> {
  try {
    await documents.insertOne(document, COMMAND);
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}

async function replace(
  documents: Collection<MongoDocument>,
  id: string,
  value: unknown,
  version: number,
): Promise<boolean> {
  const change: UpdateFilter<MongoDocument> = { $set: bodyOf(value, version + 1) };
  return (await documents.updateOne(stillAt({ id, value, version }), change, COMMAND)).matchedCount === 1;
}

function stillAt({ id, version }: Swap): Filter<MongoDocument> {
  return { _id: { $eq: id }, version: { $eq: version }, schema: { $eq: SCHEMA } };
}

/**
 * Replaces in one command and resolves to the ids that lost. Every write is an upsert: one whose version is another
 * tries to insert, and the duplicate key names it, which a plain update would not.
 */
async function replaceMany(documents: Collection<MongoDocument>, swaps: readonly Swap[]): Promise<string[]> {
  if (swaps.length === 0) return [];
  const writes = swaps.map((swap) => ({
    updateOne: { filter: stillAt(swap), update: { $set: bodyOf(swap.value, swap.version + 1) }, upsert: true },
  }));
  let lost: Swap[] = [];
  let result: BulkWriteResult;
  try {
    result = await documents.bulkWrite(writes, { ...COMMAND, ordered: false });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || failures.some((failure) => failure.code !== DUPLICATE_KEY)) throw error;
    lost = failures.flatMap((failure) => swaps[failure.index] ?? []);
    result = error.result;
  }
  const revived = Object.keys(result.upsertedIds).flatMap((index) => swaps[Number(index)] ?? []);
  const gone = revived.filter((swap) => swap.version > 0);
  await removeMany(
    documents,
    gone.map((swap) => ({ ...swap, version: swap.version + 1 })),
  );
  return [...lost, ...gone].map((swap) => swap.id);
}

async function removeMany(documents: Collection<MongoDocument>, swaps: readonly Swap[]): Promise<string[]> {
  const removed = await Promise.all(swaps.map((swap) => documents.deleteOne(stillAt(swap), COMMAND)));
  return swaps.filter((_, index) => removed[index]?.deletedCount !== 1).map((swap) => swap.id);
}

async function nextIn(talks: Collection<TalkDocument>, talk: string): Promise<number> {
  const counted = await talks.findOneAndUpdate(
    { _id: { $eq: talk } },
    { $inc: { opened: 1 }, $setOnInsert: { schema: SCHEMA } },
    { ...COMMAND, upsert: true, returnDocument: 'after' },
  );
  if (!counted) throw new Error('MongoDB did not return the counter of a talk; Signpost needs MongoDB 4.4 or newer.');
  return counted.opened;
}

async function refuseNewerAmong(
  documents: Collection<MongoDocument>,
  shelf: ShelfName,
  ids: readonly string[],
): Promise<void> {
  const newer = await documents.findOne({ _id: { $in: [...ids] }, schema: { $ne: SCHEMA } }, COMMAND);
  if (newer) refuseNewer(newer.schema, shelf, newer._id);
}
