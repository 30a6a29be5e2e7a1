import { type Facts, SOURCES, type Source } from '../../domain/claim';
import type { Offer } from '../../domain/offer';
import { applySaid, beforeOf, type Outcome, type Said } from '../../filling/apply';
import type { Mark, Scope } from '../../filling/claims';
import type { FileKind } from '../../filling/file';
import type { Import, OfferBefore, Store } from '../../flows/ports';
import { counted, type Screen, shortly, visible } from './screen';
import type { Spill } from './spill';

/** Offers merged and written together. */
const CHUNK = 100;
const KEPT_SHOWN = 20;
/** A running import says so this often, in milliseconds. */
const SIGN_OF_LIFE = 10_000;

/** How many offers became what; `id` is undefined as long as nothing was written. */
export interface Counts {
  readonly id: string | undefined;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly kept: number;
}

/** What is to be written, and how. */
export interface WorkOrder {
  readonly name: string;
  readonly kind: FileKind;
  readonly scope: Scope;
  readonly isDry: boolean;
  readonly rejected: number;
}

export interface Work {
  take(spill: Spill): Promise<void>;
  counts(): Counts;
}

/** The second half of an import: puts what was read to what is stored, a hundred offers at a time. */
export function makeWork(store: Store, { name, kind, scope, isDry, rejected }: WorkOrder, screen: Screen): Work {
  const at = screen.now().toISOString();
  const id = `${at.slice(0, 23).replace(/[-:.]/g, '').replace('T', '-')}-${screen.unique()}`;
  const source: Source = kind === 'export' ? 'base' : kind;
  const mark: Mark = { source, import: id, at };
  const sources = kind === 'export' ? SOURCES.filter((one) => one !== 'correction') : [source];
  const counts = { added: 0, changed: 0, same: 0, kept: 0 };
  let page = 0;
  let seen = 0;

  const save = async (state: Import['state']): Promise<void> => {
    const { added, changed, same } = counts;
    seen = screen.now().getTime();
    const seenAt = new Date(seen).toISOString();
    await store.ledger.saveImport({ id, kind, file: name, at, seenAt, state, added, changed, same, rejected });
  };
  const showOne = async (outcome: Outcome, said: Said): Promise<void> => {
    for (const one of outcome.contradictions) {
      counts.kept += 1;
      if (!isDry && counts.kept > KEPT_SHOWN) continue;
      const line = `= ${visible(said.id)} ${visible(one.path)} stays ${shortly(one.kept)} as a person set it; the file says ${shortly(one.said)}\n`;
      await screen.out(line);
    }
    if (isDry) await screen.out(differenceText(outcome));
  };
  const count = (kindOf: Outcome['kind']): void => {
    if (kindOf === 'new') counts.added += 1;
    else if (kindOf === 'changed') counts.changed += 1;
    else counts.same += 1;
  };

  const takeChunk = async (chunk: readonly Said[], isRetry: boolean): Promise<void> => {
    const stored = await store.ledger.read(chunk.map((said) => said.id));
    const before: OfferBefore[] = [];
    const swaps: { id: string; offer: Offer; version: number }[] = [];
    for (const [index, said] of chunk.entries()) {
      const known = stored[index];
      const outcome = applySaid(known?.value, said, mark, scope);
      if (!isRetry) {
        count(outcome.kind);
        await showOne(outcome, said);
      }
      if (outcome.kind === 'same') continue;
      before.push(beforeOf(said.id, sources, known?.value, outcome.offer));
      swaps.push({ id: said.id, offer: outcome.offer, version: known?.version ?? 0 });
    }
    if (isDry || swaps.length === 0) return;
    if (page === 0 || screen.now().getTime() - seen > SIGN_OF_LIFE) await save('running');
    // What was there before is kept first: whatever happens now can be taken back.
    page += 1;
    await store.ledger.remember(id, page, before);
    const lost = new Set(await store.ledger.write(swaps));
    const again = chunk.filter((said) => lost.has(said.id));
    if (again.length > 0) await takeChunk(again, true);
  };

  return {
    take: async (spill: Spill): Promise<void> => {
      const aliases = await offerIdsIn(spill, kind);
      let done = 0;
      for await (const share of spill.shares()) {
        const meant = share.map((said) => withAlternative(said, aliases));
        for (let from = 0; from < meant.length; from += CHUNK) {
          const chunk = meant.slice(from, from + CHUNK);
          await takeChunk(chunk, false);
          done += chunk.length;
          screen.progress.show(`${name}: ${counted(done, 'offer')}`, 0.5 + Math.min(0.5, (done / spill.count()) * 0.5));
        }
      }
      screen.progress.clear();
      if (page > 0) await save('done');
    },
    counts: (): Counts => ({ ...counts, id: page > 0 ? id : undefined }),
  };
}

/** The keys of the offers in a Discovery file by their own ids, if an offer in it names another instead of itself. */
async function offerIdsIn(spill: Spill, kind: FileKind): Promise<ReadonlyMap<string, string>> {
  const keys = new Map<string, string>();
  if (kind !== 'discovery') return keys;
  const wanted = new Set<string>();
  for await (const share of spill.shares()) for (const { facts } of share) wanted.add(alternativeIn(facts) ?? '');
  wanted.delete('');
  if (wanted.size === 0) return keys;
  for await (const share of spill.shares()) {
    for (const { id, facts } of share) {
      for (const own of [facts['offerId'], facts['uniqueProductId']]) {
        if (typeof own === 'string' && wanted.has(own.toLowerCase())) keys.set(own.toLowerCase(), id);
      }
    }
  }
  return keys;
}

function alternativeIn(facts: Facts): string | undefined {
  const stop = facts['stopSell'];
  const own = typeof stop === 'object' && stop !== null && 'alternative' in stop ? stop.alternative : undefined;
  return typeof own === 'string' ? own.toLowerCase() : undefined;
}

function withAlternative(said: Said, keys: ReadonlyMap<string, string>): Said {
  const key = keys.get(alternativeIn(said.facts) ?? '');
  if (key === undefined) return said;
  return { ...said, facts: { ...said.facts, stopSell: { ...(said.facts['stopSell'] as Facts), alternative: key } } };
}

/** What would become of one offer, as lines; nothing when it stays the same. */
function differenceText({ kind, offer, differences }: Outcome): string {
  if (kind === 'same') return '';
  const head = `${visible(offer.id)} ${visible(offer.name)} (${visible(offer.publisher.name)})`;
  if (kind === 'new') return `+ ${head}\n`;
  const lines = differences().map(
    ({ path, before, after }) => `    ${visible(path)}: ${shortly(before)} -> ${shortly(after)}\n`,
  );
  return `~ ${head}\n${lines.join('')}`;
}
