import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { PARTY_OF_CATEGORY } from '../domain/matter';
import { CATEGORIES, type Category } from '../domain/party';
import { type Measured, report } from '../reader/measures';
import { read } from '../reader/reader';

const USE =
  'Use: npm run eval -- FILE… [--hard FILE]\nFILE holds one labelled message a line; --hard a list of ids, one {"id"} a line.\n';

interface Row {
  readonly id?: string;
  readonly lang?: string;
  readonly text: string;
  readonly party?: string;
  readonly category?: string;
  readonly acceptable?: unknown;
  readonly ambiguous?: unknown;
  readonly kind?: string;
  readonly outOfScope?: string;
}

function rowsIn(file: string): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    const row = JSON.parse(line) as Partial<Row>;
    if (typeof row.text !== 'string')
      throw new Error(`${file}, line ${i + 1}: there is no text. Each line needs "text" and a label.`);
    return [row as Row];
  });
}

function wantedOf(row: Row): Measured['wanted'] {
  const category = CATEGORIES.find((c) => c === row.category) as Category | undefined;
  if (category !== undefined) return { kind: 'clear', category, party: row.party ?? PARTY_OF_CATEGORY[category] };
  if (row.acceptable !== undefined || row.ambiguous !== undefined) return { kind: 'ambiguous' };
  return { kind: 'outside' };
}

function main(args: readonly string[]): 0 | 2 {
  const mark = args.indexOf('--hard');
  const hardFile = mark < 0 ? undefined : args[mark + 1];
  const files = args.filter((arg, i) => arg !== '--hard' && (mark < 0 || i !== mark + 1));
  if (files.length === 0 || (mark >= 0 && hardFile === undefined)) {
    process.stderr.write(USE);
    return 2;
  }
  const hard = new Set(
    hardFile === undefined
      ? []
      : readFileSync(hardFile, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => (JSON.parse(line) as { id: string }).id),
  );
  const rows = files.flatMap(rowsIn);
  const start = performance.now();
  read('A first message, which loads the model.');
  const loaded = performance.now();
  for (const row of rows.slice(0, 200)) read(row.text);
  const warm = performance.now();
  const measured = rows.map(
    (row): Measured => ({
      lang: row.lang ?? 'en',
      hard: row.id !== undefined && hard.has(row.id),
      wanted: wantedOf(row),
      reading: read(row.text),
    }),
  );
  const each = (performance.now() - warm) / rows.length;
  const size = statSync(join(__dirname, '..', 'reader', 'model.json')).size;
  process.stdout.write(
    `${[...report(measured), `Model ${(size / 1e6).toFixed(2)} MB, first reading after ${(loaded - start).toFixed(0)} ms, then ${each.toFixed(2)} ms a message.`].join('\n')}\n`,
  );
  return 0;
}

process.exitCode = main(process.argv.slice(2));
