import type { Time } from '../flows/ports';

/** The clocks and timers of this machine. */
export const machineTime: Time = {
  now: () => ({ wall: Date.now(), steady: performance.now() }),
  wait: (milliseconds) => {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    return { over, cancel: () => clearTimeout(timer) };
  },
};
