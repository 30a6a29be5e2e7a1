import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example } from '../reader/lessons';
import { stored } from '../reader/model';
import { type Trained, trained } from '../reader/training';
import type { Decision } from '../reader/model';

const MOST_FEATURES = 50_000;
const DECISION: Decision = { partyShare: 0.3, temperatures: [1, 1, 1], answerFrom: 0.6, declineFrom: 0.5 };

function examplesIn(file: string): Example[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Example);
}

/** Trains the reader on every example file and writes the model. The same files give the same model, byte for byte. */
function train(folder: string, target: string): void {
  const examples = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => examplesIn(join(folder, name)));
  const { network, found, words }: Trained = trained(examples);
  writeFileSync(target, `${JSON.stringify(stored(network, found, words, DECISION, MOST_FEATURES))}\n`);
  process.stdout.write(`Learned from ${examples.length} examples; wrote ${target}.\n`);
}

const [folder = 'src/reader/examples', target = 'src/reader/model.json'] = process.argv.slice(2);
train(folder, target);
