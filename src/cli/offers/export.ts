import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exportLine } from '../../filling/exported';
import type { Store } from '../../flows/ports';
import { counted, type Screen, visible } from './screen';

/** `export [FILE]`: every offer with everything that is known about it; a file appears only when it is whole. */
export async function exportOffers(store: Store, path: string | undefined, screen: Screen): Promise<void> {
  const count = await store.offers.count();
  if (path === undefined) {
    for await (const line of linesOf(store, count, screen)) await screen.out(line);
    return;
  }
  const partial = `${path}.part`;
  try {
    await pipeline(linesOf(store, count, screen), createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  screen.progress.clear();
  screen.err(`${counted(count, 'offer')} written to ${visible(path)}.`);
}

async function* linesOf(store: Store, count: number, screen: Screen): AsyncGenerator<string> {
  let number = 0;
  for await (const offer of store.offers.all()) {
    number += 1;
    yield exportLine(offer, number, count);
    screen.progress.show(counted(number, 'offer'), number / Math.max(number, count));
  }
  if (number !== count) throw new Error('The offers changed while they were written: export them again.');
}
