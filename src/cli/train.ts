import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { calibrated, FOLDS, type Held, heldOut } from '../reader/calibration';
import { type Example, examplesIn } from '../reader/lessons';
import { stored } from '../reader/model';
import { type Trained, trained } from '../reader/training';

/** One training: the whole model, or the reading of one fold by a model that never saw it. */
interface Job {
  readonly folder: string;
  readonly fold?: number;
}

/** How many trainings run beside one another; each takes up to 2.5 GB of memory. */
const AT_ONCE = 2;

function examplesOf(folder: string): Example[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      try {
        return examplesIn(readFileSync(join(folder, name), 'utf8'));
      } catch (error) {
        throw new Error(`${join(folder, name)}, ${error instanceof Error ? error.message : String(error)}`);
      }
    });
}

/** Does one job in a thread of its own. */
const inThread = <Result>(job: Job): Promise<Result> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** What a thread sends back; a vocabulary holds a function and cannot travel, and nobody asks for it. */
type Model = Omit<Trained, 'vocabulary'>;

function work({ folder, fold }: Job): readonly Held[] | Model {
  const examples = examplesOf(folder);
  if (fold !== undefined) return heldOut(examples, fold);
  const { network, found, words } = trained(examples);
  return { network, found, words };
}

/** Trains the reader on every example file and writes the model. The same files give the same model, byte for byte. */
async function train(folder: string, target: string): Promise<void> {
  const examples = examplesOf(folder);
  const whole = inThread<Model>({ folder });
  const held: Held[] = [];
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const readFolds = async (): Promise<void> => {
    for (let fold = folds.shift(); fold !== undefined; fold = folds.shift())
      held.push(...(await inThread<Held[]>({ folder, fold })));
  };
  const others = Array.from({ length: AT_ONCE - 1 }, readFolds);
  const { network, found, words } = await whole;
  await Promise.all([...others, readFolds()]);
  held.sort((a, b) => a.index - b.index);
  const model = stored(network, found, words, calibrated(examples, held));
  writeFileSync(target, `${JSON.stringify(model)}\n`);
  process.stdout.write(`Learned from ${examples.length} examples; wrote ${target}.\n`);
}

if (isMainThread) {
  const [folder = 'src/reader/examples', target = 'src/reader/model.json'] = process.argv.slice(2);
  train(folder, target).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
} else {
  parentPort?.postMessage(work(workerData as Job));
}
