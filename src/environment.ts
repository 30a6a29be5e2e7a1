import { existsSync } from 'node:fs';

/**
 * The settings of this process: its environment, and what `.env` in the working folder adds to it. What the environment
 * says already wins over the file.
 */
export function readEnvironment(file = '.env'): NodeJS.ProcessEnv {
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
