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
