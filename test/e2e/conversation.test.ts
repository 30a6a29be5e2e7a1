import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { type Microsoft, startMicrosoft } from '../support/microsoft';
import { personIn, titlesIn } from '../support/person';

const ADMIN_AGENT = '11111111-1111-1111-1111-111111111111';
const GLOBAL_ADMIN = '11111111-1111-1111-1111-111111111112';
const NOBODY = '11111111-1111-1111-1111-111111111113';

let microsoft: Microsoft;
let folder: string;
let app: App;
const lines: string[] = [];

async function start(): Promise<App> {
  const reading = readConfig({ PORT: '0', SIGNPOST_DATA: folder });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const started = await startApp(reading.config, createLog({ level: 'debug', write: (line) => lines.push(line) }));
  if (!started.ok) throw new Error(started.problem);
  return started.app;
}
const port = (): number => app.port;

beforeAll(async () => {
  microsoft = await startMicrosoft();
  folder = mkdtempSync(path.join(tmpdir(), 'signpost-e2e-'));
  app = await start();
});
afterAll(async () => {
  await app.close();
  await microsoft.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a colleague asks in one sentence', () => {
  test('in English and gets the verdict with rule, source, steps and contacts', async () => {
    const [seen] = await personIn(microsoft, port).say("customer can't sign in to Kestrelwall since the update");
    expect(seen?.text).toContain('Publisher (ISV)');
    expect(seen?.text).toMatch(/Rule SUP-02|Rule FIX-01/);
    expect(seen?.text).toContain('Sample data');
    expect(titlesIn(seen ?? fail())).toContain('Not what I meant');
  });

  test('in Polish, when Teams speaks Polish', async () => {
    const [seen] = await personIn(microsoft, port, { locale: 'pl-PL' }).say(
      'klient nie może się zalogować do Kestrelwalla od wczoraj',
    );
    expect(seen?.text).toContain('Wydawca (ISV)');
    expect(seen?.text).toMatch(/Następne kroki|Kolejne kroki|Co dalej/);
  });

  test('in the language chosen by the person, against Teams', async () => {
    const person = personIn(microsoft, port, { objectId: GLOBAL_ADMIN });
    await person.say('/jezyk pl');
    const [seen] = await person.say('/help');
    expect(seen?.text).toContain('/oferta');
    await person.say('/language en');
  });
});

describe('the guided triage', () => {
  test('is walked with buttons, survives a restart in the middle, and goes back', async () => {
    const person = personIn(microsoft, port);
    const [category] = await person.say('/triage');
    const { became: offer } = await person.press(category ?? fail(), 'How to use or set up the product');
    await app.close();
    app = await start();
    const { became: model } = await person.press(offer, 'Search', { query: 'kestrelwall' });
    const { became: matter } = await person.press(model, 'Indirect reseller');
    const { became: verdict } = await person.press(matter, 'Users cannot sign in to the product');
    expect(verdict.text).toContain('SUP-02');
    expect(verdict.text).toContain('Indirect reseller');
    const { became: back } = await person.press(verdict, 'Start over');
    expect(titlesIn(back)).toEqual(expect.arrayContaining(['Broken, slow or down']));
  });

  test('an old card shows where the case is now', async () => {
    const person = personIn(microsoft, port);
    const [category] = await person.say('/triage');
    await person.press(category ?? fail(), 'Broken, slow or down');
    const { became } = await person.press(category ?? fail(), 'The customer’s payment to us');
    expect(became.text).toContain('earlier step');
  });

  test('a card of an earlier version starts afresh', async () => {
    const person = personIn(microsoft, port);
    const value = { action: { type: 'Action.Execute', verb: 'signpost', data: { v: 0, step: 2 } } };
    const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('earlier version');
  });

  test('works on an old client that sends a submit instead', async () => {
    const person = personIn(microsoft, port);
    const [category] = await person.say('/triage');
    const [seen] = await person.pressOnOldClient(category ?? fail(), 'Broken, slow or down');
    expect(seen?.text).toContain('Which offer is it about?');
  });
});

describe('the gate', () => {
  test.each([ADMIN_AGENT, GLOBAL_ADMIN])('lets %s in', async (objectId) => {
    const [seen] = await personIn(microsoft, port, { objectId }).say('/offer Kestrelwall');
    expect(seen?.text).toContain('Kestrelwall');
  });

  test.each([
    ['somebody without a role', NOBODY],
    ['somebody without an identity', ''],
  ])('tells %s which roles are needed, and nothing else, at every entry point', async (_name, objectId) => {
    const person = personIn(microsoft, port, { objectId });
    const [said] = await person.say('/offer Kestrelwall');
    const [unknown] = await person.say('/offer nothing like that exists');
    expect(said?.text).toContain('Admin agent');
    expect(said?.text).toBe(unknown?.text);
    expect(said?.card).toBeUndefined();
    const value = {
      action: { type: 'Action.Execute', verb: 'signpost', data: { v: 1, do: 'show-offer', offerId: 'DZH318Z0ML71' } },
    };
    const click = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value });
    const search = await person.send({
      type: 'invoke',
      name: 'composeExtension/query',
      value: { parameters: [{ name: 'q', value: 'Kestrelwall' }] },
    });
    for (const answer of [click, search]) {
      expect(JSON.stringify(answer.body)).toContain('Admin agent');
      expect(JSON.stringify(answer)).not.toContain('Kestrelwall');
    }
  });

  test('refuses an invoke that nobody has listed, even to an Admin agent', async () => {
    const { body, posted } = await personIn(microsoft, port).send({
      type: 'invoke',
      name: 'task/fetch',
      value: { data: { v: 1, do: 'triage' } },
    });
    expect(posted).toEqual([]);
    expect(JSON.stringify(body ?? {})).not.toContain('card');
  });
});

describe('in a room', () => {
  test.each(['groupChat', 'channel'] as const)('(%s) the reply holds only what every reader may see', async (place) => {
    const mention = { entities: [{ type: 'mention', text: '<at>Signpost</at>', mentioned: { id: '28:bot' } }] };
    const alone = await personIn(microsoft, port).say('/offer Kestrelwall');
    const room = await personIn(microsoft, port, { place }).say('<at>Signpost</at> /offer Kestrelwall', mention);
    const addresses = (text: string): string[] => text.match(/[\w.-]+@[\w.-]+\.\w+/g) ?? [];
    expect(addresses(alone[0]?.text ?? '').length).toBeGreaterThan(0);
    expect(addresses(room[0]?.text ?? '')).toEqual([]);
    const verdict = await personIn(microsoft, port, { place }).say(
      "<at>Signpost</at> customer can't sign in to Kestrelwall",
      mention,
    );
    expect(addresses(verdict[0]?.text ?? '')).toEqual([]);
  });
});

describe('the message extension', () => {
  test('finds offers and inserts only what is public, with or without a command id', async () => {
    const person = personIn(microsoft, port);
    for (const value of [
      { commandId: 'searchOffers', parameters: [{ name: 'query', value: 'kestrel' }] },
      { parameters: [{ value: 'kestrel' }] },
    ]) {
      const { status, body } = await person.send({ type: 'invoke', name: 'composeExtension/query', value });
      expect(status).toBe(200);
      expect(body).toMatchObject({ composeExtension: { type: 'result' } });
      expect(JSON.stringify(body)).toContain('Kestrelwall');
      expect(JSON.stringify(body)).not.toMatch(/[\w.-]+@[\w.-]+\.\w+/);
    }
  });
});

test('the log holds neither what was said nor who said it', () => {
  const all = lines.join('\n');
  expect(all).not.toContain('Kestrelwall');
  expect(all).not.toContain(ADMIN_AGENT);
  expect(all).not.toContain("can't sign in");
});

function fail(): never {
  throw new Error('the bot said nothing');
}
