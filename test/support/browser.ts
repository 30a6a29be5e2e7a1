import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine, or undefined. */
export function chromiumPath(): string | undefined {
  const given = process.env['CHROMIUM_PATH'];
  return [...(given ? [given] : []), ...PLACES].find((file) => existsSync(file));
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface LocalTeams {
  readonly page: Page;
  /** `Personal Chat`, `Sample group`, `Sample team - General`. */
  openChat(name: string): Promise<void>;
  say(text: string): Promise<void>;
  /** Says something to the bot where only a mention reaches it; `Post` starts a new thread in a channel. */
  mention(text: string, button?: 'Send Message' | 'Post'): Promise<void>;
  /** The newest card. */
  card(): Locator;
  press(title: string): Promise<void>;
  shot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The Agents Playground in a real browser. Everything that is not on this machine is refused at once. */
export async function openLocalTeams(url: string, executablePath: string): Promise<LocalTeams> {
  const profile = mkdtempSync(path.join(tmpdir(), 'signpost-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: ARGS,
    viewport: { width: 1400, height: 1000 },
  });
  await context.route(
    (address) => !['127.0.0.1', 'localhost'].includes(address.hostname),
    (route) => route.abort(),
  );
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  await page.goto(url);
  const composers = page.locator('div[role="textbox"][contenteditable="true"]');
  await composers.first().waitFor();
  const card = (): Locator => page.locator('.ac-adaptiveCard').last();
  return {
    page,
    card,
    async openChat(name) {
      await page.locator(`button[role="treeitem"][aria-label="${name}"]`).click();
      await composers.first().waitFor();
    },
    async say(text) {
      await composers.last().click();
      await page.keyboard.insertText(text);
      await page.getByRole('button', { name: 'Send Message' }).last().click();
    },
    async mention(text, button = 'Send Message') {
      await (button === 'Post' ? composers.first() : composers.last()).click();
      await page.keyboard.type('@Sig', { delay: 40 });
      await page.getByRole('menuitem', { name: 'Signpost' }).first().click();
      await page.keyboard.insertText(text);
      const send = page.getByRole('button', { name: button });
      await (button === 'Post' ? send.first() : send.last()).click();
    },
    async press(title) {
      await card().getByRole('button', { name: title, exact: true }).click();
    },
    async shot(file) {
      await page.screenshot({ path: file });
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
