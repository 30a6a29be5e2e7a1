import { createHash, randomBytes } from 'node:crypto';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One JSON line per event. `event` is a fixed word of ours; nothing a person typed belongs in the fields. */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A person's object id as 12 hex digits that mean nothing outside this process. */
  person(objectId: string): string;
}

export interface LogSettings {
  readonly level: LogLevel;
  /** Takes one line without its line break. A sink that throws loses the line; the next one that works says how many. */
  readonly write: (line: string) => void;
  readonly now?: () => Date;
  readonly salt?: Uint8Array;
}

/** Longest value of a field, in characters. */
const LONGEST = 300;
const SECRET_NAME = /token|authorization|password|secret|cookie|^text$|^name$|^value$|mail/i;
const TOKEN_LIKE = /eyJ[\w-]{8,}\.[\w-]*\.?[\w-]*|Bearer\s+\S+|:\/\/[^\s/@]+@/g;

/** Writes lines `{"at","level","event",…fields}` to the sink, leaving out what is below the level. */
export function createLog(settings: LogSettings): Log {
  const { level, write, now = () => new Date(), salt = randomBytes(16) } = settings;
  const lowest = LOG_LEVELS.indexOf(level);
  let lost = 0;
  const line =
    (at: LogLevel) =>
    (event: string, fields: LogFields = {}): void => {
      if (LOG_LEVELS.indexOf(at) < lowest) return;
      const told = lost > 0 ? { ...fields, linesLost: lost } : fields;
      try {
        write(format({ at: now().toISOString(), level: at, event }, told));
        lost = 0;
      } catch {
        lost += 1;
      }
    };
  return {
    debug: line('debug'),
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    person: (objectId) => createHash('sha256').update(salt).update(objectId.toLowerCase()).digest('hex').slice(0, 12),
  };
}

function format(head: Readonly<Record<string, string>>, fields: LogFields): string {
  const safe = Object.entries(fields)
    .filter(([name, value]) => value !== undefined && !(name in head))
    .map(([name, value]) => [name, SECRET_NAME.test(name) ? '[removed]' : safeValue(value)]);
  return JSON.stringify({ ...head, ...Object.fromEntries(safe) });
}

function safeValue(value: string | number | boolean | undefined): string | number | boolean | undefined {
  if (typeof value !== 'string') return value;
  return value
    .slice(0, LONGEST)
    .replace(TOKEN_LIKE, '[removed]')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
}

/**
 * What may be told of an error: its name, code and where it was thrown. Never its message: libraries put
 * addresses, tokens and what people wrote into messages.
 */
export function faultFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = (error as { code?: unknown }).code;
  const stack = error.stack ?? '';
  // The stack begins with the message, which may itself have lines that look like frames.
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .slice(1);
  return {
    fault: error.name,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    thrownAt: frames
      .slice(0, 3)
      .map((frame) => frame.trim().replace(/\(?\/.*?\/(?=(?:src|dist|node_modules)\/)/, '('))
      .join(' < '),
  };
}

/**
 * Libraries print raw errors and keys to the console; from here on each such call becomes one line without content.
 * Returns the function that gives the console back.
 */
export function routeConsole(log: Log, target: Console = console): () => void {
  const names = ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const;
  const before = names.map((name) => [name, target[name]] as const);
  for (const name of names) {
    target[name] = () => log.debug('library-wrote', { stream: name });
  }
  return () => {
    for (const [name, original] of before) target[name] = original;
  };
}
