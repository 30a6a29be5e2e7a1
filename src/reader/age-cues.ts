const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  'a couple of': 2,
  'a few': 3,
  jeden: 1,
  dwa: 2,
  dwie: 2,
  dwoch: 2,
  trzy: 3,
  trzech: 3,
  cztery: 4,
  piec: 5,
  szesc: 6,
  siedem: 7,
  osiem: 8,
  dziewiec: 9,
  dziesiec: 10,
  kilka: 3,
  pare: 3,
  poltora: 2,
};
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:hours?|hrs?|h|godzin\w{0,2})$/, 1],
  [/^(?:days?|dni|dzien|dnia|doba|doby|dob)$/, 24],
  [/^(?:weeks?|tydzien|tygodni\w{0,2})$/, 168],
  [/^(?:months?|miesiac\w{0,2}|miesiec\w{0,2})$/, 720],
  [/^(?:years?|rok|roku|lata|lat)$/, 8760],
];

const BOUGHT =
  /\b(?:bought|purchased|ordered|order(?:ed)? (?:was )?placed|subscribed|purchase|kupi\w{1,4}|kupion\w{1,2}|zakup\w{0,5}|zamowi\w{1,4}|zamowion\w{1,2})\b/;
const AGO =
  /\b(?:(\d{1,3}|a couple of|a few|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (hours?|hrs?|h|days?|weeks?|months?|years?) ago|(\d{1,3})(h) ago|(?:(\d{1,3}|jeden|dwa|dwie|trzy|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec|kilka|pare) )?(godzin\w{0,2}|dni|dzien|doby?|tydzien|tygodni\w{0,2}|miesiac\w{0,2}|miesiec\w{0,2}|rok|lata|lat) temu)\b/;
const AFTER =
  /\b(?:po|after) (?:(\d{1,3}|an?|one|two|three|dwoch|trzech|jednym) )?(hours?|days?|weeks?|months?|years?|dniu|dniach|tygodniu|tygodniach|miesiacu|miesiacach|roku)\b/;
const AFTER_UNITS: Readonly<Record<string, number>> = {
  dniu: 24,
  dniach: 24,
  tygodniu: 168,
  tygodniach: 168,
  miesiacu: 720,
  miesiacach: 720,
  roku: 8760,
};
const FIXED: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:just now|this morning|today|earlier today|an hour ago|minutes ago|dzisiaj|dzis|dzis rano|przed chwila|przed godzina)\b/,
    6,
  ],
  [/\b(?:yesterday|wczoraj|last night)\b/, 24],
  [/\b(?:the day before yesterday|przedwczoraj)\b/, 48],
  [/\b(?:last week|w zeszlym tygodniu|w ubieglym tygodniu)\b/, 168],
  [/\b(?:last month|w zeszlym miesiacu|w ubieglym miesiacu)\b/, 720],
  [/\b(?:last year|w zeszlym roku|rok temu)\b/, 8760],
];
const MONTH_OF_TERM =
  /\bmonth (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b|\bw (\d{1,2})\.? miesiacu|\bin the (\d{1,2})(?:st|nd|rd|th) month/;
/** The end of a sentence; a point after a number is none, Polish writes ordinals so. */
const PIECE = /(?<!\d)\.|[?!\n]/;

/** How many hours ago it was bought, where a sentence names both the purchase and the time; folded text. */
export function hoursSinceBought(folded: string, aboutRefund: boolean): number | undefined {
  for (const sentence of folded.split(PIECE)) {
    if (!aboutRefund && !BOUGHT.test(sentence)) continue;
    const hours = hoursIn(sentence);
    if (hours !== undefined) return hours;
  }
  return undefined;
}

function hoursIn(sentence: string): number | undefined {
  const ago = AGO.exec(sentence);
  if (ago) {
    const hours = (countOf(ago[1] ?? ago[3] ?? ago[5]) ?? 1) * unitOf(ago[2] ?? ago[4] ?? ago[6] ?? '');
    if (hours > 0) return hours;
  }
  const fixed = [...FIXED].reverse().find(([sign]) => sign.test(sentence));
  if (fixed) return fixed[1];
  const after = AFTER.exec(sentence);
  if (after) return afterHours(after);
  const month = MONTH_OF_TERM.exec(sentence);
  return month ? (countOf(month[1] ?? month[2] ?? month[3]) ?? 0) * 720 || undefined : undefined;
}

function afterHours(match: RegExpExecArray): number | undefined {
  const unit = match[2] ?? '';
  const count = match[1] === 'dwoch' || match[1] === 'two' ? 2 : match[1] === 'jednym' ? 1 : (countOf(match[1]) ?? 1);
  return count * (AFTER_UNITS[unit] ?? unitOf(unit)) || undefined;
}

const countOf = (word: string | undefined): number | undefined =>
  word === undefined ? undefined : /^\d/.test(word) ? Number(word) : NUMBERS[word];

const unitOf = (word: string): number => UNITS.find(([sign]) => sign.test(word))?.[1] ?? 0;
