import { createInterface } from 'node:readline';
import { storePlaceOf } from '../config';
import { readEnvironment } from '../environment';
import { cuesIn } from '../reader/cues';
import { read } from '../reader/reader';
import { openStore } from '../store/open';
import { exportCorrections } from './corrections';

/** Reads lines {"id","text"} from `input` and writes one reading a line, in order. Resolves to the exit code. */
export async function triage(
  input: NodeJS.ReadableStream,
  write: (line: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1> {
  let number = 0;
  let code: 0 | 1 = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const row = rowOf(line);
    if (row === undefined) {
      complain(`Line ${number} is not a JSON object with "id" and a text in "text"; it was left out.`);
      code = 1;
      continue;
    }
    write(JSON.stringify(resultOf(row)));
  }
  return code;
}

interface Row {
  readonly id: unknown;
  readonly text: string;
}

function rowOf(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) return undefined;
    return typeof value.text === 'string' ? { id: value.id, text: value.text } : undefined;
  } catch {
    return undefined;
  }
}

function resultOf({ id, text }: Row): object {
  const { hosting } = cuesIn(text, 'deployment-provisioning');
  const { action, candidates } = read(text, hosting === 'saas' ? { hosting } : {});
  const rounded = candidates.map((c) => ({ ...c, confidence: Math.round(c.confidence * 10_000) / 10_000 }));
  const best = rounded[0];
  return {
    id,
    action,
    party: best?.party,
    category: best?.category,
    confidence: best?.confidence,
    candidates: rounded,
  };
}

const toOutput = (line: string): boolean => process.stdout.write(`${line}\n`);
const toError = (line: string): boolean => process.stderr.write(`${line}\n`);

/** `--export`: what people corrected in the store of this installation. Resolves to the exit code. */
async function exportFromStore(): Promise<0> {
  const env = readEnvironment();
  const store = await openStore(storePlaceOf((name) => env[name]));
  try {
    await exportCorrections(store.corrections, toOutput);
    return 0;
  } finally {
    await store.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--jsonl')) return triage(process.stdin, toOutput, toError);
  if (args.includes('--export')) return exportFromStore();
  toError('Use: npm run --silent triage -- --jsonl < FILE, or npm run --silent triage -- --export');
  return 2;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      toError(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}
