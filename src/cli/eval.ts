import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Labelled, labelledIn } from '../reader/labelled';
import { report } from '../reader/measures';
import { read } from '../reader/reader';

const USE =
  'Use: npm run eval -- FILE… [--hard FILE]\nFILE holds one labelled message a line; --hard a list of ids, one {"id"} a line.\n';

function rowsIn(file: string, hard: ReadonlySet<unknown>): Labelled[] {
  try {
    return labelledIn(readFileSync(file, 'utf8'), hard);
  } catch (error) {
    throw new Error(`${file}, ${error instanceof Error ? error.message : String(error)}`);
  }
}

function idsIn(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { readonly id?: unknown }).id);
}

function main(args: readonly string[]): 0 | 2 {
  const mark = args.indexOf('--hard');
  const hardFile = mark < 0 ? undefined : args[mark + 1];
  const files = args.filter((arg, i) => arg !== '--hard' && (mark < 0 || i !== mark + 1));
  if (files.length === 0 || (mark >= 0 && hardFile === undefined)) {
    process.stderr.write(USE);
    return 2;
  }
  const hard = new Set(hardFile === undefined ? [] : idsIn(hardFile));
  const rows = files.flatMap((file) => rowsIn(file, hard));
  const start = performance.now();
  read('A first message, which loads the model.');
  const loaded = performance.now();
  for (const row of rows.slice(0, 200)) read(row.text);
  const warm = performance.now();
  const measured = rows.map((row) => ({ ...row, reading: read(row.text) }));
  const each = (performance.now() - warm) / Math.max(1, rows.length);
  const size = statSync(join(__dirname, '..', 'reader', 'model.json')).size;
  process.stdout.write(
    `${[...report(measured), `Model ${(size / 1e6).toFixed(2)} MB, first reading after ${(loaded - start).toFixed(0)} ms, then ${each.toFixed(2)} ms a message.`].join('\n')}\n`,
  );
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
