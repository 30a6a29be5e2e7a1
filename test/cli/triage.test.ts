import { Readable } from 'node:stream';
import { triage } from '../../src/cli/triage';

async function run(lines: readonly string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await triage(
    Readable.from([lines.join('\n')]),
    (line) => out.push(line),
    (line) => errors.push(line),
  );
  return { code, rows: out.map((line) => JSON.parse(line) as Record<string, unknown>), errors };
}

describe('batch triage', () => {
  test('reads each line and answers in the same order', async () => {
    const { code, rows, errors } = await run([
      '{"id":"a","text":"Customer asks for a copy of the invoice we sent in May"}',
      '{"id":2,"text":"good morning everybody"}',
      '{"id":"c","text":"faktura się nie zgadza"}',
    ]);
    expect(code).toBe(0);
    expect(errors).toEqual([]);
    expect(rows.map((row) => row.id)).toEqual(['a', 2, 'c']);
    expect(rows.map((row) => row.action)).toEqual(['answer', 'decline', 'ask']);
    expect(rows[0]).toMatchObject({ party: 'partner', category: 'customer-billing' });
  });

  test('gives the best guess even when it asks or declines', async () => {
    const { rows } = await run(['{"id":"a","text":""}', '{"id":"b","text":"🙂"}', '{"id":"c","text":"help"}']);
    for (const row of rows) {
      expect(row.party).toEqual(expect.any(String));
      expect(row.category).toEqual(expect.any(String));
      expect(row.confidence).toEqual(expect.any(Number));
      expect((row.candidates as unknown[]).length).toBeGreaterThanOrEqual(3);
    }
  });

  test('names each bad line by its number, goes on, and ends with 1', async () => {
    const { code, rows, errors } = await run([
      'not json',
      '{"id":"a","text":"The product is down"}',
      '{"id":"b"}',
      '[]',
      'null',
      '',
      '{"id":"z","text":"It crashes"}',
    ]);
    expect(code).toBe(1);
    expect(rows.map((row) => row.id)).toEqual(['a', 'z']);
    expect(errors.map((line) => /^Line (\d+) /.exec(line)?.[1])).toEqual(['1', '3', '4', '5']);
  });
});
