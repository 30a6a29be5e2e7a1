import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

export interface Launched {
  readonly child: ChildProcess;
  /** The address of the local Teams. */
  readonly url: string;
  /** Everything written to standard output so far. */
  output(): string;
  /** Ctrl-C, and the code the process ended with. */
  stop(): Promise<number | null>;
}

/** What `npm start` runs once it is built, with these settings, in a folder of its own. */
export async function launch(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Launched> {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'cli', 'start.js'), ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`it stopped with ${code}: ${complained}`)));
  });
  return {
    child,
    url,
    output: () => said,
    async stop() {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

export interface LaunchedBot {
  readonly port: number;
  /** Ends it as a crash does, and starts it again on the same port. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** The bot alone, as a production machine runs it but in local mode, in a folder of its own. */
export async function launchBot(cwd: string, env: Readonly<Record<string, string>>): Promise<LaunchedBot> {
  let { child, port } = await startBot(cwd, { PORT: '0', ...env });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    port,
    async crash() {
      await end('SIGKILL');
      ({ child } = await startBot(cwd, { ...env, PORT: String(port) }));
    },
    stop: () => end('SIGTERM'),
  };
}

async function startBot(
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'index.js')], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /"event":"started".*?"port":(\d+)/.exec(said)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`the bot stopped with ${code}`)));
  });
  return { child, port };
}
