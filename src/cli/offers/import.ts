import { type AddressBook, makeAddressBook, needsWideBook } from '../../filling/addresses';
import type { Said } from '../../filling/apply';
import type { FileKind, FileReader } from '../../filling/file';
import type { Fragment } from '../../filling/fragment';
import { makeFileReader } from '../../filling/reader';
import type { Store } from '../../flows/ports';
import { makeRejectsFile, type RejectsFile } from './rejects';
import { counted, type Screen, shortly, visible } from './screen';
import { makeSpill, type Spill } from './spill';
import { UnreadableFile } from './text';
import { type Counts, makeWork } from './work';

/** Something to import: a file, or the pages of a live call. */
export interface Input {
  /** As it is shown: the file's name without its folder. */
  readonly name: string;
  readonly text: () => AsyncIterable<{ readonly text: string; readonly bytes: number }>;
  /** In bytes; 0 where nobody knows. */
  readonly size: number;
  /** Where rejected rows go; undefined: nowhere. */
  readonly rejects?: string | undefined;
  readonly market?: string;
}

export interface ImportOptions {
  readonly isDry: boolean;
  /** The offer that a listing is for. */
  readonly offer?: string | undefined;
}

/** How an import ended: all rows taken, some rejected, or the whole file refused. */
export type Ending = 'taken' | 'some-rejected' | 'refused';

const FAULTS_SHOWN = 20;
/** The longest statement about one offer, in UTF-16 units, so that a stored offer stays below what MongoDB takes. */
const LONGEST_STATEMENT = 1_000_000;

const KINDS: Readonly<Record<FileKind, string>> = {
  discovery: 'Discovery products',
  'price-list': 'price list',
  listing: 'listing',
  reconciliation: 'reconciliation file',
  contacts: 'contacts table',
  export: 'export',
};

/** Reads the whole input, and only when it is sound puts it into the store. Says on the screen what happened. */
export async function importInput(store: Store, input: Input, options: ImportOptions, screen: Screen): Promise<Ending> {
  const spill = makeSpill();
  const rejects = makeRejectsFile(options.isDry ? undefined : input.rejects);
  try {
    const book = await addressBookOf(store, needsWideBook(await kindOf(input)));
    const reader = makeFileReader({
      find: book.find,
      ...(options.offer === undefined ? {} : { offer: options.offer }),
      ...(input.market === undefined ? {} : { market: input.market }),
    });
    const refused = await readAll(input, reader, book, spill, rejects, screen);
    if (refused !== undefined) {
      screen.err(`${visible(input.name)}${refused}. Nothing of it was taken.`);
      return 'refused';
    }
    const kind = reader.kind() ?? 'discovery';
    const order = { name: input.name, kind, scope: reader.scope(), isDry: options.isDry, rejected: rejects.count() };
    const work = makeWork(store, order, screen);
    await work.take(spill);
    const isKept = await rejects.keep(reader.frame);
    await tell(input, kind, work.counts(), rejects.count(), isKept, options, screen, spill.count());
    return rejects.count() > 0 ? 'some-rejected' : 'taken';
  } finally {
    screen.progress.clear();
    await rejects.drop();
    await spill.close();
  }
}

/** The kind of the input as far as its first piece tells. A live call is only asked once, and gives products. */
async function kindOf(input: Input): Promise<FileKind | undefined> {
  if (input.market !== undefined) return 'discovery';
  const probe = makeFileReader({ find: () => undefined });
  try {
    for await (const { text } of input.text()) {
      probe.push(text);
      break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return probe.kind();
}

async function addressBookOf(store: Store, isWide: boolean): Promise<AddressBook> {
  const book = makeAddressBook(isWide);
  for await (const offer of store.offers.all()) book.add(offer);
  return book;
}

/** Reads everything into the spill; resolves to why the input is refused, if it is. */
async function readAll(
  input: Input,
  reader: FileReader,
  book: AddressBook,
  spill: Spill,
  rejects: RejectsFile,
  screen: Screen,
): Promise<string | undefined> {
  let shown = 0;
  const take = async (batch: ReturnType<FileReader['end']>): Promise<void> => {
    for (const fragment of batch.fragments) {
      const said = saidBy(fragment, book);
      if (JSON.stringify(said).length > LONGEST_STATEMENT) {
        const fault = { line: fragment.line, column: '', reason: 'says more about one offer than can be kept' };
        await rejects.add(
          [{ fault, text: JSON.stringify({ rejectedBecause: `line ${fault.line}: ${fault.reason}` }) }],
          reader.frame,
        );
        screen.err(`${visible(input.name)}:${fault.line}: ${fault.reason}`);
      } else await spill.add(said);
    }
    for (const { fault } of batch.rejected) {
      shown += 1;
      if (shown > FAULTS_SHOWN) continue;
      screen.progress.clear();
      const column = fault.column === '' ? '' : ` ${visible(fault.column)}`;
      screen.err(`${visible(input.name)}:${fault.line}:${column} ${visible(fault.reason)}`);
    }
    await rejects.add(batch.rejected, reader.frame);
  };
  try {
    for await (const { text, bytes } of input.text()) {
      await take(reader.push(text));
      if (reader.refusal()) break;
      if (input.size > 0) screen.progress.show(`${input.name}: reading`, (bytes / input.size) * 0.5);
    }
    if (!reader.refusal()) await take(reader.end());
  } catch (error) {
    if (error instanceof UnreadableFile) return ` ${error.message}`;
    throw error;
  }
  screen.progress.clear();
  if (shown > FAULTS_SHOWN) screen.err(`${visible(input.name)}: and ${counted(shown - FAULTS_SHOWN, 'more row')}`);
  for (const column of reader.ignored()) screen.err(`${visible(input.name)}: column ${shortly(column)} is not read`);
  const refusal = reader.refusal();
  if (!refusal) return undefined;
  const told = /^(?:is|has|holds) /.test(refusal.reason) ? `the file ${refusal.reason}` : refusal.reason;
  return `:${refusal.line}: ${visible(told)}`;
}

function saidBy(fragment: Fragment, book: AddressBook): Said {
  const id = book.keyOf(fragment);
  return { id, facts: fragment.facts, ...(fragment.offer ? { offer: fragment.offer } : {}) };
}

async function tell(
  input: Input,
  kind: FileKind,
  counts: Counts,
  rejected: number,
  isKept: boolean,
  { isDry }: ImportOptions,
  screen: Screen,
  fragments: number,
): Promise<void> {
  const { id, added, changed, same, kept } = counts;
  const name = `${visible(input.name)}: ${KINDS[kind]}`;
  const rows =
    rejected === 0
      ? ''
      : `; ${counted(rejected, 'row')} rejected${isKept ? ` (mend and import ${visible(input.rejects ?? '')})` : ''}`;
  const corrected = kept === 0 ? '' : `; ${counted(kept, 'field')} kept as people set ${kept === 1 ? 'it' : 'them'}`;
  const sums = `${added.toLocaleString('en')} new, ${changed.toLocaleString('en')} changed, ${same.toLocaleString('en')} the same`;
  if (isDry) return screen.out(`${name}, tried only: ${sums}${corrected}${rows}\n`);
  if (id !== undefined) return screen.out(`${name}, import ${id}: ${sums}${corrected}${rows}\n`);
  const nothing = fragments === 0 ? 'it holds no offer' : 'the store holds all of it already';
  return screen.out(`${name}: nothing changed, ${nothing}${corrected}${rows}\n`);
}
