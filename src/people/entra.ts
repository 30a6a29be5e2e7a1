import type { DirectorySource, Grant } from '../config/roles';
import type { Fact } from '../domain/access';
import type { Person } from '../domain/role';
import type { Directory, Time } from '../flows/ports';
import { within } from '../flows/waiting';
import { createCredential, tokenSource } from './credential';
import { createGraph, type Graph, type GroupAnswer, type Sought } from './graph';
import { createKept } from './kept';
import { awayError, createPatience, type Patience } from './patience';
import { machineTime } from './time';

export interface EntraParts {
  readonly graph: Graph;
  readonly time: Time;
  readonly grants: readonly Grant[];
  /** Between 0 and 1, for the pause before a second try. */
  readonly chance?: () => number;
}

/** Answers kept in memory, one a person; some 200 bytes each. */
const MOST_KEPT = 5_000;
/** What one question about a person, and one about a group, cost of Microsoft Graph's quota, in units. */
const PERSON_UNITS = 5;
const GROUP_UNITS = 1;
/** The longest that somebody waits for an answer, in milliseconds. */
const LONGEST_ASK = 2_200;
/** How soon a wrong group is looked at again, in milliseconds. */
const LOOK_AGAIN = 10_000;

/** The directory of the partner's tenant, behind Microsoft Graph. Nothing is asked before it is used. */
export function entraDirectory(source: DirectorySource, endpoint: string, time: Time = machineTime): Directory {
  return directoryOn({ graph: graphOf(source, endpoint, time), time, grants: source.grants });
}

/** Microsoft Graph with the credential that the settings choose. */
export function graphOf(source: DirectorySource, endpoint: string, time: Time = machineTime): Graph {
  const { credential: choice, tenantId, authorityHost, isKnownAuthority } = source;
  const parts = { choice, tenantId, authorityHost, isKnownAuthority };
  return createGraph({ endpoint, token: tokenSource(createCredential(parts), `${endpoint}/.default`, time) });
}

/**
 * The directory's promises on top of Microsoft Graph: one question at a time about a person, the answers kept, nobody
 * asked before the pinned groups have been seen to be what they should be.
 */
export function directoryOn({ graph, time, grants, chance }: EntraParts): Directory {
  const patience = createPatience(time, chance);
  const kept = createKept<Fact>(MOST_KEPT);
  const asking = new Map<string, Promise<Fact>>();
  const pinned = createPins(graph, patience, time, grants);
  const sought: readonly Sought[] = grants.map(({ id, role }) => ({ id, role }));

  const askNow = async (objectId: string, epoch: number): Promise<Fact> => {
    const fault = await pinned.fault();
    if (fault !== undefined) throw awayError('unready', ` ${fault}`);
    const { value, asked } = await patience.spend(PERSON_UNITS, async (signal) => {
      const asked = time.now();
      const tried = await graph.standing(objectId, sought, signal);
      return tried.kind === 'answer' ? { kind: 'answer', value: { value: tried.value, asked } } : tried;
    });
    const fact: Fact = { standing: value, asked, epoch };
    kept.set(objectId, fact);
    return fact;
  };

  return {
    kept: (person) => kept.get(keyOf(person)),
    ask: (person, epoch) => {
      const objectId = keyOf(person);
      // An answer that was asked for before a flush is worth nothing after it, so it is not waited for either.
      const key = `${objectId}|${epoch}`;
      const before = asking.get(key);
      if (before) return before;
      // At a cold start the groups are looked at first, and that may take as long again.
      const answer = askNow(objectId, epoch).finally(() => asking.delete(key));
      const mine = within(time, LONGEST_ASK, answer);
      asking.set(key, mine);
      return mine;
    },
    fault: () => pinned.fault(),
  };
}

function keyOf(person: Person): string {
  return person.objectId.toLowerCase();
}

interface Pins {
  /** Undefined once every pinned group has been seen to be right; else one line for the person who must act. */
  fault(): Promise<string | undefined>;
}

function createPins(graph: Graph, patience: Patience, time: Time, grants: readonly Grant[]): Pins {
  const groups = grants.filter((grant) => grant.kind === 'group');
  let isRight = groups.length === 0;
  let looking: Promise<string | undefined> | undefined;
  let last: { readonly fault: string; readonly at: number } | undefined;

  const look = async (): Promise<string | undefined> => {
    const faults = await Promise.all(groups.map((grant) => faultOf(graph, patience, grant)));
    const found = faults.find((one) => one !== undefined);
    isRight = found === undefined;
    // A directory that was away is asked again as soon as the patience allows; a wrong group has to be mended first.
    last = found?.kind === 'wrong' ? { fault: found.line, at: time.now().steady } : undefined;
    return found?.line;
  };

  return {
    fault: async () => {
      if (isRight) return undefined;
      if (last && time.now().steady - last.at < LOOK_AGAIN) return last.fault;
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
  };
}

interface PinTrouble {
  readonly kind: 'wrong' | 'away';
  readonly line: string;
}

async function faultOf(graph: Graph, patience: Patience, grant: Grant): Promise<PinTrouble | undefined> {
  try {
    const line = pinFault(grant, await patience.spend(GROUP_UNITS, (signal) => graph.group(grant.id, signal)));
    return line === undefined ? undefined : { kind: 'wrong', line };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'away', line: `The group of ${grant.role} could not be looked at yet. ${why}` };
  }
}

/** Why a group must not give a role, or undefined. Whoever can change a name or a rule could let themself in. */
export function pinFault(grant: Grant, group: GroupAnswer): string | undefined {
  const setting = grant.expectedName === undefined ? 'ROLES' : 'ADMIN_AGENTS_GROUP_ID';
  const wrong = (what: string) => `${setting}: the group ${grant.id} of ${grant.role} ${what}`;
  if (group === 'missing') return wrong('is not in the tenant; give the object id of one that is.');
  if (group === 'forbidden')
    return wrong('may not be read; grant this bot the application permission GroupMember.Read.All.');
  if (group === 'odd' || group.id !== grant.id) return wrong('could not be read; see whether GRAPH_ENDPOINT is right.');
  if (!group.isSecurity) return wrong('is not a security group; give one that is.');
  if (group.isMailEnabled) return wrong('is mail-enabled, so its owners can add people; give a security group.');
  if (group.isDynamic) return wrong('has a dynamic rule, so an attribute lets people in; give one without.');
  if (grant.expectedName !== undefined && group.name !== grant.expectedName)
    return wrong(`is not called ${grant.expectedName}; "npm run roles" prints the one that is.`);
  return undefined;
}
