import { progressOn, shortly, visible } from '../../src/cli/offers/screen';

describe('The screen', () => {
  test('shows what could move the cursor or turn the text around, instead of doing it', () => {
    expect(visible('a\u001b[2Jb\u202ec\nd')).toBe('a\\u001b[2Jb\\u202ec\\u000ad');
    expect(shortly('x'.repeat(300))).toHaveLength(100);
    expect(shortly(null)).toBe('nothing');
  });

  test('redraws one line on a terminal, and writes at most a line a second elsewhere', () => {
    let now = 10_000;
    const texts: string[] = [];
    const terminal = progressOn(
      (text) => texts.push(text),
      true,
      () => now,
    );
    terminal.show('prices.csv', 0.5);
    terminal.show('prices.csv', 0.6);
    terminal.clear();
    expect(texts).toEqual(['\r\u001b[K[##########..........]  50 % prices.csv', '\r\u001b[K']);
    const lines: string[] = [];
    const plain = progressOn(
      (text) => lines.push(text),
      false,
      () => now,
    );
    for (now = 20_000; now < 23_000; now += 250) plain.show('a', 0.1);
    plain.clear();
    expect(lines).toEqual(Array.from({ length: 3 }, () => '[##..................]  10 % a\n'));
  });
});
