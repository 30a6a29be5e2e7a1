// How well and how fast the offer search finds what people type, on 100,000 invented offers.
//   npm run build && node --expose-gc test/bench/search.mjs [--offers 100000] [--queries 1000] [--dist ../../dist]
// Same seed, same offers, same queries. Nothing in here exists; every name is put together from syllables.

const arg = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : process.argv[at + 1];
};
const OFFERS = Number(arg('offers', 100_000));
const QUERIES = Number(arg('queries', 1_000));
const { buildOfferIndex, makeOfferIndexBuilder } = await import(`${arg('dist', '../../dist')}/search/index.js`);

/** A small generator of even numbers from 0 to 1 (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const roll = dice(20_261_101);
const pick = (list) => list[Math.floor(roll() * list.length)];
const words = (text) => text.trim().split(/\s+/);
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

const HEADS =
  words(`ald ben cra dor esk fen gil hav ish jun kes lar mer nim ost pel quin rud sab tal umb vel wex yar zel
  brin clo dru flin gre kna plo sto tra`);
const MIDDLES = words('a e i o u ar el in on ur am es il ov ut');
const TAILS = words(
  'bert cote dale fax gate holm kin lock mere nard path quist ram stow tine vane wick xis yard zen trel ling',
);
const POLISH_TAILS = words('nik arka acz ówka isko ownia ec arz otek ica ąd ęcz olin aszek ewnik ołek');
const POLISH_HEADS =
  words(`brzęk czar dąb fakt gęś hur jaś kłos łąk młyn nurk ośk pszcz róż szpak ślad trzc urz wiel zbój
  żur ćwierk pięk grosz księg`);
const ENGLISH =
  words(`Backup Vault Ledger Payroll Planner Desk Monitor Gateway Archive Signage Booking Fleet Insight Scanner
  Inventory Survey Campaign Contracts Translator Helpdesk Firewall Identity Invoicing Workflow Warehouse Dashboard Portal
  Forecast Recruiting Compliance Training Messaging Printing Retail Clinic Scheduling Metering Assets Mapping Claims`);
const ENGLISH_ENDS = [
  'Pro',
  'Enterprise',
  'for Teams',
  'for Outlook',
  'Suite',
  'Lite',
  'Standard',
  'on Linux',
  '365',
  'Connector',
];
// Dictionary form, genitive, instrumental, locative.
const POLISH = [
  ['Faktury', 'Faktur', 'Fakturami', 'Fakturach'],
  ['Magazyn', 'Magazynu', 'Magazynem', 'Magazynie'],
  ['Kadry', 'Kadr', 'Kadrami', 'Kadrach'],
  ['Księgowość', 'Księgowości', 'Księgowością', 'Księgowości'],
  ['Sprzedaż', 'Sprzedaży', 'Sprzedażą', 'Sprzedaży'],
  ['Archiwum', 'Archiwum', 'Archiwum', 'Archiwum'],
  ['Przychodnia', 'Przychodni', 'Przychodnią', 'Przychodni'],
  ['Kancelaria', 'Kancelarii', 'Kancelarią', 'Kancelarii'],
  ['Biblioteka', 'Biblioteki', 'Biblioteką', 'Bibliotece'],
  ['Dziennik', 'Dziennika', 'Dziennikiem', 'Dzienniku'],
  ['Serwis', 'Serwisu', 'Serwisem', 'Serwisie'],
  ['Raport', 'Raportu', 'Raportem', 'Raporcie'],
  ['Bezpieczeństwo', 'Bezpieczeństwa', 'Bezpieczeństwem', 'Bezpieczeństwie'],
  ['Rozliczenia', 'Rozliczeń', 'Rozliczeniami', 'Rozliczeniach'],
  ['Umowy', 'Umów', 'Umowami', 'Umowach'],
  ['Flota', 'Floty', 'Flotą', 'Flocie'],
  ['Produkcja', 'Produkcji', 'Produkcją', 'Produkcji'],
  ['Szkoła', 'Szkoły', 'Szkołą', 'Szkole'],
];
const POLISH_ENDS = ['Plus', 'dla firm', 'w chmurze', 'dla szkół', 'Online', 'Start'];
const FORMS = ['Sp. z o.o.', 'S.A.', 'Inc.', 'Ltd', 'GmbH', 'Software', 'Labs', 'Systems'];

function makeBrands(count) {
  const brands = new Map();
  while (brands.size < count) {
    const polish = brands.size % 3 === 0;
    const middle = roll() < 0.75 ? pick(MIDDLES) + (roll() < 0.4 ? pick(MIDDLES) : '') : '';
    const name = polish
      ? pick(POLISH_HEADS) + (roll() < 0.8 ? middle + pick(['', 'n', 'r', 'l', 'w', 'd']) : '') + pick(POLISH_TAILS)
      : pick(HEADS) + middle + pick(TAILS);
    brands.set(capital(name), { name: capital(name), polish });
  }
  return [...brands.values()];
}

function makeOffers(count) {
  const brands = makeBrands(Math.ceil(count / 5));
  const names = new Set();
  const offers = [];
  while (offers.length < count) {
    const brand = pick(brands);
    const nouns = Array.from({ length: roll() < 0.55 ? 2 : 1 }, () => pick(brand.polish ? POLISH : ENGLISH));
    const plain = nouns.map((noun) => (Array.isArray(noun) ? noun[0] : noun));
    const end = roll() < 0.45 ? pick(brand.polish ? POLISH_ENDS : ENGLISH_ENDS) : '';
    const name = [brand.name, ...plain, ...(end === '' ? [] : [end])].join(' ');
    if (names.has(name) || (nouns.length === 2 && nouns[0] === nouns[1])) continue;
    names.add(name);
    const maker = roll() < 0.5 ? brand.name : `${pick(brands).name} ${capital(pick(HEADS))}`;
    const number = offers.length.toString(36).padStart(5, '0').toUpperCase();
    const publisher = { id: `pub${number.toLowerCase()}`, name: `${maker} ${pick(FORMS)}`, isMicrosoft: false };
    offers.push({
      offer: {
        id: `DZH318Z0${number}`,
        offerId: `offer-${number.toLowerCase()}`,
        productId: `DZH318Z0${number}`,
        name,
        aliases: [],
        publisher,
        productType: 'SaaS',
        pricing: [],
        markets: [],
        plans: [
          { planId: 'basic', skuId: '0001', name: 'Basic' },
          { planId: 'full', skuId: '0002', name: 'Full plan' },
        ],
        isPrivate: false,
        contacts: {},
        materials: [],
        isSample: true,
      },
      nouns,
      end,
      brand,
    });
  }
  return offers;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyząćęłńóśźż';
const isLetter = (text) => /^\p{L}$/u.test(text ?? '');

function edited(name) {
  for (;;) {
    const at = Math.floor(roll() * name.length);
    if (!isLetter(name[at])) continue;
    const letter = pick([...LETTERS]);
    const kind = Math.floor(roll() * 3);
    const kept = kind === 2 ? at : at + 1;
    const typed = name.slice(0, at) + (kind === 1 ? '' : letter) + name.slice(kept);
    if (typed.toLowerCase() !== name.toLowerCase()) return typed;
  }
}

function swapped(name) {
  for (;;) {
    const at = Math.floor(roll() * (name.length - 1));
    if (!isLetter(name[at]) || !isLetter(name[at + 1]) || name[at].toLowerCase() === name[at + 1].toLowerCase())
      continue;
    return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  }
}

const bare = (text) => text.replaceAll('ł', 'l').replaceAll('Ł', 'L').normalize('NFD').replace(/\p{M}/gu, '');

/** The brand in the genitive (0), instrumental (1) or locative (2), by its ending. */
function brandIn(brand, grammaticalCase) {
  if (/ia$/.test(brand)) return brand.slice(0, -1) + ['', 'ą', ''][grammaticalCase];
  if (/ka$/.test(brand))
    return [`${brand.slice(0, -1)}i`, `${brand.slice(0, -1)}ą`, `${brand.slice(0, -2)}ce`][grammaticalCase];
  if (/ca$/.test(brand)) return brand.slice(0, -1) + ['y', 'ą', 'y'][grammaticalCase];
  if (/ko$/.test(brand)) return brand.slice(0, -1) + ['a', 'iem', 'u'][grammaticalCase].replace('iem', 'iem');
  if (/(ek)$/.test(brand)) return `${brand.slice(0, -2)}k${['a', 'iem', 'u'][grammaticalCase]}`;
  if (/k$/.test(brand)) return brand + ['a', 'iem', 'u'][grammaticalCase];
  if (/[cz]$/.test(brand)) return brand + ['a', 'em', 'u'][grammaticalCase];
  if (/d$/.test(brand)) return brand + ['u', 'em', 'zie'][grammaticalCase];
  return brand + ['u', 'em', 'ie'][grammaticalCase];
}

function inflected(made) {
  const grammaticalCase = Math.floor(roll() * 3);
  const nouns = made.nouns.map((noun) => noun[grammaticalCase + 1]);
  const text = [brandIn(made.brand.name, grammaticalCase), ...nouns, made.end].join(' ').trim();
  return roll() < 0.5 ? bare(text) : text;
}

function shuffled(name) {
  const parts = words(name);
  for (;;) {
    const order = parts.map((part) => [roll(), part]).sort((a, b) => a[0] - b[0]);
    const typed = order.map(([, part]) => part).join(' ');
    if (typed !== name) return typed;
  }
}

function withoutOne(made) {
  const parts = words(made.offer.name);
  const at = 1 + Math.floor(roll() * (parts.length - 1));
  return parts.filter((_, i) => i !== at).join(' ');
}

function makeQueries(offers, count) {
  const draw = (fits) => {
    for (;;) {
      const made = pick(offers);
      if (fits(made)) return made;
    }
  };
  const kind = (fits, type) =>
    Array.from({ length: count }, () => {
      const made = draw(fits);
      return { query: type(made), isRight: (hit) => hit.id === made.offer.id };
    });
  const long = ({ offer }) => offer.name.length >= 6;
  return {
    'typed right': kind(long, ({ offer }) => offer.name),
    'no diacritics': kind(
      ({ brand }) => brand.polish,
      ({ offer }) => bare(offer.name).toLowerCase(),
    ),
    'one edit': kind(long, ({ offer }) => edited(offer.name)),
    'one edit, no diacritics': kind(
      ({ brand }) => brand.polish,
      ({ offer }) => edited(bare(offer.name)),
    ),
    'swapped letters': kind(long, ({ offer }) => swapped(offer.name)),
    'a word missing': kind(({ offer }) => words(offer.name).length > 2, withoutOne),
    'other order': kind(
      ({ offer }) => words(offer.name).length > 1,
      ({ offer }) => shuffled(offer.name),
    ),
    'inflected Polish': kind(({ brand }) => brand.polish, inflected),
    publisher: Array.from({ length: count }, () => {
      const { offer } = draw(() => true);
      return { query: offer.publisher.name, isRight: (hit) => hit.publisher === offer.publisher.name };
    }),
    'product id': kind(long, ({ offer }) => offer.productId.toLowerCase()),
  };
}

const made = makeOffers(OFFERS);
const queries = makeQueries(made, QUERIES);
// Through JSON, as a store would hand them out: whole strings that share nothing.
const offers = JSON.parse(JSON.stringify(made.map(({ offer }) => offer)));

async function memory() {
  if (!globalThis.gc) return Number.NaN;
  for (let round = 0; round < 4; round++) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  // `external` holds the array buffers too.
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const ms = (value) => value.toFixed(3).padStart(8);
const percent = (value) => `${(100 * value).toFixed(1)} %`.padStart(8);

const memoryBefore = await memory();
const startedAt = performance.now();
const index = buildOfferIndex(offers);
const built = performance.now() - startedAt;
const memoryAdded = (await memory()) - memoryBefore;

let longestStep = 0;
const builder = makeOfferIndexBuilder();
for (const offer of offers) {
  const before = performance.now();
  builder.add(offer);
  longestStep = Math.max(longestStep, performance.now() - before);
}
builder.finish();

for (const list of Object.values(queries)) for (const { query } of list.slice(0, 100)) index.search(query);

const rows = [];
const allTimes = [];
for (const [kind, list] of Object.entries(queries)) {
  let first = 0;
  let topThree = 0;
  const times = [];
  for (const { query, isRight } of list) {
    const before = performance.now();
    const { hits } = index.search(query);
    times.push(performance.now() - before);
    if (hits[0] && isRight(hits[0])) first += 1;
    if (hits.slice(0, 3).some(isRight)) topThree += 1;
    else if (process.argv.includes('--show'))
      console.log(
        `${kind}: ${query} -> ${hits
          .slice(0, 3)
          .map((h) => `${h.name} (${h.match} ${h.score.toFixed(3)})`)
          .join(' | ')}`,
      );
  }
  allTimes.push(...times);
  times.sort((a, b) => a - b);
  rows.push({ kind, n: list.length, first: first / list.length, three: topThree / list.length, times });
}
console.log(`kind${' '.repeat(22)}      n    first     top 3   p50 ms   p99 ms   max ms`);
for (const { kind, n, first, three, times } of rows) {
  console.log(
    `${kind.padEnd(26)} ${String(n).padStart(6)} ${percent(first)}  ${percent(three)} ${ms(at(times, 0.5))} ${ms(at(times, 0.99))} ${ms(at(times, 1))}`,
  );
}
allTimes.sort((a, b) => a - b);
console.log(
  `${'all'.padEnd(26)} ${String(allTimes.length).padStart(6)} ${' '.repeat(18)} ${ms(at(allTimes, 0.5))} ${ms(at(allTimes, 0.99))} ${ms(at(allTimes, 1))}`,
);
console.log(
  `\nbuilt in ${built.toFixed(0)} ms, longest single step ${longestStep.toFixed(1)} ms, adds ${memoryAdded.toFixed(0)} MB (heap and arrays)`,
);

const sentences = made
  .slice(0, 300)
  .map(({ brand, offer }) => [
    `klient nie może się zalogować w ${brand.polish ? brandIn(brand.name, 2) : `${brand.name}u`} od wczoraj, co dalej?`,
    `our customer says the invoice for ${offer.name.toLowerCase()} is wrong since monday`,
  ]);
const mentionTimes = [];
let found = 0;
for (const [i, pair] of sentences.entries()) {
  for (const text of pair) {
    const before = performance.now();
    const named = index.mention(text);
    mentionTimes.push(performance.now() - before);
    if (named.some(({ name }) => name.startsWith(made[i].brand.name))) found += 1;
    else if (process.argv.includes('--show'))
      console.log(`mention: ${offers[i].name}: ${text} -> ${named.map(({ name }) => name).join(' | ')}`);
  }
}
mentionTimes.sort((a, b) => a - b);
const longText = 'the customer cannot open the report since the update, nikt nie odpowiada na zgłoszenie. '.repeat(350);
const before = performance.now();
index.mention(longText);
const long = performance.now() - before;
console.log(
  `mention: brand found in ${percent(found / (2 * sentences.length)).trim()} of ${2 * sentences.length} sentences, p50 ${ms(at(mentionTimes, 0.5)).trim()} ms, p99 ${ms(at(mentionTimes, 0.99)).trim()} ms; a text of ${longText.length} characters ${long.toFixed(1)} ms`,
);
