import { type Config, readConfig } from '../config';
import type { AccessList } from '../domain/access';
import { isGuid } from '../domain/role';
import { readEnvironment } from '../environment';
import type { AccessLists } from '../flows/ports';
import { graphOf, pinFault } from '../people/entra';
import type { Graph, Group } from '../people/graph';
import { openStore } from '../store/open';

/** The longest wait for one answer of the directory, in milliseconds; nobody waits in a chat here. */
const PATIENCE = 20_000;
/** The group behind Admin agent; Partner Center makes it in every partner's tenant. */
const ADMIN_AGENTS = 'AdminAgents';
const USE = `Use: npm run --silent roles [-- NAME]          prints the groups of that name (${ADMIN_AGENTS})
     npm run --silent roles -- deny OBJECT-ID   keeps a person out, on every instance within a second
     npm run --silent roles -- allow OBJECT-ID  takes that back
     npm run --silent roles -- denied           prints who is kept out
     npm run --silent roles -- flush            makes every instance ask the directory anew`;

export interface RolesParts {
  readonly graph: () => Pick<Graph, 'groupsNamed'>;
  /** Opens the access list for as long as the work takes. */
  readonly withAccess: <T>(work: (access: AccessLists) => Promise<T>) => Promise<T>;
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Does what the words ask for. Resolves to the exit code: 0 done, 1 could not, 2 not understood. */
export async function roles(words: readonly string[], parts: RolesParts): Promise<0 | 1 | 2> {
  const [word = ADMIN_AGENTS, id = '', ...rest] = words;
  const isAboutPerson = word === 'deny' || word === 'allow';
  if (rest.length > 0 || (isAboutPerson ? !isGuid(id) : id !== '') || word.startsWith('-')) {
    parts.complain(USE);
    return 2;
  }
  if (word === 'denied') return printDenied(parts);
  if (isAboutPerson || word === 'flush') return change(word, id.toLowerCase(), parts);
  return printGroups(word, parts);
}

async function printGroups(name: string, { graph, write, complain }: RolesParts): Promise<0 | 1> {
  const tried = await graph().groupsNamed(name, AbortSignal.timeout(PATIENCE));
  if (tried.kind === 'away') {
    complain(
      `The directory could not be asked (${tried.code}); see whether the AZURE_ settings and the network are right.`,
    );
    return 1;
  }
  if (typeof tried.value === 'string') {
    complain(
      'The directory does not show groups to this bot; grant it the application permission GroupMember.Read.All.',
    );
    return 1;
  }
  if (tried.value.length === 0) {
    complain(`No group of the tenant is called ${name}.`);
    return 1;
  }
  for (const group of tried.value) write(lineOf(group));
  if (tried.value.length > 1)
    complain(
      'More than one group has this name, and anybody may make another: compare the members with Partner Center.',
    );
  return 0;
}

function lineOf(group: Group): string {
  const fault = pinFault({ role: 'admin-agent', id: group.id, kind: 'group' }, group);
  const shown = group.name.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return `${group.id}  ${shown}  ${fault === undefined ? 'can be pinned' : `cannot be pinned. ${fault}`}`;
}

async function printDenied({ withAccess, write }: RolesParts): Promise<0> {
  const stored = await withAccess((access) => access.load());
  for (const id of stored?.value.denied ?? []) write(id);
  return 0;
}

async function change(word: 'deny' | 'allow' | 'flush', id: string, parts: RolesParts): Promise<0> {
  await parts.withAccess((access) => save(access, (list) => changed(list, word, id)));
  parts.write(
    word === 'flush' ? 'Every instance asks the directory anew.' : `${word === 'deny' ? 'Denied' : 'Allowed'}: ${id}`,
  );
  return 0;
}

function changed(list: AccessList, word: 'deny' | 'allow' | 'flush', id: string): AccessList {
  if (word === 'flush') return { ...list, epoch: list.epoch + 1 };
  const others = list.denied.filter((one) => one !== id);
  return { ...list, denied: word === 'deny' ? [...others, id] : others };
}

async function save(access: AccessLists, change: (list: AccessList) => AccessList): Promise<void> {
  for (;;) {
    const stored = await access.load();
    const list = change(stored?.value ?? { denied: [], epoch: 0 });
    if (await access.save(list, stored?.version ?? 0)) return;
  }
}

/** The settings of a bot whose group is not pinned yet: that is what this command is for. */
function settingsFrom(env: NodeJS.ProcessEnv): ReturnType<typeof readConfig> {
  const isPinned = env['ADMIN_AGENTS_GROUP_ID']?.trim() || env['ROLES']?.trim() || env['FIXED_ROLES']?.trim();
  return readConfig(isPinned ? env : { ...env, ROLES: 'global-admin' });
}

function partsFrom(config: Config): Pick<RolesParts, 'graph' | 'withAccess'> {
  const source = config.roles;
  return {
    graph: () => {
      if (source.kind === 'directory') return graphOf(source, config.graphEndpoint);
      throw new Error(
        'FIXED_ROLES says who is who, so there is no directory to ask; remove it and set MicrosoftAppId.',
      );
    },
    withAccess: async (work) => {
      const store = await openStore({ mongoUri: config.mongodbUri, dataFolder: config.dataFolder });
      try {
        return await work(store.access);
      } finally {
        await store.close();
      }
    },
  };
}

async function main(): Promise<number> {
  const complain = (line: string): unknown => process.stderr.write(`${line}\n`);
  const env = readEnvironment();
  const local = !env['MicrosoftAppId']?.trim();
  const reading = local ? readConfig(env) : settingsFrom(env);
  if (!reading.ok) {
    for (const problem of reading.problems) complain(problem);
    return 1;
  }
  const write = (line: string): unknown => process.stdout.write(`${line}\n`);
  return roles(process.argv.slice(2), { ...partsFrom(reading.config), write, complain });
}

if (require.main === module) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
