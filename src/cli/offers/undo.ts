import type { Import, Store } from '../../flows/ports';
import { takeImportBack } from '../../flows/recovery';
import { counted, type Screen, visible } from './screen';

/** Takes imports back. */

/** An import that gave no sign of life for this long, in milliseconds, was cut off. */
const SILENCE = 60_000;

async function importsOf(store: Store): Promise<Import[]> {
  const found: Import[] = [];
  for await (const one of store.ledger.imports()) found.push(one);
  return found;
}

/** Takes back what cut off imports have left. With `isAlone` nobody else can be importing; else a running one is an error. */
export async function recover(store: Store, isAlone: boolean, screen: Screen): Promise<void> {
  for (const one of await importsOf(store)) {
    if (one.state !== 'running') continue;
    if (!isAlone && screen.now().getTime() - Date.parse(one.seenAt) < SILENCE) {
      throw new Error(
        `Import ${one.id} (${visible(one.file)}) is running: wait until it ends, or a minute if it was stopped.`,
      );
    }
    const offers = await takeImportBack(store.ledger, one);
    screen.err(
      `Import ${one.id} (${visible(one.file)}) was cut off; ${counted(offers, 'offer')} were put back as before.`,
    );
  }
}

/** `rollback ID`: puts every offer back as it was before the import. Resolves to the exit code. */
export async function rollBack(store: Store, id: string, screen: Screen): Promise<0 | 2> {
  const all = await importsOf(store);
  const one = all.find((known) => known.id === id);
  if (!one) {
    screen.err(`There is no import ${visible(id)}; "offers imports" lists them.`);
    return 2;
  }
  if (one.state === 'taken-back') {
    await screen.out(`Import ${one.id} was taken back before; nothing changed.\n`);
    return 0;
  }
  const later = all.filter((other) => other.id > one.id && other.state === 'done' && overlaps(one, other));
  const blocking = await firstTouching(store, one, later.reverse());
  if (blocking) {
    screen.err(
      `Import ${blocking.id} (${visible(blocking.file)}) has changed the same offers since: take that back first.`,
    );
    return 2;
  }
  const offers = await takeImportBack(store.ledger, one);
  await screen.out(`Import ${one.id} (${visible(one.file)}) was taken back: ${counted(offers, 'offer')} as before.\n`);
  return 0;
}

function overlaps(one: Import, other: Import): boolean {
  return one.kind === other.kind || one.kind === 'export' || other.kind === 'export';
}

/** The first of these imports that touched an offer of this one. */
async function firstTouching(store: Store, one: Import, others: readonly Import[]): Promise<Import | undefined> {
  if (others.length === 0) return undefined;
  const ids = new Set<string>();
  for await (const page of store.ledger.remembered(one.id)) for (const before of page) ids.add(before.id);
  for (const other of others) {
    for await (const page of store.ledger.remembered(other.id)) {
      if (page.some((before) => ids.has(before.id))) return other;
    }
  }
  return undefined;
}

/** `imports`: one line each, newest first. */
export async function listImports(store: Store, screen: Screen): Promise<void> {
  const all = await importsOf(store);
  if (all.length === 0) await screen.out('No import has changed anything yet.\n');
  for (const one of all.reverse()) {
    const state = { done: '', running: ', cut off or running', 'taken-back': ', taken back' }[one.state];
    const sums = `${one.added} new, ${one.changed} changed, ${one.same} the same, ${one.rejected} rejected`;
    await screen.out(`${one.id}  ${one.at.slice(0, 19)}Z  ${one.kind}  ${visible(one.file)}: ${sums}${state}\n`);
  }
}
