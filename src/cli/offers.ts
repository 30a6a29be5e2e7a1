import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { storePlaceOf } from '../config';
import { readEnvironment } from '../environment';
import { TEMPLATE_COLUMNS, templateRow } from '../filling/contacts';
import { csvLine, harmless } from '../filling/csv';
import type { Store } from '../flows/ports';
import { openStore } from '../store/open';
import { exportOffers } from './offers/export';
import { type Ending, type Input, importInput } from './offers/import';
import { DISCOVERY_API, liveInput } from './offers/live';
import { atMost, type Order, orderIn, textIn, theOne, USAGE, WrongOrder } from './offers/order';
import { rejectsPathOf } from './offers/rejects';
import { progressOn, type Screen, SILENT, visible } from './offers/screen';
import { indexOfFile, indexOfStore, search } from './offers/search';
import { textOfFile } from './offers/text';
import { listImports, recover, rollBack } from './offers/undo';

/** 0: done, 1: done but for some rows, 2: not done. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command of `npm run offers` and resolves to its exit code. */
export async function offers(args: readonly string[], screen: Screen): Promise<ExitCode> {
  try {
    const order = orderIn(args);
    if (order.values.help === true || order.command === '') {
      await screen.out(USAGE);
      return order.values.help === true ? 0 : 2;
    }
    return await run(order, screen);
  } catch (error) {
    screen.progress.clear();
    screen.err(error instanceof Error ? error.message : String(error));
    if (error instanceof WrongOrder) screen.err('"npm run --silent offers -- --help" lists the commands.');
    return 2;
  }
}

async function run(order: Order, screen: Screen): Promise<ExitCode> {
  switch (order.command) {
    case 'import':
      return runImport(order, screen);
    case 'imports':
      atMost(order, 0);
      return withStore(screen, (store) => listImports(store, screen).then(() => 0));
    case 'rollback':
      return withStore(screen, (store) => rollBack(store, theOne(order, 'the id of an import'), screen), true);
    case 'export':
      atMost(order, 1);
      return withStore(screen, (store) => exportOffers(store, order.names[0], screen).then(() => 0));
    case 'template':
      return writeTemplate(order, screen);
    default:
      return runSearch(order, screen);
  }
}

/**
 * Opens the store of this installation, takes back what an earlier command left half done, and closes it afterwards.
 * Where others may be importing, only a command that writes looks for that.
 */
async function withStore<T>(screen: Screen, work: (store: Store) => Promise<T>, isWriting = false): Promise<T> {
  const place = storePlaceOf((name) => screen.env[name]);
  const { mongoUri } = place;
  const store = await openStore(place);
  try {
    if (isWriting || !mongoUri) await recover(store, !mongoUri, screen);
    return await work(store);
  } finally {
    await store.close();
  }
}

async function runImport(order: Order, screen: Screen): Promise<ExitCode> {
  const inputs = await inputsOf(order, screen);
  const options = { isDry: order.values['dry-run'] === true, offer: textIn(order.values.offer) };
  const endings = await withStore(
    screen,
    async (store) => {
      const all: Ending[] = [];
      for (const input of inputs) all.push(await importInput(store, input, options, screen));
      return all;
    },
    true,
  );
  if (endings.includes('refused')) return 2;
  return endings.includes('some-rejected') ? 1 : 0;
}

async function inputsOf(order: Order, screen: Screen): Promise<Input[]> {
  const { names, values } = order;
  const rejects = textIn(values.rejects);
  const live = textIn(values.live);
  if (live !== undefined) {
    atMost(order, 0);
    return [{ ...liveInputOf(live, textIn(values.language), screen), ...(rejects === undefined ? {} : { rejects }) }];
  }
  if (names.length === 0) throw new WrongOrder('"import" needs a file, or --live MARKET.');
  if (rejects !== undefined && names.length > 1) throw new WrongOrder('--rejects is for one file at a time.');
  if (rejects !== undefined && names.includes(rejects)) throw new WrongOrder('--rejects must be another file.');
  return Promise.all(names.map((name) => fileInput(name, rejects ?? rejectsPathOf(name))));
}

async function fileInput(path: string, rejects: string): Promise<Input> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Error(`There is no file ${visible(path)}.`);
  if (found.isDirectory()) throw new Error(`${visible(path)} is a folder; name the files in it.`);
  return { name: basename(path), size: found.size, rejects, text: () => textOfFile(path) };
}

function liveInputOf(market: string, language: string | undefined, screen: Screen): Input {
  const key = screen.env['DISCOVERY_API_KEY']?.trim();
  if (!key) throw new Error('DISCOVERY_API_KEY is not set; get a key for the Discovery API, or import saved pages.');
  if (!/^[a-z]{2}$/i.test(market)) throw new WrongOrder('--live needs a market of two letters, such as PL.');
  const base = screen.env['DISCOVERY_API_URL']?.trim() || DISCOVERY_API;
  const isSafe =
    URL.canParse(base) && (base.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(base));
  if (!isSafe) throw new Error('DISCOVERY_API_URL must be an https address (http only on 127.0.0.1).');
  return liveInput({ base, key, market: market.toUpperCase(), language: language ?? 'en', patience: 1000 }, screen);
}

async function writeTemplate(order: Order, screen: Screen): Promise<ExitCode> {
  atMost(order, 1);
  const rows = [[...TEMPLATE_COLUMNS]];
  if (order.values.offers === true) {
    await withStore(screen, async (store) => {
      for await (const offer of store.offers.all()) if (!offer.publisher.isMicrosoft) rows.push(templateRow(offer));
    });
  }
  // With the mark a spreadsheet reads the letters right.
  const text = `\uFEFF${rows.map((row) => csvLine(row.map(harmless))).join('')}`;
  const [path] = order.names;
  if (path === undefined) await screen.out(text);
  else await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => refuseToOverwrite(error, path));
  return 0;
}

function refuseToOverwrite(error: unknown, path: string): never {
  const isThere = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
  throw isThere ? new Error(`${visible(path)} is there already and may hold your work; name another file.`) : error;
}

async function runSearch(order: Order, screen: Screen): Promise<ExitCode> {
  atMost(order, 0);
  if (order.values.jsonl !== true) throw new WrongOrder('"search" needs --jsonl and its queries on standard input.');
  const catalogue = textIn(order.values.catalogue);
  const index = await (catalogue === undefined ? withStore(screen, indexOfStore) : indexOfFile(catalogue));
  return search(index, screen);
}

/** The terminal this process was started from. */
function ownScreen(args: readonly string[]): Screen {
  const isWatched = process.stderr.isTTY === true || args.includes('--progress');
  const progress = isWatched
    ? progressOn((text) => process.stderr.write(text), process.stderr.isTTY === true, Date.now)
    : SILENT;
  return {
    out: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    err: (line) => process.stderr.write(`${line}\n`),
    stdin: process.stdin,
    env: readEnvironment(),
    now: () => new Date(),
    unique: () => randomBytes(3).toString('hex'),
    fetch,
    progress,
  };
}

if (require.main === module) {
  // Without it the collector lets the heap grow to several times of what is in use before it looks.
  setFlagsFromString('--heap-growing-percent=15');
  // A reader that has seen enough (head) is no error.
  process.stdout.on('error', () => process.exit(0));
  const args = process.argv.slice(2);
  offers(args, ownScreen(args)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  );
}
