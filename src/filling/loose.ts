/** Reading JSON of other people: members by name whatever the letter case, and only of the type that is expected. */
export interface Loose {
  has(name: string): boolean;
  raw(name: string): unknown;
  /** Text without characters that no store can keep; undefined when it is empty or something else. */
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  number(name: string): number | undefined;
  texts(name: string): string[];
  /** The objects of a list. */
  list(name: string): Loose[];
  object(name: string): Loose | undefined;
}

/** The members of a JSON object; undefined for anything else. */
export function looseOf(value: unknown): Loose | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member as unknown]));
  const raw = (name: string): unknown => members.get(name.toLowerCase());
  const array = (name: string): unknown[] => {
    const member = raw(name);
    return Array.isArray(member) ? member : [];
  };
  return {
    has: (name) => members.has(name.toLowerCase()),
    raw,
    text: (name) => textIn(raw(name)),
    flag: (name) => {
      const member = raw(name);
      return typeof member === 'boolean' ? member : undefined;
    },
    number: (name) => {
      const member = raw(name);
      return typeof member === 'number' && Number.isFinite(member) ? member : undefined;
    },
    texts: (name) => array(name).flatMap((member) => textIn(member) ?? []),
    list: (name) => array(name).flatMap((member) => looseOf(member) ?? []),
    object: (name) => looseOf(raw(name)),
  };
}

/** Half characters cannot be stored and would make every import look like a change. */
export function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\p{Surrogate}/gu, '\ufffd').trim();
  return text === '' ? undefined : text;
}
