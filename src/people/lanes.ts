import type { Time } from '../flows/ports';

/** Room for so many at once; the others wait for their turn. */
export interface Lanes {
  /** True when there is room within so many milliseconds; whoever got in has to `leave`. */
  enter(milliseconds: number): Promise<boolean>;
  leave(): void;
}

export function createLanes(time: Time, count: number): Lanes {
  let free = count;
  const waiting = new Set<() => void>();
  return {
    async enter(milliseconds) {
      if (free > 0) {
        free -= 1;
        return true;
      }
      const { over, cancel } = time.wait(milliseconds);
      return new Promise<boolean>((resolve) => {
        const admit = (): void => {
          waiting.delete(admit);
          cancel();
          resolve(true);
        };
        waiting.add(admit);
        // Nobody is admitted after they have gone.
        void over.then(() => waiting.delete(admit) && resolve(false));
      });
    },
    leave() {
      const [next] = waiting;
      if (next) next();
      else free += 1;
    },
  };
}
