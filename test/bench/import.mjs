// How 100,000 offers get into the embedded store: time, memory, and how long readers of the same process wait.
//   npm run build && node test/bench/import.mjs [--offers 100000] [--dist ../../dist]
// Three files are written first, every name in them invented: Discovery pages with descriptions, a price list with three
// rows a product, and a contacts table. Each step runs in a process of its own.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const arg = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : process.argv[at + 1];
};
const OFFERS = Number(arg('offers', 100_000));
const dist = resolve(fileURLToPath(import.meta.url), '..', arg('dist', '../../dist'));
const id = (number) => `DZH318Z${number.toString(36).toUpperCase().padStart(5, '0')}`;
const sentence = 'Keeps what the day has brought in order and says in the evening what is still missing. ';

async function write(path, lines) {
  const file = createWriteStream(path);
  for (const line of lines) if (!file.write(line)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

function* discovery() {
  yield '{"items":[';
  for (let number = 0; number < OFFERS; number += 1) {
    const plans = ['basic', 'full', 'most'].map((planId, at) => ({
      planId,
      skuId: `000${at + 1}`,
      displayName: `Plan ${planId}`,
      cspState: 'OptIn',
      pricingTypes: ['Payg'],
      isPrivate: false,
    }));
    const item = {
      uniqueProductId: `maker${number % 5000}.tool-${number}`,
      productId: id(number),
      offerId: `tool-${number}`,
      displayName: `Tool number ${number}`,
      summary: sentence,
      description: `<p>${sentence.repeat(12)}</p>`,
      publisherId: `maker${number % 5000}`,
      publisherDisplayName: `Maker ${number % 5000} Ltd`,
      publisherType: 'ThirdParty',
      productType: 'SaaS',
      pricingTypes: ['Payg'],
      supportUri: `https://support.example.com/${number}`,
      privacyPolicyUri: 'https://www.example.com/privacy',
      lastModifiedDateTime: '2026-10-01T00:00:00Z',
      plans,
    };
    yield `${number === 0 ? '' : ','}\n${JSON.stringify(item)}`;
  }
  yield '],"nextLink":null}\n';
}

function* prices() {
  yield '"ProductTitle","ProductId","SkuId","SkuTitle","Publisher","TermDuration","BillingPlan","Market","Currency","UnitPrice","EffectiveStartDate","EffectiveEndDate","Tags","ERP Price"\r\n';
  for (let sku = 1; sku <= 3; sku += 1) {
    for (let number = 0; number < OFFERS; number += 1) {
      yield `"Tool number ${number}","${id(number)}","${sku}","Plan ${sku}","Maker ${number % 5000} Ltd","P1M","Monthly","PL","EUR","${sku * 10}.5","10/1/2026 12:00:00 AM","11/30/9999","ThirdParty","${sku * 12}"\r\n`;
    }
  }
}

function* contacts() {
  yield '\uFEFFProductId,SupportName,SupportEmail,SupportPhone\r\n';
  for (let number = 0; number < OFFERS; number += 1) {
    yield `${id(number)},Desk ${number},desk${number}@example.com,'+48 22 ${String(number).padStart(7, '0')}\r\n`;
  }
}

/** One import in this process, with somebody reading from the same store all the time. */
async function measure(file, folder) {
  const { openStore } = await import(`${dist}/store/open.js`);
  const { importInput } = await import(`${dist}/cli/offers/import.js`);
  const { textOfFile } = await import(`${dist}/cli/offers/text.js`);
  const { SILENT } = await import(`${dist}/cli/offers/screen.js`);
  // As the command does.
  setFlagsFromString('--heap-growing-percent=15');
  const store = await openStore({ dataFolder: folder });
  const screen = {
    out: async (text) => process.stdout.write(`  ${text}`),
    err: (line) => process.stdout.write(`  ${line}\n`),
    now: () => new Date(),
    unique: () => 'bench',
    progress: SILENT,
  };
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const reads = [];
  let isOver = false;
  const reader = (async () => {
    while (!isOver) {
      const before = performance.now();
      await store.offers.byId(id(Math.floor(Math.random() * OFFERS)));
      reads.push(performance.now() - before);
      await new Promise((done) => setTimeout(done, 10));
    }
  })();
  delay.enable();
  const started = performance.now();
  const input = { name: basename(file), size: statSync(file).size, text: () => textOfFile(file) };
  await importInput(store, input, { isDry: false }, screen);
  const seconds = (performance.now() - started) / 1000;
  isOver = true;
  await reader;
  await store.close();
  reads.sort((a, b) => a - b);
  const at = (share) => (reads[Math.floor((reads.length - 1) * share)] ?? 0).toFixed(1);
  const stall = [delay.percentile(99), delay.max].map((time) => (time / 1e6).toFixed(0));
  console.log(
    `  ${seconds.toFixed(1)} s, ${Math.round(OFFERS / seconds)} offers/s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; ` +
      `${reads.length} reads meanwhile p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms; loop delay p99 ${stall[0]} ms, max ${stall[1]} ms`,
  );
}

if (arg('measure')) await measure(arg('measure'), arg('folder'));
else {
  const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
  try {
    const files = { 'products.json': discovery, 'prices.csv': prices, 'contacts.csv': contacts };
    for (const [name, lines] of Object.entries(files)) await write(join(folder, name), lines());
    const steps = ['prices.csv', 'products.json', 'contacts.csv', 'products.json', 'prices.csv'];
    for (const name of steps) {
      const file = join(folder, name);
      console.log(`${name}, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
      const own = ['--measure', file, '--folder', join(folder, 'data'), '--offers', String(OFFERS), '--dist', dist];
      spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...own], { stdio: 'inherit' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
