import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FileReader, Rejected } from '../../filling/file';

/** The file that rejected rows are written to; it appears only when it is whole. */
export interface RejectsFile {
  add(rejected: readonly Rejected[], frame: FileReader['frame']): Promise<void>;
  count(): number;
  /** Puts the file in its place; resolves to false when nothing was rejected. */
  keep(frame: FileReader['frame']): Promise<boolean>;
  drop(): Promise<void>;
}

/** Where the rejects of a file go unless somebody says otherwise: `prices.csv` has `prices.rejects.csv`. */
export function rejectsPathOf(path: string): string {
  const end = extname(path);
  return `${path.slice(0, path.length - end.length)}.rejects${end}`;
}

/** Rejects on their way to `path`; with undefined they are only counted. */
export function makeRejectsFile(path: string | undefined): RejectsFile {
  const partial = `${path}.part`;
  let file: FileHandle | undefined;
  let count = 0;
  return {
    add: async (rejected, frame) => {
      if (rejected.length === 0) return;
      if (path !== undefined && !file) {
        file = await open(partial, 'w', 0o600);
        await file.appendFile(frame().head);
      }
      const { between } = frame();
      const texts = rejected.map(({ text }, index) => (count + index > 0 ? between : '') + text);
      count += rejected.length;
      await file?.appendFile(texts.join(''));
    },
    count: () => count,
    keep: async (frame) => {
      if (!file || path === undefined) return false;
      await file.appendFile(frame().tail);
      await file.close();
      file = undefined;
      await rename(partial, path);
      return true;
    },
    drop: async () => {
      if (!file) return;
      await file.close();
      file = undefined;
      await rm(partial, { force: true });
    },
  };
}
