import { fold } from './fold';

export const COMMANDS = ['triage', 'offer', 'offers', 'language', 'settings', 'help'] as const;
export type Command = (typeof COMMANDS)[number];

/** The names of each command, folded; the first of each language is the one shown. */
const NAMES: Readonly<Record<Command, readonly string[]>> = {
  triage: ['triage', 'sprawa', 'triaz'],
  offer: ['offer', 'oferta'],
  offers: ['offers', 'oferty'],
  language: ['language', 'jezyk', 'lang'],
  settings: ['settings', 'ustawienia'],
  help: ['help', 'pomoc', 'start'],
};

export type Spoken =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: string }
  | { readonly kind: 'unknown-command'; readonly word: string; readonly nearest?: string }
  | { readonly kind: 'words'; readonly words: string };

/**
 * What a message is: a command (`/offer backup`, `/język`, with or without accents, in any case), a slash word we do
 * not know with the nearest one we do, or plain words. A path or a fraction is not a command: the slash has to be
 * followed by a letter and the word by a space or the end.
 */
export function parse(message: string): Spoken {
  const words = message.trim();
  const match = /^\/\s?(\p{L}[\p{L}-]{0,30})(?:\s+([\s\S]*))?$/u.exec(words);
  if (!match) return { kind: 'words', words };
  const word = fold(match[1] ?? '');
  const command = COMMANDS.find((one) => NAMES[one].includes(word));
  if (command) return { kind: 'command', command, rest: (match[2] ?? '').trim() };
  const nearest = nearestName(word);
  return {
    kind: 'unknown-command',
    word: `/${match[1]}`,
    ...(nearest === undefined ? {} : { nearest: `/${nearest}` }),
  };
}

/** The command name at most two edits away, the nearest first. */
function nearestName(word: string): string | undefined {
  const ranked = Object.values(NAMES)
    .flat()
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .filter(({ name, distance }) => distance <= 2 && distance < name.length - 1)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

/** Levenshtein distance; both words are short by construction. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same));
    }
  }
  return row[b.length] ?? 0;
}
