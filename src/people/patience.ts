import type { Time } from '../flows/ports';
import type { Away, Tried } from './graph';
import { createLanes } from './lanes';

/**
 * How long the directory is waited for, in milliseconds: a try, all tries together, the least that is worth a try,
 * and the longest pause before the second one.
 */
const TRY = 1_000;
const ALL = 2_200;
const LEAST = 100;
const JITTER = 150;
/** After so many failures in a row nobody asks for so long, then one person at a time finds out. */
const FAILURES = 5;
const REST = 10_000;
/** A 429 that does not say for how long, and the longest that one is believed. */
const THROTTLED = 2_000;
const LONGEST_PAUSE = 15 * 60_000;
/**
 * Units of the quota that may be spent at once and per second: 3,500 in any ten seconds, which is what the smallest
 * tenants have (https://learn.microsoft.com/graph/throttling-limits, identity and access).
 */
const UNITS = 2_600;
const UNITS_A_SECOND = 90;
/** Questions at once; more would only wait for sockets while their time runs. */
const LANES = 64;

export type AwayCode = Away['code'] | 'timeout' | 'paused' | 'resting' | 'quota' | 'unready';

/** Nobody could say; `code` is why. */
export function awayError(code: AwayCode, more = ''): Error {
  return Object.assign(new Error(`The directory could not be asked (${code}).${more}`), { code: `directory-${code}` });
}

export interface Patience {
  /**
   * Does the work, a second time when the first brought nothing and there is time left. Resolves with an answer or
   * rejects with an `awayError` within 2.2 s. `units` is what one try costs of the quota.
   */
  spend<T>(units: number, work: Work<T>): Promise<T>;
}

/** The patience that everybody who asks one directory shares: its budget, its pauses and its breaker. */
export function createPatience(time: Time, chance: () => number = Math.random): Patience {
  const breaker = createBreaker(time);
  const quota = createQuota(time);
  const lanes = createLanes(time, LANES);
  const tryOnce = async <T>(units: number, work: Work<T>, milliseconds: number): Promise<Outcome<T> | Shut> => {
    const pass = breaker.enter();
    if (typeof pass === 'string') return pass;
    if (!quota.take(units)) {
      pass.leave(undefined);
      return 'quota';
    }
    const tried = await attempt(time, milliseconds, work);
    pass.leave(tried);
    return tried;
  };
  return {
    async spend(units, work) {
      const began = time.now().steady;
      const left = () => ALL - (time.now().steady - began);
      let code: AwayCode = 'timeout';
      for (const isSecond of [false, true]) {
        if (isSecond) await time.wait(Math.min(chance() * JITTER, Math.max(left(), 0))).over;
        if (left() < LEAST || !(await lanes.enter(left() - LEAST))) break;
        const tried = await tryOnce(units, work, Math.min(TRY, left())).finally(lanes.leave);
        if (typeof tried === 'string') throw awayError(isSecond ? code : tried);
        if (tried.kind === 'answer') return tried.value;
        code = tried.code;
        if (code === 'throttled') break;
      }
      throw awayError(code);
    },
  };
}

/** Why nobody asks at all now. */
type Shut = 'paused' | 'resting' | 'quota';

type Work<T> = (signal: AbortSignal) => Promise<Tried<T>>;
type Outcome<T> = Tried<T> | { readonly kind: 'away'; readonly code: 'timeout'; readonly retryAfter?: number };

async function attempt<T>(time: Time, milliseconds: number, work: Work<T>): Promise<Outcome<T>> {
  const abort = new AbortController();
  const { over, cancel } = time.wait(milliseconds);
  const late = over.then((): Outcome<T> => {
    abort.abort();
    return { kind: 'away', code: 'timeout' };
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } catch {
    return { kind: 'away', code: 'network' };
  } finally {
    cancel();
  }
}

interface Breaker {
  /** A pass for one try, or why there is none now; it is left with what came of it, undefined for nothing tried. */
  enter(): { leave(outcome: Outcome<unknown> | undefined): void } | 'paused' | 'resting';
}

function createBreaker(time: Time): Breaker {
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let restingUntil = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let isProbing = false;
  const now = () => time.now().steady;

  const leave = (outcome: Outcome<unknown> | undefined): void => {
    if (!outcome) return;
    if (outcome.kind === 'answer') {
      failures = 0;
      return;
    }
    const pause = outcome.retryAfter ?? (outcome.code === 'throttled' ? THROTTLED : 0);
    pausedUntil = Math.max(pausedUntil, now() + Math.min(pause, LONGEST_PAUSE));
    // Being told to wait is not being away, so it is no reason to rest.
    if (outcome.code === 'throttled') return;
    failures += 1;
    if (failures >= FAILURES) restingUntil = now() + REST;
  };

  return {
    enter() {
      if (now() < pausedUntil) return 'paused';
      if (failures < FAILURES) return { leave };
      if (now() < restingUntil || isProbing) return 'resting';
      isProbing = true;
      return {
        leave: (outcome) => {
          isProbing = false;
          leave(outcome);
        },
      };
    },
  };
}

function createQuota(time: Time): { take(units: number): boolean } {
  let units = UNITS;
  let filled = time.now().steady;
  return {
    take(wanted) {
      const now = time.now().steady;
      units = Math.min(UNITS, units + ((now - filled) / 1000) * UNITS_A_SECOND);
      filled = now;
      if (units < wanted) return false;
      units -= wanted;
      return true;
    },
  };
}
