import type { Case } from '../domain/case';
import type { Event } from '../domain/event';
import type { Given } from '../domain/step';
import { newCase, step } from '../domain/step';
import { deskOf } from './desk';
import type { Stored } from './ports';
import type { Talk, World } from './world';

/** Opens a case with its first event; the same message delivered again finds the case it opened the first time. */
export async function open(world: World, talk: Talk, event: Event): Promise<Case> {
  const given = await givenNow(world);
  const id = world.idOf(`${talk.conversation}|${talk.activityId}`);
  const opened = step(newCase(id, talk.conversation, talk.person, given.now), event, given);
  if (await world.store.cases.save(opened, 0)) return opened;
  const earlier = await world.store.cases.byId(id);
  if (!earlier) throw new Error(`Case ${id} could neither be saved nor found.`);
  return earlier.value;
}

/**
 * Moves a stored case. When somebody was faster the case is left as they made it: the second of two clicks on one card
 * is a click on an old card.
 */
export async function advance(world: World, stored: Stored<Case>, event: Event): Promise<Case> {
  const moved = step(stored.value, event, await givenNow(world));
  if (moved === stored.value) return moved;
  if (await world.store.cases.save(moved, stored.version)) return moved;
  const newer = await world.store.cases.byId(stored.value.id);
  if (!newer) throw new Error(`Case ${stored.value.id} vanished while it was being moved.`);
  return newer.value;
}

async function givenNow(world: World): Promise<Given> {
  const desk = await deskOf(world.store.desks);
  return { now: world.clock.now().toISOString(), models: desk.models };
}
