import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examplesIn } from '../../src/reader/lessons';

const GOOD = '{"lang":"en","text":"invoice from us is wrong","category":"customer-billing"}';

describe('the examples of a file', () => {
  test('are read line by line, empty lines and a byte order mark aside', () => {
    expect(examplesIn(`\uFEFF${GOOD}\n\n${GOOD}\n`)).toHaveLength(2);
    expect(examplesIn('{"lang":"pl","text":"hej","outOfScope":"small-talk"}')[0]?.outOfScope).toBe('small-talk');
  });

  test.each([
    ['no JSON', 'invoice'],
    ['no text', '{"lang":"en","category":"payment"}'],
    ['no label', '{"lang":"en","text":"hello"}'],
    ['two labels', '{"lang":"en","text":"hello","category":"payment","outOfScope":"other"}'],
    ['a category that is none', '{"lang":"en","text":"hello","category":"billing"}'],
    ['parties without a list', '{"lang":"en","text":"hello","ambiguous":"isv"}'],
    ['a kind that is none', '{"lang":"en","text":"hello","outOfScope":"weather"}'],
  ])('refuse %s and name the line', (_, line) => {
    expect(() => examplesIn(`${GOOD}\n${line}`)).toThrow('line 2: an example is a JSON object');
  });

  test('are all in order in this repository', () => {
    const folder = join(__dirname, '../../src/reader/examples');
    const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) expect(examplesIn(readFileSync(join(folder, file), 'utf8')).length).toBeGreaterThan(0);
  });
});
