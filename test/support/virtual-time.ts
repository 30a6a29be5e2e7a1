import type { Moment } from '../../src/domain/access';
import type { Time } from '../../src/flows/ports';

/** Time that passes only when it is told to; the clocks of the machine may be wrong, `elapsed` never is. */
export interface VirtualTime {
  readonly time: Time;
  /** Milliseconds that have really passed. */
  elapsed(): number;
  /** Time passes, and everything that was waited for happens on its way. */
  pass(milliseconds: number): Promise<void>;
  /** Time passes until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
  /** Somebody sets the wall clock. */
  shiftWall(milliseconds: number): void;
  /** The machine sleeps: real time and the wall clock go on, the steady clock and the timers do not. */
  sleep(milliseconds: number): void;
}

interface Waiting {
  readonly at: number;
  readonly resolve: () => void;
}

export function virtualTime(start = Date.UTC(2026, 10, 23, 9)): VirtualTime {
  let steady = 1_000;
  let slept = 0;
  let wall = start;
  const waiting = new Set<Waiting>();

  const next = (): Waiting | undefined => [...waiting].sort((a, b) => a.at - b.at)[0];
  const move = (to: number): void => {
    wall += to - steady;
    steady = to;
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const step = async (until: number, isEnough = () => false): Promise<boolean> => {
    await settle();
    if (isEnough()) return false;
    const first = next();
    if (!first || first.at > until) return false;
    waiting.delete(first);
    if (first.at > steady) move(first.at);
    first.resolve();
    return true;
  };

  return {
    time: {
      now: (): Moment => ({ wall, steady }),
      wait: (milliseconds) => {
        let mine: Waiting | undefined;
        const over = new Promise<void>((resolve) => {
          mine = { at: steady + milliseconds, resolve };
          waiting.add(mine);
        });
        return { over, cancel: () => mine && waiting.delete(mine) };
      },
    },
    elapsed: () => steady + slept,
    async pass(milliseconds) {
      const end = steady + milliseconds;
      while (await step(end));
      move(end);
      await settle();
    },
    async until(work) {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      done.catch(() => undefined);
      while (await step(Number.POSITIVE_INFINITY, () => isDone));
      if (!isDone) throw new Error('The work waits for something that never comes.');
      return done;
    },
    shiftWall: (milliseconds) => {
      wall += milliseconds;
    },
    sleep: (milliseconds) => {
      wall += milliseconds;
      slept += milliseconds;
    },
  };
}
