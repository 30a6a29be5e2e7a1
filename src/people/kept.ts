/** A memory with a limit: what was not looked at for the longest time is forgotten first. */
export interface Kept<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function createKept<T>(most: number): Kept<T> {
  // A Map remembers the order in which its keys came.
  const values = new Map<string, T>();
  const renew = (key: string, value: T): void => {
    values.delete(key);
    values.set(key, value);
  };
  return {
    get(key) {
      const value = values.get(key);
      if (value !== undefined) renew(key, value);
      return value;
    },
    set(key, value) {
      renew(key, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
}
