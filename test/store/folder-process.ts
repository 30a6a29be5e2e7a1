import { openLevelStore } from '../../src/store/level';
import { caseOf } from './contract';

/**
 * A process of its own for the tests of the folder. Prints `open` or the line of the refusal; then holds the folder
 * until it is killed, or writes cases and prints `id version` for each save it has been told is durable.
 */
async function run(task: string, folder: string): Promise<void> {
  const store = await openLevelStore(folder);
  if (task === 'hold') {
    console.log('open');
    process.stdin.resume();
    return;
  }
  for (let number = 0; ; number += 1) {
    const id = String(number);
    for (const version of [0, 1]) {
      const saved = store.cases.save(caseOf(id, 'talk', { text: 'x'.repeat(400) }), version);
      // The careless writer acknowledges first and waits only now and then, as an engine that buffers would.
      if (task === 'write' || number % 500 === 499) await saved;
      console.log(`${id} ${version + 1}`);
    }
  }
}

const [, , task = '', folder = ''] = process.argv;
run(task, folder).catch((error: Error) => console.log(error.message));
