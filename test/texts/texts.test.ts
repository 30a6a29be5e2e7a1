import { en } from '../../src/texts/en';
import { pl } from '../../src/texts/pl';
import { day, languageOf, list, money, number, type Plural, say, type TextKey, text } from '../../src/texts/text';

const KEYS = Object.keys(en) as TextKey[];

function forms(value: string | Plural): string[] {
  return typeof value === 'string' ? [value] : Object.values(value);
}

function placeholders(sentence: string): string[] {
  return [...new Set(sentence.match(/\{[^}]*\}/g))].sort();
}

/** Keys with their sentences for which the check fails, each told as `key: sentence`. */
function failing(edition: Readonly<Record<string, string | Plural>>, fails: (sentence: string) => boolean): string[] {
  return Object.entries(edition).flatMap(([key, value]) =>
    forms(value)
      .filter(fails)
      .map((sentence) => `${key}: ${sentence}`),
  );
}

describe('the two editions', () => {
  test('have the same keys in the same order', () => {
    expect(Object.keys(pl)).toEqual(KEYS);
  });

  test('have the same placeholders in every sentence', () => {
    const wrong = KEYS.filter((key) => {
      const expected = JSON.stringify(placeholders(forms(en[key])[0] ?? ''));
      return [...forms(en[key]), ...forms(pl[key])].some((form) => JSON.stringify(placeholders(form)) !== expected);
    });
    expect(wrong).toEqual([]);
  });

  test('have only placeholders that can be filled in', () => {
    const odd = (sentence: string) => /[{}]/.test(sentence.replace(/\{[a-z-]+\}/gi, ''));
    expect([...failing(en, odd), ...failing(pl, odd)]).toEqual([]);
  });

  test('have every plural form their language uses', () => {
    const shapes = (edition: Readonly<Record<string, string | Plural>>) =>
      Object.values(edition)
        .filter((value) => typeof value !== 'string')
        .map((value) => Object.keys(value).sort().join(' '));
    expect(shapes(en).length).toBeGreaterThan(0);
    expect(new Set(shapes(en))).toEqual(new Set(['one other']));
    expect(new Set(shapes(pl))).toEqual(new Set(['few many one other']));
  });

  test.each([
    ['English', en],
    ['Polish', pl],
  ])('%s has no empty sentence, double space or straight double quote', (_name, edition) => {
    expect(failing(edition, (sentence) => sentence.trim() === '')).toEqual([]);
    expect(failing(edition, (sentence) => /\s{2}|^\s|[\t\n"]/.test(sentence))).toEqual([]);
  });

  test('end with the same mark', () => {
    const kind = (sentence: string) => /[.?:,]$/.exec(sentence.trim())?.[0] ?? '';
    expect(KEYS.filter((key) => kind(forms(en[key])[0] ?? '') !== kind(forms(pl[key])[0] ?? ''))).toEqual([]);
  });
});

describe('the Polish edition', () => {
  /** Without what stays English on purpose: parameters, commands, quoted labels and messages of Microsoft’s portals. */
  const own = (sentence: string) => sentence.replace(/\{[^}]*\}|\/[a-z]+|„[^”]*”/g, '');

  test('has no English left over', () => {
    const words =
      /(?<!\p{L})(?:the|and|or|of|is|are|not|for|from|with|your|our|who|what|which|please|publisher|customer|offers?|tickets?|invoice|refund|seats?|reseller|provider|subscription|support|opt-in|partner center|marketplace)(?!\p{L})/iu;
    expect(failing(pl, (sentence) => words.test(own(sentence)))).toEqual([]);
  });

  test('repeats the English only where the word is the same', () => {
    const same = KEYS.filter((key) => typeof en[key] === 'string' && en[key] === pl[key]);
    expect(same.sort()).toEqual([
      'packet.problem',
      'packet.problem.none',
      'packet.subject',
      'party.microsoft',
      'settings.provider.email',
      'welcome.title',
    ]);
  });

  test('quotes the Polish way and needs no apostrophe', () => {
    expect(failing(pl, (sentence) => /[“‘’']/.test(sentence))).toEqual([]);
    expect(failing(pl, (sentence) => /[„”]/.test(sentence.replace(/„[^„”]+”/g, '')))).toEqual([]);
  });

  test('keeps to the terms agreed', () => {
    expect(failing(pl, (sentence) => /ISV['’-]?\p{L}/u.test(sentence))).toEqual([]);
    expect(
      failing(pl, (sentence) => /niezależn\p{L}+ od (?:platformy )?Azure|margines|pojednan|bilet/iu.test(sentence)),
    ).toEqual([]);
    expect(say('pl', 'rule.DEP-01')).toContain('opartych na platformie Azure');
    expect(say('pl', 'role.admin-agent')).toBe('agent administracyjny');
    expect(say('pl', 'role.global-admin')).toBe('administrator globalny');
  });
});

describe('text', () => {
  test('fills in the parameters of a sentence', () => {
    expect(text('en', 'verdict.title', { party: 'Microsoft' })).toBe('Microsoft is responsible');
    expect(text('pl', 'verdict.title', { party: text('pl', 'party.isv') })).toBe('Odpowiada: Wydawca (ISV)');
  });

  test('fills in a parameter once, whatever braces it holds', () => {
    expect(text('en', 'packet.offer', { offer: '{id} {offer}', id: '{offer}' })).toBe('Offer: {id} {offer} ({offer})');
    expect(text('pl', 'offer.none', { query: '{query}' })).toBe('Żadna oferta nie pasuje do „{query}”.');
  });

  test('takes no pattern of replacement from a parameter', () => {
    expect(text('pl', 'packet.problem', { words: "$& $1 $' {words}" })).toBe("Problem: $& $1 $' {words}");
  });

  test('writes numbers as the language does', () => {
    expect(text('en', 'age.within-window', { hours: 12345 })).toBe('Within the last 12,345 hours');
    expect(text('pl', 'age.within-window', { hours: 12345 })).toBe('W ciągu ostatnich 12\u00a0345 godzin');
  });

  test('leaves a placeholder alone when say() is not given its parameter', () => {
    expect(say('pl', 'verdict.title')).toBe('Odpowiada: {party}');
  });

  test.each([
    [1, '1 oferta pasuje do „x”', 'i jeszcze 1 plan'],
    [2, '2 oferty pasują do „x”', 'i jeszcze 2 plany'],
    [5, '5 ofert pasuje do „x”', 'i jeszcze 5 planów'],
    [12, '12 ofert pasuje do „x”', 'i jeszcze 12 planów'],
    [22, '22 oferty pasują do „x”', 'i jeszcze 22 plany'],
    [1.5, '1,5 oferty pasuje do „x”', 'i jeszcze 1,5 planu'],
  ])('chooses the Polish plural form for %p', (count, found, more) => {
    expect(text('pl', 'offer.found', { count, query: 'x' })).toBe(found);
    expect(text('pl', 'offer.plans.more', { count })).toBe(more);
  });

  test.each([
    [1, '1 offer fits “x”'],
    [2, '2 offers fit “x”'],
    [1.5, '1.5 offers fit “x”'],
  ])('chooses the English plural form for %p', (count, found) => {
    expect(text('en', 'offer.found', { count, query: 'x' })).toBe(found);
  });

  test('chooses the plural form for a count given as a word', () => {
    expect(text('pl', 'offer.plans.more', { count: '3' })).toBe('i jeszcze 3 plany');
  });
});

describe('what a language writes its own way', () => {
  test('numbers', () => {
    expect(number('en', 12345.5)).toBe('12,345.5');
    expect(number('pl', 12345.5)).toBe('12\u00a0345,5');
  });

  test('money', () => {
    expect(money('en', 12345.6, 'EUR')).toBe('€12,345.60');
    expect(money('pl', 12345.6, 'EUR')).toBe('12\u00a0345,60\u00a0€');
    expect(money('pl', 19, 'PLN')).toBe('19,00\u00a0zł');
    expect(money('en', 2.5, 'credits')).toBe('2.5 credits');
    expect(money('pl', 2.5, 'eur')).toBe('2,5 eur');
  });

  test('days, which do not move with the time zone', () => {
    for (const iso of ['2025-08-01', '2025-08-01T00:00:00Z', '2025-08-01T23:59:59Z']) {
      expect(day('en', iso)).toMatch(/^(?:August 1, 2025|1 August 2025)$/);
      expect(day('pl', iso)).toBe('1 sierpnia 2025');
    }
    expect(day('pl', 'kiedyś')).toBe('kiedyś');
  });

  test('lists', () => {
    expect(list('en', ['a', 'b', 'c'])).toMatch(/^a, b,? and c$/);
    expect(list('en', ['a', 'b'], 'disjunction')).toBe('a or b');
    expect(list('pl', ['a', 'b', 'c'])).toBe('a, b i c');
    expect(list('pl', ['a', 'b', 'c'], 'disjunction')).toBe('a, b lub c');
    expect(list('pl', ['a'])).toBe('a');
    expect(list('pl', [])).toBe('');
  });
});

describe('languageOf', () => {
  test.each([
    ['pl-PL', 'pl'],
    ['pl', 'pl'],
    ['PL_pl', 'pl'],
    ['en-GB', 'en'],
    ['de-DE', undefined],
    ['plx', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %p is %p', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});
