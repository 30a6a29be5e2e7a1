import { roles } from '../../src/cli/roles';
import type { AccessList } from '../../src/domain/access';
import { graphOf } from '../../src/people/entra';
import { ADMIN_AGENTS, HELPDESK, NESTED, personId, playMachine, SOURCE } from '../support/directory';
import { type RunningGraph, startGraph } from '../support/graph';

let graph: RunningGraph;
let list: AccessList | undefined;
let version: number;
let lost: number;
let written: string[];
let complaints: string[];

beforeAll(async () => {
  graph = await startGraph();
  playMachine(graph.endpoint);
});
afterAll(() => graph?.stop());
beforeEach(async () => {
  list = undefined;
  version = 0;
  lost = 0;
  written = [];
  complaints = [];
  const groups = {
    [ADMIN_AGENTS]: { displayName: 'AdminAgents' },
    [NESTED]: { displayName: 'AdminAgents', membershipRule: 'user.department -eq "x"' },
    [HELPDESK]: { displayName: 'HelpdeskAgents' },
  };
  await graph.set({ people: {}, groups, moods: {} });
});

const run = (...words: string[]): Promise<number> =>
  roles(words, {
    graph: () => graphOf(SOURCE, graph.endpoint),
    withAccess: (work) =>
      work({
        load: async () => list && { value: list, version },
        save: async (next, expected) => {
          // The first save of a story may lose against somebody else's.
          if (lost > 0) {
            lost -= 1;
            list = { denied: [personId(9)], epoch: 4 };
            version += 1;
          }
          if (expected !== version) return false;
          list = next;
          version += 1;
          return true;
        },
      }),
    write: (line) => written.push(line),
    complain: (line) => complaints.push(line),
  });

describe('the command roles', () => {
  test('prints the groups of the name, which of them can be pinned, and warns when there are several', async () => {
    expect(await run()).toBe(0);
    expect(written).toEqual([
      `${ADMIN_AGENTS}  AdminAgents  can be pinned`,
      expect.stringMatching(new RegExp(`^${NESTED}  AdminAgents  cannot be pinned\\. .*dynamic rule`)),
    ]);
    expect(complaints).toEqual([expect.stringContaining('More than one group')]);
  });

  test('prints groups of other names', async () => {
    expect(await run('HelpdeskAgents')).toBe(0);
    expect(written).toEqual([`${HELPDESK}  HelpdeskAgents  can be pinned`]);
    expect(await run("Nobody's")).toBe(1);
    expect(complaints).toEqual(["No group of the tenant is called Nobody's."]);
  });

  test.each([
    ['403', /GroupMember\.Read\.All/],
    ['503', /could not be asked \(server\)/],
  ])('says what to do when the directory answers %s', async (mood, complaint) => {
    await graph.set({ moods: { group: mood } });
    expect(await run()).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(complaint)]);
  });

  test('denies, lists and allows people by their object id, and flushes', async () => {
    expect(await run('deny', personId(10).toUpperCase())).toBe(0);
    await run('deny', personId(11));
    await run('deny', personId(11));
    await run('flush');
    expect(list).toEqual({ denied: [personId(10), personId(11)], epoch: 1 });
    await run('allow', personId(10));
    written = [];
    await run('denied');
    expect(written).toEqual([personId(11)]);
  });

  test('loses nothing when somebody else changes the list at the same time', async () => {
    lost = 1;
    await run('deny', personId(10));
    expect(list).toEqual({ denied: [personId(9), personId(10)], epoch: 4 });
  });

  test.each([[['deny']], [['deny', 'somebody']], [['allow', personId(1), 'x']], [['flush', 'x']], [['--help']]])(
    'does nothing with %j but say how it is used',
    async (words) => {
      expect(await run(...words)).toBe(2);
      expect(complaints.join()).toContain('Use: npm run');
      expect(list).toBeUndefined();
    },
  );
});
