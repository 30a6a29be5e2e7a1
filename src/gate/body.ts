import type { Readable } from 'node:stream';
import { LIMITS } from './limits';
import { type Checked, passed, refused } from './refusal';

/**
 * Reads a request body whole, counting the bytes that really arrive.
 * Refuses with 413 beyond `maxBytes`, 408 after `maxMs`, 400 when the caller hangs up. After a refusal nothing is
 * kept and the stream is left flowing, so that the answer can still be delivered.
 */
export function readBody(
  stream: Readable,
  maxBytes: number = LIMITS.bodyBytes,
  maxMs: number = LIMITS.bodyMs,
): Promise<Checked<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (outcome: Checked<Buffer>): void => {
      clearTimeout(timer);
      stream.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      stream.on('error', () => undefined);
      chunks.length = 0;
      resolve(outcome);
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBytes) {
        finish(refused(413, 'body is too large'));
        stream.resume();
      } else chunks.push(chunk);
    };
    const onEnd = (): void => finish(passed(Buffer.concat(chunks)));
    const onClose = (): void => finish(refused(400, 'caller hung up'));
    const timer = setTimeout(() => finish(refused(408, 'body did not arrive in time')), maxMs);
    stream.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

/**
 * Bytes to JSON: strict UTF-8, at most `LIMITS.nesting` deep and `LIMITS.keys` keys in all, no key `__proto__`
 * anywhere (nobody honest sends one, and one careless merge would let it change every object). Else 400.
 */
export function parseJson(bytes: Uint8Array): Checked<unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused(400, 'body is not JSON');
  }
  return checkSize(value);
}

function checkSize(root: unknown): Checked<unknown> {
  let keys = 0;
  const rest: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > LIMITS.nesting) return refused(400, 'body is nested too deeply');
    if (!Array.isArray(value)) {
      const names = Object.keys(value);
      keys += names.length;
      if (keys > LIMITS.keys) return refused(400, 'body has too many keys');
      if (names.includes('__proto__')) return refused(400, 'body has a forbidden key');
    }
    for (const inner of Object.values(value)) rest.push({ value: inner, depth: depth + 1 });
  }
  return passed(root);
}
