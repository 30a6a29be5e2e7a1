import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import type { Config } from './config';
import type { Offer } from './domain/offer';
import { createGuard } from './flows/admission';
import { type FollowedCatalogue, followCatalogue } from './flows/catalogue';
import type { Directory, Store } from './flows/ports';
import { recoverImports } from './flows/recovery';
import type { World } from './flows/world';
import { faultFields, type Log } from './log';
import { entraDirectory } from './people/entra';
import { fixedDirectory } from './people/fixed';
import { machineTime } from './people/time';
import { cuesIn } from './reader/cues';
import { isKnownWord, read } from './reader/reader';
import sampleOffers from './sample/offers.json';
import { openStore } from './store/open';
import { startServer } from './teams/server';
import { failureTeller, type TurnParts, turnTaker } from './teams/turn';

export interface App {
  readonly port: number;
  /** Stops taking turns, waits for those in flight, closes the store. */
  close(): Promise<void>;
}

export type AppStart =
  | { readonly ok: true; readonly app: App }
  /** One line: what is wrong and what to do. */
  | { readonly ok: false; readonly problem: string };

/**
 * Puts the real things together and opens the front door. The only place that knows them all; whatever cannot be had
 * (store, directory, port) is a value with one line for the person who starts it.
 */
export async function startApp(config: Config, log: Log): Promise<AppStart> {
  const opened = await tried(() => openStore({ mongoUri: config.mongodbUri, dataFolder: config.dataFolder }));
  if (!opened.ok) return opened;
  const store = opened.value;
  const joined = await tried(() => join(config, store, log));
  if (!joined.ok) return closing(store, joined.problem);
  const { catalogue, directory, ...parts } = joined.value;
  const started = await startServer({
    config,
    log,
    onTurn: turnTaker(parts),
    onTurnFailed: failureTeller(parts),
    isReady: async () => (await isDirectoryReady(directory, log)) && (await tried(() => store.ping())).ok,
  });
  if (!started.ok) return closing(store, started.problem);
  const { server } = started;
  const close = async (): Promise<void> => {
    await server.close();
    catalogue.close();
    await store.close();
  };
  return { ok: true, app: { port: server.port, close } };
}

async function closing(store: Store, problem: string): Promise<AppStart> {
  await store.close();
  return { ok: false, problem };
}

type Parts = TurnParts & { readonly catalogue: FollowedCatalogue; readonly directory: Directory };

async function join(config: Config, store: Store, log: Log): Promise<Parts> {
  // The folder is ours alone, so an import that says it is running was cut off.
  if (!config.mongodbUri) {
    await recoverImports(store.ledger, (one, offers) => log.warn('import-taken-back', { import: one.id, offers }));
  }
  if (config.identity.kind === 'local') await loadSamples(store);
  const directory = directoryOf(config);
  await isDirectoryReady(directory, log);
  const catalogue = await followCatalogue(
    store.offers,
    () => pause(),
    (error) => log.error('catalogue-behind', faultFields(error)),
  );
  const world: World = {
    store,
    catalogue,
    reader: { read: (message, mentions) => read(message, { mentions }), cues: cuesIn, knows: isKnownWord },
    clock: { now: () => new Date() },
    idOf: (seed) => createHash('sha256').update(seed).digest('base64url').slice(0, 22),
    defaultLanguage: config.language,
    staleAfterDays: config.staleAfterDays,
  };
  const guard = createGuard({
    directory,
    access: store.access,
    audit: store.audit,
    rules: config.access,
    time: machineTime,
    report: (error) => log.warn('gate-fault', faultFields(error)),
  });
  return { world, catalogue, directory, guard, log };
}

/** A laptop's empty store gets the sample catalogue, every offer of which says that it is one. */
async function loadSamples(store: Store): Promise<void> {
  if ((await store.offers.count()) === 0) await store.offers.put(sampleOffers as unknown as readonly Offer[]);
}

function directoryOf(config: Config): Directory {
  const { roles } = config;
  return roles.kind === 'fixed' ? fixedDirectory(roles.people) : entraDirectory(roles, config.graphEndpoint);
}

/** Without the pinned groups nobody is admitted, so the reason is told and the instance is not ready. */
async function isDirectoryReady(directory: Directory, log: Log): Promise<boolean> {
  const fault = await directory.fault();
  if (fault !== undefined) log.error('directory-not-ready', { reason: fault });
  return fault === undefined;
}

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

async function tried<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
