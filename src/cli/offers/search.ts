import { createInterface } from 'node:readline';
import { makeAddressBook } from '../../filling/addresses';
import { applySaid } from '../../filling/apply';
import { makeFileReader } from '../../filling/reader';
import type { Store } from '../../flows/ports';
import { makeOfferIndexBuilder, type OfferIndex } from '../../search/index';
import { type Screen, visible } from './screen';
import { makeSpill } from './spill';
import { textOfFile, UnreadableFile } from './text';

const MOST_HITS = 10;

/** The index over the offers of the store. */
export async function indexOfStore(store: Store): Promise<OfferIndex> {
  const builder = makeOfferIndexBuilder();
  for await (const offer of store.offers.all()) builder.add(offer);
  return builder.finish();
}

/** The index over the offers in a file, an export or whatever else can be imported; the store is not asked. */
export async function indexOfFile(path: string): Promise<OfferIndex> {
  const builder = makeOfferIndexBuilder();
  const book = makeAddressBook(false);
  const reader = makeFileReader({ find: book.find });
  const spill = makeSpill();
  const take = async (batch: ReturnType<typeof reader.end>): Promise<void> => {
    for (const fragment of batch.fragments) {
      if (fragment.offer) builder.add(fragment.offer);
      else await spill.add({ id: fragment.id, facts: fragment.facts });
    }
  };
  try {
    for await (const { text } of textOfFile(path)) await take(reader.push(text));
    await take(reader.end());
    const refusal = reader.refusal();
    if (refusal) throw new UnreadableFile(`${refusal.reason} (line ${refusal.line})`);
    const kind = reader.kind() ?? 'discovery';
    const mark = { source: kind === 'export' ? 'base' : kind, import: '', at: '' } as const;
    for await (const share of spill.shares()) {
      for (const said of share) builder.add(applySaid(undefined, said, mark, reader.scope()).offer);
    }
    return builder.finish();
  } catch (error) {
    if (error instanceof UnreadableFile) throw new Error(`${visible(path)} ${error.message}.`);
    throw error;
  } finally {
    await spill.close();
  }
}

/** `search --jsonl`: answers one line a line, in order. Resolves to the exit code: 1 when a line was no query. */
export async function search(index: OfferIndex, screen: Screen): Promise<0 | 1> {
  let number = 0;
  let code: 0 | 1 = 0;
  for await (const line of createInterface({ input: screen.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const row = rowOf(line);
    if (row === undefined) {
      screen.err(`Line ${number} is not a JSON object with "id" and a text in "query"; it was left out.`);
      code = 1;
      continue;
    }
    const offers = index.search(row.query, MOST_HITS).hits.map(({ offerId, name, publisher, score }) => {
      return { offerId, name, publisher, score: Math.round(score * 10_000) / 10_000 };
    });
    await screen.out(`${JSON.stringify({ id: row.id, offers })}\n`);
  }
  return code;
}

function rowOf(line: string): { readonly id: unknown; readonly query: string } | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null || !('id' in value) || !('query' in value)) return undefined;
    return typeof value.query === 'string' ? { id: value.id, query: value.query } : undefined;
  } catch {
    return undefined;
  }
}
