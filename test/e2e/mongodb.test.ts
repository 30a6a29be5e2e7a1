import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { type Microsoft, startMicrosoft } from '../support/microsoft';
import { findMongod, type RunningMongod, startMongod } from '../support/mongod';
import { personIn } from '../support/person';

const found = findMongod();
const isRequired = process.env['SIGNPOST_REQUIRE_MONGOD'] === '1';
const describeWithMongod = found.kind === 'none' && !isRequired ? describe.skip : describe;
const suffix = found.kind === 'none' ? ` (${isRequired ? 'needed' : 'skipped'}: ${found.reason})` : '';

describeWithMongod(`the bot on MongoDB${suffix}`, () => {
  let mongod: RunningMongod;
  let microsoft: Microsoft;
  let uri: string;
  const apps: App[] = [];

  beforeAll(async () => {
    mongod = await startMongod(found);
    microsoft = await startMicrosoft();
  }, 60_000);
  afterAll(async () => {
    await microsoft?.close();
    await mongod?.stop();
  }, 60_000);
  beforeEach(() => {
    uri = mongod.database();
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });

  async function instance(): Promise<App> {
    const reading = readConfig({ PORT: '0', MONGODB_URI: uri });
    if (!reading.ok) throw new Error(reading.problems.join('\n'));
    const started = await startApp(reading.config, createLog({ level: 'error', write: () => undefined }));
    if (!started.ok) throw new Error(started.problem);
    apps.push(started.app);
    return started.app;
  }

  test('loads the samples, looks an offer up and keeps the chosen language', async () => {
    const app = await instance();
    const person = personIn(microsoft, () => app.port);
    await person.say('/jezyk pl');
    const [seen] = await person.say('/oferta kestrelwal');
    expect(seen?.text).toContain('Kestrelwall');
    expect(seen?.text).toContain('Kontakty');
  });

  test('goes on with a case on another instance, card by card', async () => {
    const [one, two] = [await instance(), await instance()];
    let port = one.port;
    const person = personIn(microsoft, () => port);
    const [category] = await person.say('/triage');
    if (!category) throw new Error('the bot said nothing');
    const { became: offer } = await person.press(category, 'Broken, slow or down');
    port = two.port;
    const { became: model } = await person.press(offer, 'Search', { query: 'kestrelwall' });
    port = one.port;
    const { became: matter } = await person.press(model, 'Direct-bill partner');
    port = two.port;
    const { became: verdict } = await person.press(matter, 'A fault: error, crash, slow, down');
    expect(verdict.text).toContain('FIX-01');
    expect(verdict.text).toContain('Kestrelwall');
  });
});
