import { readConfig } from '../../src/config';
import { entraDirectory } from '../../src/people/entra';

/**
 * A process of its own, because Node reads the certificates it trusts only when it starts. Asks the directory of its
 * settings about one person and prints what came of it.
 */
async function run(objectId: string): Promise<unknown> {
  const reading = readConfig(process.env);
  if (!reading.ok) return { problems: reading.problems };
  const { roles, graphEndpoint } = reading.config;
  if (roles.kind !== 'directory') return { roles: roles.kind };
  const directory = entraDirectory(roles, graphEndpoint);
  try {
    // The library takes its time to load, more than a question has.
    await directory.fault();
    return { fact: await directory.ask({ objectId }, 0) };
  } catch (error) {
    return { error: String(error) };
  }
}

void run(String(process.argv[3])).then((result) => {
  console.log(JSON.stringify(result));
  process.exit(0);
});
