/** Runs the work on one key strictly one after the other; work on different keys does not wait. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Runs the work when it is the turn of all keys; keys are taken in one order, so two such works never wait for one another. */
export function inAllTurns<T>(inTurn: Turns, keys: readonly string[], work: () => Promise<T>): Promise<T> {
  const ordered = [...new Set(keys)].sort();
  return ordered.reduceRight<() => Promise<T>>((inner, key) => () => inTurn(key, inner), work)();
}

/** A set of turns of its own; keys that nobody waits for are forgotten. */
export function takeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const leave = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}
