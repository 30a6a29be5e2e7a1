import { packed, stepOf, unpacked } from '../../src/reader/weights';

describe('weights in four bits', () => {
  const weights = Float32Array.from([0.9, -0.9, 0.11, -0.02, 0, 0, 0, 0, 2000, -3, 1e-9, -1e-5]);
  const { steps, nibbles } = packed(weights, 3, 4);
  const read = unpacked(nibbles);

  test('come back within half a step of their row, with the sign they had', () => {
    weights.forEach((weight, at) => {
      const step = stepOf(steps[Math.floor(at / 4)] as number);
      expect(Math.abs((read[at] as number) * step - weight)).toBeLessThanOrEqual(step / 2 + 1e-9);
    });
    expect(read[0]).toBeGreaterThan(0);
    expect(read[1]).toBe(-(read[0] as number));
  });

  test('take a row’s step from its largest weight, at most an eighth of a doubling too wide', () => {
    expect(stepOf(steps[0] as number) * 7).toBeGreaterThanOrEqual(0.9 - 1e-6);
    expect(stepOf(steps[0] as number) * 7).toBeLessThan(0.9 * 2 ** (1 / 8));
  });

  test('take half a byte each', () => {
    expect(nibbles).toHaveLength(6);
  });
});
