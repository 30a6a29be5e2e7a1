import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrated } from '../reader/calibration';
import type { Example } from '../reader/lessons';
import { stored } from '../reader/model';
import { type Trained, trained } from '../reader/training';

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
  const decision = calibrated(examples);
  const { network, found, words }: Trained = trained(examples);
  writeFileSync(target, `${JSON.stringify(stored(network, found, words, decision))}\n`);
  process.stdout.write(`Learned from ${examples.length} examples; wrote ${target}.\n`);
}

const [folder = 'src/reader/examples', target = 'src/reader/model.json'] = process.argv.slice(2);
train(folder, target);
