import { DIMENSIONS, type Dimension, type Point } from '../../src/domain/facts';
import { fits, RULE_IDS, SOURCES } from '../../src/domain/rule';
import { RULES } from '../../src/domain/rules';

function* points(): Generator<Point> {
  const names = Object.keys(DIMENSIONS) as Dimension[];
  const walk = function* (at: number, point: Record<string, string>): Generator<Point> {
    const name = names[at];
    if (name === undefined) {
      yield { ...point } as Point;
      return;
    }
    for (const value of DIMENSIONS[name]) yield* walk(at + 1, { ...point, [name]: value });
  };
  yield* walk(0, {});
}

describe('the rules', () => {
  test('cover every combination of facts exactly once', () => {
    const wrong: string[] = [];
    let walked = 0;
    for (const point of points()) {
      walked += 1;
      const fitting = RULES.filter((rule) => fits(rule, point));
      if (fitting.length !== 1 && wrong.length < 20) {
        wrong.push(`${Object.values(point).join(' ')}: ${fitting.map((rule) => rule.id).join(', ') || 'no rule'}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(walked).toBe(Object.values(DIMENSIONS).reduce((product, values) => product * values.length, 1));
  });

  test('would notice a rule taken away and a rule that overlaps (negative control)', () => {
    const without = RULES.filter((rule) => rule.id !== 'FIX-01');
    const first = RULES[0];
    const point = [...points()].find(
      (p) => p.matter === 'fault' && p.publisher === 'third-party' && p.bought === 'through-us',
    );
    if (!first || !point) throw new Error('the space is empty');
    expect(without.filter((rule) => fits(rule, point))).toEqual([]);
    const overlapping = [...RULES, { ...first, when: { matter: ['fault'] as const } }];
    expect(overlapping.filter((rule) => fits(rule, point))).toHaveLength(2);
  });

  test('have an id of their own, a source, a date and steps', () => {
    expect(RULES.map((rule) => rule.id).sort()).toEqual([...RULE_IDS].sort());
    for (const rule of RULES) {
      expect(SOURCES).toContain(rule.source);
      expect(rule.validFrom).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(rule.steps.length).toBeGreaterThan(0);
    }
  });
});
