import fc from 'fast-check';
import { DEEPEST, type JsonPart, LONGEST_ITEM, makeJsonReader } from '../../src/filling/json';

function partsOf(text: string, size = 5): { parts: JsonPart[]; reason: string | undefined; line: number | undefined } {
  const reader = makeJsonReader();
  const parts: JsonPart[] = [];
  for (let at = 0; at < text.length; at += size) parts.push(...reader.push(text.slice(at, at + size)));
  reader.end();
  return { parts, reason: reader.broken()?.reason, line: reader.broken()?.line };
}
const items = (text: string, size?: number): unknown[] =>
  partsOf(text, size)
    .parts.filter((part) => part.kind === 'item')
    .map((part) => part.value);

describe('The JSON reader', () => {
  test.each(['items', 'value', 'Items', 'resources'])('hands out the items of a page under %j', (key) => {
    const page = `{"total":2,\n "${key}" : [\n {"a":"}]\\"["},\n {"b":[{"items":[1]}]} ], "nextLink":"x"}`;
    for (const size of [1, 2, 3, 1000]) {
      const { parts, reason } = partsOf(page, size);
      expect(reason).toBeUndefined();
      expect(parts).toEqual([
        { kind: 'item', value: { a: '}]"[' }, line: 3 },
        { kind: 'item', value: { b: [{ items: [1] }] }, line: 4 },
        { kind: 'whole', value: { total: 2, [key]: [], nextLink: 'x' }, line: 1 },
      ]);
    }
  });

  test('hands out a single object whole, the items of an array, and the lines of JSON lines', () => {
    expect(partsOf('\uFEFF{"a":{"items":[1]}}').parts).toEqual([
      { kind: 'whole', value: { a: { items: [1] } }, line: 1 },
    ]);
    expect(items('[{"a":1}, 2, "x,y", [3]]')).toEqual([{ a: 1 }, 2, 'x,y', [3]]);
    expect(partsOf('{"a":1}\n{"b":2}\n').parts.map((part) => part.line)).toEqual([1, 2]);
    expect(items('{"items":[]}')).toEqual([]);
  });

  test.each([
    ['{"items":[{"a":1},{"b":', 'cut off'],
    ['{"items":[{"a":1}]', 'cut off'],
    ['{"a":"x', 'cut off'],
    ['', 'nothing in it'],
    [' \n ', 'nothing in it'],
    ['{"items":[{"a":1},,{"b":1}]}', 'not JSON'],
    ['{"items":[{a:1}]}', 'not JSON'],
    ['{"a":1]', 'nothing opened'],
    ['}', 'nothing opened'],
    ['hello', 'not JSON'],
    ['12', 'not JSON'],
  ])('finds %j broken', (text, reason) => {
    for (const size of [1, 3, 100]) expect(partsOf(text, size).reason).toContain(reason);
  });

  test('gives up on what is absurdly deep or long, without holding more than one item', () => {
    expect(partsOf('['.repeat(1_000_000), 65_536).reason).toContain(`${DEEPEST} levels`);
    expect(partsOf(`{"items":[{"a":"${'x'.repeat(LONGEST_ITEM + 1)}"}]}`, 65_536).reason).toContain('longer than');
    const keys = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":0`).join(',');
    expect(partsOf(`{${keys}}`, 65_536).reason).toContain('longer than');
  });

  test('finds the same items as JSON.parse in any page, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 4 })),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        (list, size, nice) => {
          const text = JSON.stringify({ nextLink: 'n', value: list }, undefined, nice ? 2 : 0);
          expect(items(text, size)).toEqual((JSON.parse(text) as { value: unknown[] }).value);
        },
      ),
      { numRuns: 300 },
    );
  });
});
