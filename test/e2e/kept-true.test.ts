import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { createLog } from '../../src/log';
import { type Microsoft, startMicrosoft } from '../support/microsoft';
import { personIn, type Seen, titlesIn } from '../support/person';

const ADMIN_AGENT = '11111111-1111-1111-1111-111111111111';
const GLOBAL_ADMIN = '11111111-1111-1111-1111-111111111112';
const NOBODY = '11111111-1111-1111-1111-111111111113';
const EARLIER = 'response@kestrelworks.example.com';

let microsoft: Microsoft;
let folder: string;
let app: App;
const lines: string[] = [];
const port = (): number => app.port;

beforeAll(async () => {
  microsoft = await startMicrosoft();
  folder = mkdtempSync(path.join(tmpdir(), 'signpost-kept-'));
  const reading = readConfig({ PORT: '0', SIGNPOST_DATA: folder });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const started = await startApp(reading.config, createLog({ level: 'debug', write: (line) => lines.push(line) }));
  if (!started.ok) throw new Error(started.problem);
  app = started.app;
});
afterAll(async () => {
  await app.close();
  await microsoft.close();
  rmSync(folder, { recursive: true, force: true });
});

const anna = () => personIn(microsoft, port, { objectId: ADMIN_AGENT });
const bob = () => personIn(microsoft, port, { objectId: GLOBAL_ADMIN, locale: 'pl-PL' });
const only = ([seen]: readonly Seen[]): Seen => seen ?? fail();

test('two colleagues keep a contact true: confirm, correct, bounce, undo, and what to check next', async () => {
  const [first, second] = [anna(), bob()];
  const card = only(await first.say('/offer Kestrelwall'));
  expect(card.text).toContain('by sample catalogue');
  const { became: confirmed } = await first.press(card, 'Confirm: Support');
  expect(confirmed.text).toMatch(/Confirmed\.[\s\S]*verified .* by you/);
  expect(only(await second.say('/oferta Kestrelwall')).text).toMatch(/sprawdzono .* \(ktoś z zespołu\)/);

  const { became: form } = await first.press(confirmed, 'Correct: Support');
  expect(form.text).toContain(EARLIER);
  const typed = { name: 'Help desk', email: 'help@kestrelworks', phone: '', url: '' };
  const { became: refused } = await first.press(form, 'Save', typed);
  expect(refused.text).toContain('“help@kestrelworks” is not complete');
  const email = 'help@kestrelworks.example.com';
  const { became: saved } = await first.press(refused, 'Save', { ...typed, email });
  expect(saved.text).toContain(`E-mail: ${EARLIER} → ${email}`);

  const theirs = only(await second.say('/oferta Kestrelwall'));
  const { became: bounced } = await second.press(theirs, 'Wiadomość wróciła – Pomoc techniczna');
  expect(bounced.text).toContain('wiadomość na ten adres wróciła');
  await first.press(saved, 'Ask about this offer');
  const toCheck = only(await second.say('/oferty nieaktualne'));
  expect(titlesIn(toCheck)[0]).toContain('Kestrelwall');
  expect(toCheck.text).toContain('w 1 sprawie · Pomoc techniczna: wiadomość wróciła');
  const opened = await second.press(toCheck, titlesIn(toCheck).find((one) => one.includes('Kestrelwall')) ?? fail());
  expect(only(opened.beside).text).toContain(email);

  // The first colleague's card still has the Undo of the correction, and nothing has changed the same fields since.
  const { became: undone } = await first.press(saved, 'Undo');
  expect(undone.text).toMatch(new RegExp(`Undone\\. This is as it was before\\.[\\s\\S]*${EARLIER}`));
  expect(undone.text).not.toContain('bounced on');
  const { became: again } = await first.press(saved, 'Undo');
  expect(again.text).toContain('nothing to undo');
  expect([card, confirmed, saved, bounced, undone].filter(({ text }) => /1111-1111/.test(text))).toEqual([]);
});

test('whoever has no role, or speaks in a room, changes nothing', async () => {
  const card = only(await anna().say('/offer Kestrelwall'));
  const stranger = await personIn(microsoft, port, { objectId: NOBODY }).press(card, 'Confirm: CSP program');
  expect(stranger.became.text).toContain('Admin agent');
  const room = await personIn(microsoft, port, { place: 'channel' }).press(card, 'It bounced: CSP program');
  expect(room.became.text).toContain('one-to-one chat');
  expect(only(await anna().say('/offer Kestrelwall')).text).not.toContain('bounced on');
});

test('the log holds no address and nobody who changed one', () => {
  expect(lines.filter((line) => line.includes('kestrelworks') || line.includes(ADMIN_AGENT))).toEqual([]);
});

function fail(): never {
  throw new Error('the bot said nothing');
}
