import { setTimeout as pause } from 'node:timers/promises';
import { type ChangeStreamDocument, type Collection, MongoServerError } from 'mongodb';
import { refuseNewer } from './document';
import type { Change, ShelfName } from './engine';
import type { MongoDocument } from './mongo-document';

type Listener = (change: Change) => void;

/** Milliseconds between two looks at a server without change streams, and before a broken stream is opened again. */
const LOOK = 1_000;
/** How far back a look reaches, in milliseconds, so that clocks of instances may differ by as much. */
const OVERLAP = 10_000;
const STREAMS_NEED_A_REPLICA_SET = 40_573;

/**
 * Resolves once changes are told. Tells of them by a change stream on a replica set, and by looking once a second elsewhere. After every break
 * comes a gap, because what happened meanwhile is not known.
 */
export async function watchCollection(
  documents: Collection<MongoDocument>,
  name: ShelfName,
  listener: Listener,
): Promise<() => void> {
  const stop = new AbortController();
  await new Promise<void>((isOpen) => void follow({ documents, name, listener, signal: stop.signal, isOpen }));
  return () => stop.abort();
}

interface Watch {
  readonly documents: Collection<MongoDocument>;
  readonly name: ShelfName;
  readonly listener: Listener;
  readonly signal: AbortSignal;
  /** Called when changes are told from here on. */
  readonly isOpen: () => void;
}

async function follow(watch: Watch): Promise<void> {
  let hasBroken = false;
  while (!watch.signal.aborted) {
    try {
      await streamChanges(watch, hasBroken);
    } catch (error) {
      if (error instanceof MongoServerError && error.code === STREAMS_NEED_A_REPLICA_SET) return lookForChanges(watch);
    }
    hasBroken = true;
    await rest(watch.signal);
  }
}

async function streamChanges({ documents, name, listener, signal, isOpen }: Watch, isAgain: boolean): Promise<void> {
  const stream = documents.watch([], { fullDocument: 'updateLookup' });
  const end = (): void => void stream.close().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  try {
    // The first look opens the stream at the server; only what happens after that is told by it.
    const first = await stream.tryNext();
    isOpen();
    if (isAgain) listener({ kind: 'gap' });
    if (first) listener(changeIn(first, name));
    while (!signal.aborted) listener(changeIn(await stream.next(), name));
  } finally {
    signal.removeEventListener('abort', end);
    await stream.close().catch(() => undefined);
  }
}

function changeIn(event: ChangeStreamDocument<MongoDocument>, name: ShelfName): Change {
  switch (event.operationType) {
    case 'insert':
    case 'update':
    case 'replace': {
      // An update whose document was removed meanwhile comes without one; its removal follows.
      const document = event.fullDocument;
      if (!document) return { kind: 'gone', id: event.documentKey._id };
      refuseNewer(document.schema, name, document._id);
      return { kind: 'put', id: document._id, value: document.value };
    }
    case 'delete':
      return { kind: 'gone', id: event.documentKey._id };
    default:
      return { kind: 'gap' };
  }
}

/** Looks for what was written since the last look; a removal only shows in the count, and then all is read again. */
async function lookForChanges({ documents, name, listener, signal, isOpen }: Watch): Promise<void> {
  const seen = new Map<string, number>();
  let since = new Date(Date.now() - OVERLAP);
  let count = await countOf(documents);
  isOpen();
  while (!signal.aborted) {
    await rest(signal);
    if (signal.aborted) return;
    try {
      const now = Date.now();
      const written = await documents.find({ updatedAt: { $gte: since } }).toArray();
      let added = 0;
      for (const document of written) {
        const at = document.updatedAt.getTime();
        if (seen.get(document._id) === at) continue;
        if (document.version === 1 && !seen.has(document._id)) added += 1;
        seen.set(document._id, at);
        refuseNewer(document.schema, name, document._id);
        listener({ kind: 'put', id: document._id, value: document.value });
      }
      const counted = await countOf(documents);
      if (counted < count + added) listener({ kind: 'gap' });
      count = counted;
      since = new Date(now - OVERLAP);
      for (const [id, at] of seen) if (at < since.getTime()) seen.delete(id);
    } catch {
      // The server is away; the next look reaches back to before it went.
    }
  }
}

function countOf(documents: Collection<MongoDocument>): Promise<number> {
  return documents.countDocuments({});
}

async function rest(signal: AbortSignal): Promise<void> {
  await pause(LOOK, undefined, { signal }).catch(() => undefined);
}
