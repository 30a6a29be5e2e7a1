import type { Scope } from './claims';
import type { FindOffer } from './contacts';
import type { Fault, Fragment, Reading } from './fragment';

/** The kinds of files; `export` is one that Signpost wrote. */
export type FileKind = 'discovery' | 'price-list' | 'listing' | 'reconciliation' | 'contacts' | 'export';

/** A row that cannot be used, and the text that puts it into the rejects file. */
export interface Rejected {
  readonly fault: Fault;
  readonly text: string;
}

export interface Batch {
  readonly fragments: readonly Fragment[];
  readonly rejected: readonly Rejected[];
  readonly skipped: number;
}

/** Why the whole file is refused. */
export interface Refusal {
  readonly line: number;
  readonly reason: string;
}

/** Reads one file, whatever it is, in pieces. */
export interface FileReader {
  push(piece: string): Batch;
  /** Must be called behind the last piece; only then is it certain that the file is whole. */
  end(): Batch;
  refusal(): Refusal | undefined;
  kind(): FileKind | undefined;
  scope(): Scope;
  /** What stands in front of and behind the rejected rows, so that together they are a file of the same kind. */
  frame(): { readonly head: string; readonly between: string; readonly tail: string };
  /** Columns of a contacts table that nobody reads. */
  ignored(): readonly string[];
}

export interface ReaderOptions {
  /** Finds offers for files that name them by other ids; asked only about contacts and listings. */
  readonly find: FindOffer;
  /** The offer a listing is for, as the person at the command named it. */
  readonly offer?: string;
  /** The market that was asked for, in a live call. */
  readonly market?: string;
}

/** Nothing was read. */
export const NOTHING: Batch = { fragments: [], rejected: [], skipped: 0 };

/** A batch that grows by one reading after the other; `text` is asked only about faults. */
export interface Collected extends Batch {
  add(reading: Reading, text: (fault: Fault) => string): void;
}

/** An empty batch. */
export function collect(): Collected {
  const fragments: Fragment[] = [];
  const rejected: Rejected[] = [];
  let skipped = 0;
  return {
    fragments,
    rejected,
    get skipped() {
      return skipped;
    },
    add: (reading, text) => {
      if (reading.kind === 'fragment') fragments.push(reading.fragment);
      else if (reading.kind === 'fault') rejected.push({ fault: reading.fault, text: text(reading.fault) });
      else skipped += 1;
    },
  };
}
