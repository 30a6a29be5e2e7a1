/** What the command needs of the terminal and of the world. */
export interface Screen {
  /** Standard output; resolves when there is room for more. */
  out(text: string): Promise<void>;
  /** Standard error, one line. */
  err(line: string): void;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** A short name that nothing else has. */
  unique(): string;
  readonly fetch: typeof fetch;
  readonly progress: Progress;
}

/** Shows how far a long work is. */
export interface Progress {
  show(what: string, share: number): void;
  /** Clears the line for other output. */
  clear(): void;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** The text on one line, with everything visible that could move the cursor or hide something. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A JSON value for a reader, cut to a line. */
export function shortly(value: unknown): string {
  const text = visible(value === undefined || value === null ? 'nothing' : JSON.stringify(value));
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}

/** A number of things in English: 1 row, 2,000 rows. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** A progress line that is redrawn on a terminal, and once a second a line of its own anywhere else. */
export function progressOn(write: (text: string) => void, isTerminal: boolean, now: () => number): Progress {
  let shownAt = 0;
  let isShown = false;
  return {
    show: (what, share) => {
      if (now() - shownAt < (isTerminal ? 100 : 1000)) return;
      shownAt = now();
      const bar = '#'.repeat(Math.round(share * 20)).padEnd(20, '.');
      const line = `[${bar}] ${String(Math.floor(share * 100)).padStart(3)} % ${visible(what)}`;
      write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      isShown = isTerminal;
    },
    clear: () => {
      if (isShown) write('\r\u001b[K');
      isShown = false;
    },
  };
}

/** No progress at all. */
export const SILENT: Progress = { show: () => {}, clear: () => {} };
