import { parseArgs } from 'node:util';
import { visible } from './screen';

/** What the command says about itself. */
export const USAGE = `Use: npm run --silent offers -- COMMAND

  import FILE...            takes products, prices, listings, contacts or an export into the store
      --dry-run             shows what would change and changes nothing
      --rejects FILE        where rejected rows go; else beside the input, as NAME.rejects.EXT
      --offer ID            the offer that a listing is for
      --live MARKET         asks the Discovery API (DISCOVERY_API_KEY) instead of reading files; MARKET is PL, DE, ...
      --language LANGUAGE   the language of the live call; en unless said otherwise
      --progress            shows progress even when nobody looks at a terminal
  imports                   lists the imports, newest first
  rollback ID               puts everything back as it was before that import
  export [FILE]             writes every offer as JSON lines, with where each field came from
  template [FILE]           writes the table for contacts; with --offers one row for each offer in the store
  search --jsonl            reads lines {"id","query"} and writes {"id","offers":[...]}
      --catalogue FILE      searches the offers in that file; the store is not opened

The exit code is 0 when all was done, 1 when some rows were rejected, 2 when nothing was done.
`;

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  rejects: { type: 'string' },
  offer: { type: 'string' },
  live: { type: 'string' },
  language: { type: 'string' },
  progress: { type: 'boolean' },
  offers: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  catalogue: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Which options each command knows. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  import: ['dry-run', 'rejects', 'offer', 'live', 'language', 'progress'],
  imports: [],
  rollback: [],
  export: ['progress'],
  template: ['offers'],
  search: ['jsonl', 'catalogue'],
};

/** One command as it was typed. */
export interface Order {
  readonly command: string;
  readonly names: readonly string[];
  readonly values: { readonly [K in keyof typeof OPTIONS]?: string | boolean | undefined };
}

/** What is wrong with the command itself; the message says what to type. */
export class WrongOrder extends Error {}

/** The order in these arguments; throws WrongOrder. */
export function orderIn(args: readonly string[]): Order {
  const { values, positionals } = parsed(args);
  const [command = '', ...names] = positionals;
  if (values.help === true || command === '') return { command, names, values };
  const known = Object.hasOwn(KNOWN, command) ? KNOWN[command] : undefined;
  if (!known) throw new WrongOrder(`"${visible(command)}" is not a command.`);
  const strange = Object.keys(values).find((name) => !known.includes(name));
  if (strange !== undefined) throw new WrongOrder(`"${command}" has no option --${strange}.`);
  return { command, names, values };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongOrder(error instanceof Error ? visible(error.message) : String(error));
  }
}

/** Throws WrongOrder when more names follow the command. */
export function atMost(order: Order, count: number): void {
  const extra = order.names[count];
  if (extra !== undefined)
    throw new WrongOrder(`"${order.command}" does not know what to do with "${visible(extra)}".`);
}

/** The one name that must follow the command. */
export function theOne(order: Order, what: string): string {
  atMost(order, 1);
  const [name] = order.names;
  if (name === undefined) throw new WrongOrder(`"${order.command}" needs ${what}.`);
  return name;
}

/** The value of an option that takes one. */
export function textIn(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
