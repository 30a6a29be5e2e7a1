import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Facts } from '../../src/domain/facts';
import { PARTY_OF_CATEGORY } from '../../src/domain/matter';
import type { Offer } from '../../src/domain/offer';
import type { Category } from '../../src/domain/party';
import type { Place } from '../../src/domain/role';
import { catalogueOver } from '../../src/flows/catalogue';
import type { Store } from '../../src/flows/ports';
import type { Talk, World } from '../../src/flows/world';
import type { Reading } from '../../src/reader/reader';
import samples from '../../src/sample/offers.json';
import { buildOfferIndex } from '../../src/search/index';
import { openLevelStore } from '../../src/store/level';

export const SAMPLES = samples as unknown as readonly Offer[];

/** What the scripted reader makes of the messages that contain a word. */
export interface Script {
  readonly action?: Reading['action'];
  readonly categories: readonly [Category, ...Category[]];
  readonly outOfScope?: NonNullable<Reading['outOfScope']>;
  readonly cues?: Partial<Facts>;
}

export interface TestDesk {
  readonly world: World;
  readonly store: Store;
  /** A person talking somewhere; every call is another activity. */
  talk(over?: Partial<Talk>): Talk;
  close(): Promise<void>;
}

/**
 * A desk to test at: the real embedded store in a folder of its own, the real search over the sample catalogue, a clock
 * that stands still, and a reader that reads exactly what the script says, so that a story depends on nothing else.
 */
export async function openTestDesk(script: Readonly<Record<string, Script>> = {}): Promise<TestDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'signpost-desk-'));
  const store = await openLevelStore(folder);
  await store.offers.put(SAMPLES);
  const scriptFor = (message: string): Script | undefined =>
    Object.entries(script).find(([word]) => message.includes(word))?.[1];
  const world: World = {
    store,
    catalogue: catalogueOver(buildOfferIndex(SAMPLES)),
    reader: {
      read: (message) => readingOf(scriptFor(message)),
      knows: (word) => ['hello', 'the', 'klient', 'microsoft'].includes(word.toLowerCase()),
      cues: (message) => scriptFor(message)?.cues ?? {},
    },
    clock: { now: () => new Date('2026-11-23T10:00:00.000Z') },
    idOf: (seed) => createHash('sha256').update(seed).digest('base64url').slice(0, 22),
    defaultLanguage: 'en',
    staleAfterDays: 180,
  };
  let activities = 0;
  return {
    world,
    store,
    talk(over = {}) {
      activities += 1;
      const place: Place = 'personal';
      return {
        person: 'asker-1',
        conversation: 'conversation-1',
        place,
        activityId: `activity-${activities}`,
        ...over,
      };
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readingOf(script: Script | undefined): Reading {
  const categories = script?.categories ?? (['technical-support'] as const);
  return {
    action: script?.action ?? (script ? 'answer' : 'decline'),
    language: 'en',
    candidates: categories.map((category, i) => ({
      category,
      party: PARTY_OF_CATEGORY[category],
      confidence: 0.9 / (i + 1),
    })),
    ...(script?.outOfScope || !script ? { outOfScope: script?.outOfScope ?? 'other' } : {}),
  };
}
