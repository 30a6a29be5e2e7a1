import { startApp } from './app';
import { readConfig } from './config';
import { readEnvironment } from './environment';
import { createLog } from './log';

/** Starts the bot as the environment says and stops it in order on SIGTERM and SIGINT. */
async function main(): Promise<number | undefined> {
  const reading = readConfig(readEnvironment());
  if (!reading.ok) return fail(reading.problems);
  const { config } = reading;
  const log = createLog({ level: config.logLevel, write: (line) => process.stdout.write(`${line}\n`) });
  const started = await startApp(config, log);
  if (!started.ok) return fail([started.problem]);
  log.info('started', { host: config.host, port: started.app.port });
  const stop = (): void => {
    log.info('stopping');
    started.app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  return undefined;
}

function fail(problems: readonly string[]): number {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return 1;
}

process.on('unhandledRejection', (reason) => {
  process.stderr.write(`A promise of ours was broken: ${reason instanceof Error ? reason.name : typeof reason}\n`);
  process.exit(1);
});

main().then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = fail([error instanceof Error ? error.message : String(error)]);
  },
);
