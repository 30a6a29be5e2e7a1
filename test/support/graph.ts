import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface GraphPerson {
  /** Ids of groups and templates of directory roles, direct ones. */
  readonly memberOf: readonly string[];
  readonly accountEnabled?: boolean | null;
  readonly userType?: string | null;
}

export interface GraphGroup {
  readonly displayName?: string;
  readonly securityEnabled?: boolean;
  readonly mailEnabled?: boolean;
  readonly groupTypes?: readonly string[];
  readonly membershipRule?: string | null;
  readonly memberOf?: readonly string[];
}

export interface GraphState {
  readonly people: Readonly<Record<string, GraphPerson>>;
  readonly groups: Readonly<Record<string, GraphGroup>>;
  /** How it answers, by kind of question (`account`, `check`, `group`, `login`, `all`); see `graph-process.ts`. */
  readonly moods: Readonly<Record<string, string>>;
  /** From and to, in milliseconds. */
  readonly latency?: readonly [number, number];
  /** Ids that every check returns although nobody asked for them. */
  readonly unasked?: readonly string[];
}

export interface GraphTally {
  account: number;
  check: number;
  group: number;
  login: number;
  throttled: number;
  /** Most questions of one kind about one thing at the same time. */
  mostAtOnce: number;
  /** Most units spent in ten seconds. */
  mostUnits: number;
  /** Logins by what they showed. */
  asked: Record<string, number>;
  /** What the last check asked for. */
  ids: string[];
}

/** A Graph of our own that runs as another process; `stop` ends it. */
export interface RunningGraph {
  readonly endpoint: string;
  /** The https login that signs its own certificate. */
  readonly authority: string;
  readonly key: string;
  readonly certificate: string;
  /** Changes the state and starts counting anew. */
  set(state: Partial<GraphState>): Promise<void>;
  tally(): Promise<GraphTally>;
  stop(): Promise<void>;
}

export async function startGraph(): Promise<RunningGraph> {
  const child = spawn(process.execPath, [path.join(__dirname, 'child.mjs'), path.join(__dirname, 'graph-process.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { port, securePort, key, certificate } = JSON.parse(line) as Record<string, string>;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    authority: `https://127.0.0.1:${securePort}`,
    key: String(key),
    certificate: String(certificate),
    set: async (state) => {
      await fetch(`${endpoint}/_state`, { method: 'POST', body: JSON.stringify(state) });
    },
    tally: async () => (await (await fetch(`${endpoint}/_tally`)).json()) as GraphTally,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
