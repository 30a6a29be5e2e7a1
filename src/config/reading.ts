/** What a reader of settings gets: their values and a place for complaints. */
export interface Reading {
  /** The value of a setting; undefined when unset or blank. */
  value(name: string): string | undefined;
  /** One of the choices in any case, or a complaint and the default. */
  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T;
  /** The parts between commas, without the blank ones. */
  listOf(text: string): string[];
  /** Notes `NAME is "value"; what to do`. With `secret` the value is left out. */
  wrong(name: string, whatToDo: string, secret?: 'secret'): undefined;
  problem(line: string): undefined;
  /** The US government's cloud is meant. */
  readonly isGovernment: boolean;
}
