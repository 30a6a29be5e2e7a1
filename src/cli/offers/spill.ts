import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Facts } from '../../domain/claim';
import type { Offer } from '../../domain/offer';
import type { Said } from '../../filling/apply';
import { joinFacts } from '../../filling/claims';

/** Brings together what a file says about one offer in many places, in bounded memory: beyond it, in a folder. */
export interface Spill {
  add(said: Said): Promise<void>;
  /** Everything that was added, one offer once, a share at a time. */
  shares(): AsyncGenerator<readonly Said[]>;
  count(): number;
  close(): Promise<void>;
}

const SHARES = 64;
/** UTF-16 units held in memory over all shares. */
const HELD = 4_194_304;

type Line = readonly [id: string, facts: Facts, offer?: Offer];

/** An empty spill. Its folder holds facts about products only and is removed with it. */
export function makeSpill(): Spill {
  const held: string[][] = Array.from({ length: SHARES }, () => []);
  const isOnDisk = new Set<number>();
  let size = 0;
  let count = 0;
  let folder: string | undefined;

  const fileOf = (share: number): string => join(folder ?? '', `${share}.jsonl`);
  const flush = async (): Promise<void> => {
    folder ??= await mkdtemp(join(tmpdir(), 'signpost-import-'));
    for (const [share, lines] of held.entries()) {
      if (lines.length === 0) continue;
      await appendFile(fileOf(share), lines.join(''));
      isOnDisk.add(share);
      lines.length = 0;
    }
    size = 0;
  };

  return {
    add: async ({ id, facts, offer }) => {
      const line: Line = offer ? [id, facts, offer] : [id, facts];
      const text = `${JSON.stringify(line)}\n`;
      held[shareOf(id)]?.push(text);
      count += 1;
      size += text.length;
      if (size > HELD) await flush();
    },
    shares: async function* () {
      if (isOnDisk.size === 0) {
        yield groupsIn(held.flat().join(''));
        return;
      }
      for (const [share, lines] of held.entries()) {
        const text = isOnDisk.has(share) ? await readFile(fileOf(share), 'utf8') : '';
        yield groupsIn(text + lines.join(''));
      }
    },
    count: () => count,
    close: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function groupsIn(text: string): Said[] {
  const groups = new Map<string, Said>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [id, facts, offer] = JSON.parse(line) as Line;
    const known = groups.get(id);
    const joined = known ? joinFacts(known.facts, facts) : facts;
    groups.set(id, offer ? { id, facts: joined, offer } : { id, facts: joined });
  }
  return [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function shareOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return hash % SHARES;
}
