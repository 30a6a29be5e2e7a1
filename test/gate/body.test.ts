import { PassThrough, Readable } from 'node:stream';
import { parseJson, readBody } from '../../src/gate/body';

const statusOf = (text: string | Uint8Array): number => {
  const parsed = parseJson(typeof text === 'string' ? Buffer.from(text) : text);
  return parsed.ok ? 200 : parsed.refusal.status;
};
const nested = (depth: number): string => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
const keyed = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1])));

describe('JSON', () => {
  test.each<[string, string | Uint8Array, number]>([
    ['an object', '{"a":[1,{"b":null}]}', 200],
    ['sixteen levels', nested(16), 200],
    ['seventeen levels', nested(17), 400],
    ['lists inside lists', '['.repeat(17) + ']'.repeat(17), 400],
    ['five hundred keys', keyed(500), 200],
    ['five hundred and one keys', keyed(501), 400],
    ['many keys spread over objects', `[${Array(6).fill(keyed(100)).join(',')}]`, 400],
    ['a prototype', '{"a":{"__proto__":{}}}', 400],
    ['a prototype in disguise', '{"\\u005f_proto__":{}}', 400],
    ['half an object', '{"a":', 400],
    ['nothing', '', 400],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 400],
  ])('%s', (_, text, status) => {
    expect(statusOf(text)).toBe(status);
  });
});

describe('reading', () => {
  test('joins the pieces', async () => {
    const read = await readBody(Readable.from([Buffer.from('ab'), Buffer.from('c')]));
    expect(read).toEqual({ ok: true, value: Buffer.from('abc') });
  });

  test('counts what arrives and stops at the limit', async () => {
    const read = await readBody(Readable.from([Buffer.alloc(6), Buffer.alloc(6)]), 10);
    expect(read).toMatchObject({ ok: false, refusal: { status: 413 } });
  });

  test('does not wait for ever', async () => {
    const read = await readBody(new PassThrough(), 10, 5);
    expect(read).toMatchObject({ ok: false, refusal: { status: 408 } });
  });

  test('notices that the caller hung up', async () => {
    const stream = new PassThrough();
    const read = readBody(stream);
    stream.destroy();
    expect(await read).toMatchObject({ ok: false, refusal: { status: 400 } });
  });
});
