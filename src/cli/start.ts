import { startApp } from '../app';
import { readConfig } from '../config';
import { readEnvironment } from '../environment';
import { createLog } from '../log';
import { PLAYERS, type Player, startPlayground } from './playground';

/** Microsoft's default port of the Playground. */
const PLAYGROUND_PORT = 56150;
const PLAYGROUND_FOLDER = 'devTools';

/** `npm start`: the bot and the local Teams beside it, one line that says where to go, and one end for both. */
async function main(): Promise<void> {
  const player = playerFrom(process.argv.slice(2));
  const env = readEnvironment();
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const { config } = reading;
  if (config.identity.kind !== 'local') {
    throw new Error(
      'npm start is for a laptop. MicrosoftAppId is set, so start the bot itself: npm run build && npm run serve',
    );
  }
  const log = createLog({ level: quieter(env), write: (line) => process.stderr.write(`${line}\n`) });
  const started = await startApp(config, log);
  if (!started.ok) throw new Error(started.problem);
  const { app } = started;
  const playground = await startPlayground(app.port, portFrom(env), player, PLAYGROUND_FOLDER).catch(
    async (error: unknown) => {
      await app.close();
      throw error;
    },
  );
  process.stdout.write(`Signpost is ready. Open ${playground.url} in a browser. Ctrl-C ends it.\n`);
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    playground.child.kill('SIGTERM');
    app.close().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  playground.child.once('exit', () => stop(1));
}

function playerFrom(args: readonly string[]): Player {
  const given = args.find((arg) => arg.startsWith('--as='))?.slice('--as='.length);
  const player = PLAYERS.find((one) => one === (given ?? 'admin-agent'));
  if (!player) throw new Error(`--as=${given} is nobody here; use one of: ${PLAYERS.join(', ')}`);
  return player;
}

/** On a laptop only warnings are worth a line, unless somebody asked for more. */
function quieter(env: NodeJS.ProcessEnv): 'debug' | 'info' | 'warn' | 'error' {
  const level = env['LOG_LEVEL'];
  return level === 'debug' || level === 'info' || level === 'error' ? level : 'warn';
}

function portFrom(env: NodeJS.ProcessEnv): number {
  const port = Number(env['PLAYGROUND_PORT'] ?? PLAYGROUND_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('PLAYGROUND_PORT is a number from 0 to 65535.');
  return port;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
