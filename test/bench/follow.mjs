// How long a turn may have to wait while the search is built again over a store of 100,000 invented offers.
//   npm run build && node test/bench/follow.mjs [--offers 100000]
// A timer of 5 ms stands for the turns: what it comes late is what a turn would wait.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as pause, setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const { openLevelStore } = require('../../dist/store/level.js');
const { followCatalogue } = require('../../dist/flows/catalogue.js');
const at = process.argv.indexOf('--offers');
const OFFERS = at === -1 ? 100_000 : Number(process.argv[at + 1]);
const HEADS = 'ald ben cra dor esk fen gil hav ish jun kes lar mer nim ost pel quin rud sab tal'.split(' ');
const TAILS = 'bert cote dale fax gate holm kin lock mere nard path quist ram stow tine vane'.split(' ');
const KINDS = 'Backup Vault Ledger Payroll Planner Desk Monitor Gateway Archive Faktury Magazyn Grafik'.split(' ');

function offerAt(number) {
  const head = HEADS[number % 20] + TAILS[Math.floor(number / 20) % 16] + HEADS[Math.floor(number / 320) % 20];
  const name = `${head} ${KINDS[number % 12]} ${Math.floor(number / 6_400)}`;
  return {
    id: `BENCH${String(number).padStart(7, '0')}`,
    offerId: `bench-${number}`,
    name,
    aliases: [],
    publisher: { name: `${head} Ltd`, isMicrosoft: false },
    productType: 'SaaS',
    summary: 'An invented offer for a benchmark. '.repeat(6),
    pricing: [],
    markets: ['PL'],
    plans: [{ name: 'Standard', cspState: 'opt-in' }],
    isPrivate: false,
    contacts: { support: { email: 'support@example.com' } },
    materials: [],
    isSample: true,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'signpost-bench-'));
const store = await openLevelStore(folder);
for (let first = 0; first < OFFERS; first += 2_000) {
  await store.offers.put(Array.from({ length: Math.min(2_000, OFFERS - first) }, (_, i) => offerAt(first + i)));
}
let gap = () => undefined;
const offers = {
  ...store.offers,
  watch: async (listener) => {
    gap = () => listener({ kind: 'gap' });
    return () => undefined;
  },
};
const began = performance.now();
const catalogue = await followCatalogue(offers, () => pause(), console.error);
console.log(`first build: ${Math.round(performance.now() - began)} ms`);
let last = performance.now();
let late = 0;
const timer = setInterval(() => {
  const now = performance.now();
  late = Math.max(late, now - last - 5);
  last = now;
}, 5);
for (const round of [1, 2, 3, 4, 5]) {
  await sleep(100);
  late = 0;
  const start = performance.now();
  gap();
  await catalogue.settled();
  console.log(
    `rebuild ${round}: ${Math.round(performance.now() - start)} ms, a turn waits ${late.toFixed(1)} ms at most`,
  );
}
console.log(`resident: ${Math.round(process.memoryUsage().rss / 1_048_576)} MB`);
clearInterval(timer);
await store.close();
rmSync(folder, { recursive: true, force: true });
