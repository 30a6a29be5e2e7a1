import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from '../../src/texts/text';
import { chromiumPath, type LocalTeams, openLocalTeams } from '../support/browser';
import { type Launched, type LaunchedBot, launch, launchBot } from '../support/launch';

jest.setTimeout(120_000);

const browser = chromiumPath();
const required = process.env['SIGNPOST_REQUIRE_CHROMIUM'] === '1';

/** The part of dist/cli/playground.js that a test needs; compiled, because the Playground is started with a preload of it. */
const PLAYGROUND: {
  startPlayground(
    bot: number,
    port: number,
    player: string,
    folder: string,
  ): Promise<{ url: string; child: { kill(): boolean } }>;
} = require('../../dist/cli/playground.js');

const shows = (teams: LocalTeams, words: string): Promise<void> =>
  teams.card().getByText(words, { exact: false }).first().waitFor();

if (browser === undefined && !required) {
  test.skip('the local Teams in a real browser (skipped: no Chromium here; install one or set CHROMIUM_PATH)', () =>
    undefined);
} else {
  let folder: string;
  const chromium = (): string => {
    if (browser === undefined) throw new Error('SIGNPOST_REQUIRE_CHROMIUM is set, but there is no Chromium here.');
    return browser;
  };
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'signpost-playground-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('npm start, in a real browser', () => {
    let bot: Launched;
    let teams: LocalTeams;
    beforeEach(async () => {
      bot = await launch(folder, { PORT: '0', PLAYGROUND_PORT: '0', SIGNPOST_DATA: path.join(folder, 'data') });
      teams = await openLocalTeams(bot.url, chromium());
    });
    afterEach(async () => {
      await teams?.close();
      await bot?.stop();
    });

    test('prints one line, answers a sentence, and in a room only when mentioned and without contacts', async () => {
      expect(bot.output().trim().split('\n')).toHaveLength(1);
      await teams.say("customer can't sign in to Kestrelwall since the update");
      await shows(teams, 'Publisher (ISV)');
      await shows(teams, 'Kestrelwall');
      await teams.openChat('Sample group');
      await teams.mention(' /offer Kestrelwall');
      await shows(teams, 'Kestrelwall');
      expect(await teams.card().textContent()).not.toMatch(/[\w.-]+@[\w.-]+\.\w+/);
    });
  });

  describe('the guided triage, in a real browser', () => {
    let bot: LaunchedBot;
    let playground: { url: string; child: { kill(): boolean } };
    let teams: LocalTeams;
    beforeEach(async () => {
      bot = await launchBot(folder, { SIGNPOST_DATA: path.join(folder, 'data') });
      playground = await PLAYGROUND.startPlayground(bot.port, 0, 'admin-agent', folder);
      teams = await openLocalTeams(playground.url, chromium());
    });
    afterEach(async () => {
      await teams?.close();
      playground?.child.kill();
      await bot?.stop();
    });

    test('is walked with buttons in Polish, and the bot may crash between any two of them', async () => {
      await teams.say('/jezyk pl');
      await teams.page.getByText(text('pl', 'language.set')).first().waitFor();
      await teams.say('/sprawa');
      await shows(teams, text('pl', 'question.category'));
      const walk = [
        [text('pl', 'category.technical-support'), text('pl', 'question.offer')],
        [text('pl', 'button.no-offer'), text('pl', 'question.model')],
        [text('pl', 'model.indirect-reseller'), text('pl', 'question.matter')],
        [text('pl', 'matter.sign-in'), 'SUP-02'],
      ] as const;
      for (const [button, then] of walk) {
        await bot.crash();
        await teams.press(button);
        await shows(teams, then);
      }
    });
  });
}
