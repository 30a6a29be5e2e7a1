import { type Config, readConfig } from '../../src/config';

export type Env = Record<string, string | undefined>;

/** The settings as the bot reads them; throws what it would complain of. */
export function configOf(env: Env): Config {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.config;
}

/** What the bot would complain of; nothing where it would start. */
export function problemsOf(env: Env): readonly string[] {
  const reading = readConfig(env);
  return reading.ok ? [] : reading.problems;
}
