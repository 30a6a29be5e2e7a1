import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * The settings of this process: its environment, and what `.env` in the working folder adds to it. What the environment
 * says already wins over the file.
 */
export function readEnvironment(file = '.env'): NodeJS.ProcessEnv {
  if (!existsSync(file)) return process.env;
  // Into the environment itself, because the packages that read it there have to see the same.
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) process.env[name] ??= value;
  return process.env;
}
