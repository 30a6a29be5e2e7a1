import * as fc from 'fast-check';
import { editsBetween, slipBetween } from '../../src/search/edits';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 7 });

/** The same distance by its definition, slowly. */
function slowly(a: string, b: string): number {
  const cell = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const same = a[i - 1] === b[j - 1] ? 0 : 1;
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    const ways = [cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + same];
    return Math.min(...ways, swapped ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY);
  };
  return cell(a.length, b.length);
}

describe('a slip of the hand', () => {
  test.each([
    ['fakturnik', 'fakturnik', 'same'],
    ['fakturink', 'fakturnik', 'swapped'],
    ['fakturni', 'fakturnik', 'missing'],
    ['faktturnik', 'fakturnik', 'extra'],
    ['faktornik', 'fakturnik', 'replaced'],
    ['faktronik', 'fakturnik', undefined],
    ['', 'f', 'missing'],
  ])('%s for %s is %s', (typed, meant, slip) => {
    expect(slipBetween(typed, meant)).toBe(slip);
  });

  test('is found exactly where the distance is at most one', () => {
    void fc.assert(
      fc.property(word, word, (typed, meant) => {
        expect(slipBetween(typed, meant) !== undefined).toBe(editsBetween(typed, meant, 1) <= 1);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('the distance is the one of the definition, and stops counting beyond the limit', () => {
  void fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 8 }), (a, b, most) => {
      expect(editsBetween(a, b, most)).toBe(Math.min(slowly(a, b), most + 1));
    }),
    { numRuns: 300 },
  );
});
