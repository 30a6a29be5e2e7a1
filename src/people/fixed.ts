import type { Moment } from '../domain/access';
import type { Person, Role } from '../domain/role';
import type { Directory } from '../flows/ports';
import { machineTime } from './time';

/**
 * Roles from a list in the settings, for tests and laptops: object id to roles. Object ids are compared without regard
 * to case, as Entra writes them in both. Nothing is kept, because asking is free.
 */
export function fixedDirectory(
  list: ReadonlyMap<string, readonly Role[]>,
  now: () => Moment = machineTime.now,
): Directory {
  const byId = new Map([...list].map(([id, roles]) => [id.toLowerCase(), roles]));
  return {
    kept: () => undefined,
    ask: async (person: Person, epoch) => ({
      standing: {
        kind: 'known',
        roles: byId.get(person.objectId.toLowerCase()) ?? [],
        isMember: true,
        isEnabled: true,
      },
      asked: now(),
      epoch,
    }),
    fault: async () => undefined,
  };
}
