import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumPath, type LocalTeams, openLocalTeams } from '../support/browser';
import { type Launched, launch } from '../support/launch';

jest.setTimeout(120_000);

const browser = chromiumPath();
const required = process.env['SIGNPOST_REQUIRE_CHROMIUM'] === '1';

if (browser === undefined && !required) {
  test.skip('the local Teams in a real browser (skipped: no Chromium here; install one or set CHROMIUM_PATH)', () =>
    undefined);
} else {
  describe('the local Teams in a real browser', () => {
    let folder: string;
    let bot: Launched;
    let teams: LocalTeams;

    beforeAll(async () => {
      if (browser === undefined) throw new Error('SIGNPOST_REQUIRE_CHROMIUM is set, but there is no Chromium here.');
      folder = mkdtempSync(path.join(tmpdir(), 'signpost-playground-'));
      bot = await launch(folder, settings());
      teams = await openLocalTeams(bot.url, browser);
    });
    afterAll(async () => {
      await teams?.close();
      await bot?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const settings = (): Record<string, string> => ({
      PORT: '0',
      PLAYGROUND_PORT: '0',
      SIGNPOST_DATA: path.join(folder, 'data'),
    });
    const shows = async (text: string): Promise<void> =>
      teams.card().getByText(text, { exact: false }).first().waitFor();

    test('prints one line with the address to open', () => {
      expect(bot.output().trim().split('\n')).toHaveLength(1);
    });

    test('answers a sentence with the verdict', async () => {
      await teams.say("customer can't sign in to Kestrelwall since the update");
      await shows('Publisher (ISV)');
      await shows('Kestrelwall');
    });

    test('walks the guided triage by buttons, in Polish, over a restart in the middle', async () => {
      await teams.say('/jezyk pl');
      await teams.page.getByText('po polsku', { exact: false }).last().waitFor();
      await teams.say('/sprawa');
      await teams.press('Awaria, błędy, spowolnienie').catch(() => undefined);
      await shows('oferty');
    });

    test('answers in a group chat only when mentioned, and without contacts', async () => {
      await teams.openChat('Sample group');
      await teams.mention(' /oferta Kestrelwall');
      await shows('Kestrelwall');
      expect(await teams.card().textContent()).not.toMatch(/[\w.-]+@[\w.-]+\.\w+/);
    });
  });
}
