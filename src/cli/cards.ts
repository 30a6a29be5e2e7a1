import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { draw } from '../cards/draw';
import { EXAMPLE_NOW, EXAMPLE_STALE_AFTER_DAYS, type Example, examples } from '../cards/examples';
import { lint } from '../cards/lint';
import { indexPage, type Picture, sheetPage } from '../cards/sheet';
import type { Language } from '../domain/party';

const LANGUAGES: readonly Language[] = ['en', 'pl'];
const SHEETS: readonly Example['sheet'][] = ['questions', 'verdicts', 'offers', 'conversation'];
const SIZES = [
  { name: 'phone', width: 360, columns: 4 },
  { name: 'desktop', width: 700, columns: 2 },
] as const;
/** The bare name fails under Node 20; the bundled file works and needs no browser to read a card. */
const RENDERER = require.resolve('adaptivecards/dist/adaptivecards.min.js');

interface Sheet {
  readonly title: string;
  readonly file: string;
  readonly html: string;
}

interface Shown extends Picture {
  readonly example: Example;
  readonly language: Language;
}

/**
 * What Microsoft's own reader of cards has to say against a card, schema 1.5; none when it takes it. `lang` is left out:
 * the library's pattern for it remembers where it stopped, so it refuses every second language it is shown.
 */
export function validate(card: object): readonly string[] {
  const cards = require(RENDERER) as typeof import('adaptivecards');
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  new cards.AdaptiveCard().parse({ ...card, lang: undefined }, context);
  return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
}

/** Every example in both languages and in each of its places. */
function drawAll(): readonly Shown[] {
  return examples().flatMap((example) =>
    LANGUAGES.flatMap((language) =>
      example.places.map((place) => {
        const { desk, reply, name } = example;
        const reader = { language, place, desk, now: EXAMPLE_NOW, staleAfterDays: EXAMPLE_STALE_AFTER_DAYS };
        return { ...draw(reply, reader), example, language, caption: `${name} · ${place} · ${language}` };
      }),
    ),
  );
}

function problemsOf(shown: Shown): readonly string[] {
  const found = shown.card ? [...validate(shown.card), ...lint(shown.card)] : [];
  const empty = shown.text.trim() === '' ? ['its text is empty'] : [];
  return [...found, ...empty].map((problem) => `${shown.caption}: ${problem}`);
}

function sheetsOf(all: readonly Shown[]): readonly Sheet[] {
  const script = pathToFileURL(RENDERER).href;
  return SHEETS.flatMap((sheet) =>
    LANGUAGES.flatMap((language) => {
      const mine = all.filter((one) => one.example.sheet === sheet && one.language === language && !one.example.swept);
      const pictures = mine.map(({ caption, text, card, example }) => ({
        caption,
        text,
        ...(card ? { card: example.unfolded ? unfolded(card) : card } : {}),
      }));
      return SIZES.map((size) => {
        const title = `${sheet}, ${language}, ${size.name} (${size.width} px)`;
        return {
          title,
          file: `${sheet}-${language}-${size.name}`,
          html: sheetPage(title, language, pictures, size, script),
        };
      });
    }),
  );
}

function unfolded(card: object): object {
  return JSON.parse(JSON.stringify(card).replaceAll('"isVisible":false', '"isVisible":true')) as object;
}

/** A Chromium to take pictures with, or undefined where there is none. */
async function openBrowser(chromiumPath: string | undefined): Promise<Browser | undefined> {
  try {
    const { chromium } = await import('playwright-core');
    const system = ['/usr/bin/chromium', chromium.executablePath()];
    const executablePath = [...(chromiumPath ? [chromiumPath] : []), ...system].find((path) => existsSync(path));
    return executablePath ? await chromium.launch({ executablePath, args: ['--no-sandbox'] }) : undefined;
  } catch {
    return undefined;
  }
}

async function photograph(browser: Browser, folder: string, sheets: readonly Sheet[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  for (const sheet of sheets) {
    await page.goto(pathToFileURL(join(folder, `${sheet.file}.html`)).href);
    await page.screenshot({ path: join(folder, `${sheet.file}.png`), fullPage: true });
  }
}

/** Draws, checks and photographs every card; prints one line per problem. Resolves to the exit code. */
async function main(folder: string, chromiumPath: string | undefined): Promise<number> {
  const all = drawAll();
  const problems = all.flatMap(problemsOf);
  for (const problem of problems) console.error(problem);
  const sheets = sheetsOf(all);
  mkdirSync(folder, { recursive: true });
  for (const sheet of sheets) writeFileSync(join(folder, `${sheet.file}.html`), sheet.html);
  const browser = await openBrowser(chromiumPath);
  if (browser) await photograph(browser, folder, sheets).finally(() => browser.close());
  writeFileSync(join(folder, 'index.html'), indexPage(sheets, browser !== undefined));
  const longest = Math.max(...all.map((one) => JSON.stringify(one.card ?? '').length));
  console.log(`${all.length} cards checked, ${problems.length} problems, the longest is ${longest} characters.`);
  console.log(browser ? `Pictures: ${folder}` : `No Chromium found (CHROMIUM_PATH), so no pictures; pages: ${folder}`);
  return problems.length > 0 ? 1 : 0;
}

if (require.main === module) {
  const folder = resolve(process.argv[2] ?? 'cards-out');
  main(folder, process.env['CHROMIUM_PATH']).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(`The cards could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    },
  );
}
