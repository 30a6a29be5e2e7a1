import { createInterface } from 'node:readline';
import { cuesIn } from '../reader/cues';
import { read } from '../reader/reader';

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

if (require.main === module) {
  if (!process.argv.includes('--jsonl')) {
    process.stderr.write('Use: npm run --silent triage -- --jsonl < FILE\n');
    process.exitCode = 2;
  } else {
    void triage(
      process.stdin,
      (line) => process.stdout.write(`${line}\n`),
      (line) => process.stderr.write(`${line}\n`),
    ).then((code) => {
      process.exitCode = code;
    });
  }
}
