import { ageOf, type Moment } from '../domain/access';
import type { Time } from './ports';

/** What the work gives, or a rejection after so many milliseconds; the work itself goes on unheard. */
export async function within<T>(time: Time, milliseconds: number, work: Promise<T>): Promise<T> {
  const { over, cancel } = time.wait(milliseconds);
  try {
    return await Promise.race([work, over.then(() => Promise.reject(late(milliseconds)))]);
  } finally {
    cancel();
  }
}

function late(milliseconds: number): Error {
  return Object.assign(new Error(`There was no answer within ${milliseconds} ms.`), { code: 'waited-too-long' });
}

/**
 * The same reading for everybody who asks within so many milliseconds of its beginning, one at a time. A reading that
 * fails is not kept.
 */
export function memoOf<T>(time: Time, milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly began: Moment } | undefined;
  return () => {
    const now = time.now();
    const age = kept && ageOf(kept.began, now);
    if (kept && age !== undefined && age >= 0 && age <= milliseconds) return kept.value;
    const mine = { value: read(), began: now };
    kept = mine;
    mine.value.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return mine.value;
  };
}
