import { CAPS, clip, httpsLink, mailAddress, outside, outsideName } from '../../src/cards/outside';

describe('outside text', () => {
  test.each([
    ['line breaks become spaces', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['control characters go', 'a\u0000b\u001bc\u0085', 'abc'],
    ['direction marks go', '\u202egnp.exe\u202c \u2066x\u2069\u200f', 'gnp.exe x'],
    ['invisible characters and tags go', 'a\u200bb\u2060c\u{e0041}d', 'abcd'],
    ['halves of pairs go', 'a\ud83db\udc00', 'ab'],
    ['piled marks are thinned', `z${'\u0301'.repeat(40)}x`, `z${'\u0301'.repeat(3)}x`],
    [
      'letters, emoji and markup stay as they are',
      'Żółw 🐢 [x](https://y) <b>${z}</b>',
      'Żółw 🐢 [x](https://y) <b>${z}</b>',
    ],
  ])('%s', (_what, text, cleaned) => {
    expect(outside(text, 200)).toBe(cleaned);
  });

  test('is cut to its cap, never inside a character', () => {
    expect(outside('a'.repeat(1_000_000), 10)).toBe('aaaaaaaaa…');
    expect(clip('aaaa🐢b', 6)).toBe('aaaa…');
    expect(clip('short', 6)).toBe('short');
  });

  test('a name that holds nothing to see is a dash', () => {
    expect(outsideName('\u202e\u200b', 10)).toBe('—');
  });
});

test('only plain https addresses become links', () => {
  expect(httpsLink('https://docs.example.com/a b')).toBe('https://docs.example.com/a%20b');
  const refused = [
    undefined,
    '',
    'http://example.com',
    'javascript:alert(1)',
    'https://user:pw@example.com',
    'https://intranet/x',
    'data:text/html,x',
    'msteams://l/chat',
    `https://example.com/${'a'.repeat(CAPS.url)}`,
    `https://example.com/${'ł'.repeat(100)}`,
  ];
  expect(refused.map(httpsLink)).toEqual(refused.map(() => undefined));
});

test('a mail goes only to one plain address', () => {
  expect(mailAddress('help@example.com')).toBe('help@example.com');
  const refused = [undefined, '', 'a@b', 'a@b.c,d@e.f', 'a@b.c;d@e.f', 'a b@c.de', '"x"@c.de', 'a@b.c\r\nBcc: x@y.zz'];
  expect(refused.map(mailAddress)).toEqual(refused.map(() => undefined));
});
