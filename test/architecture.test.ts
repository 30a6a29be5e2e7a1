import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.join(__dirname, '..', 'src');

/** Which rooms each room may enter, and which packages it may use. A room that is not listed fails the test. */
const DOORS: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: readonly string[] }>> = {
  domain: { rooms: [], packages: [] },
  search: { rooms: ['domain'], packages: [] },
  reader: { rooms: ['domain'], packages: [] },
  texts: { rooms: ['domain'], packages: [] },
  filling: { rooms: ['domain'], packages: [] },
  flows: { rooms: ['domain', 'search', 'reader', 'texts', 'filling'], packages: [] },
  cards: { rooms: ['domain', 'search', 'flows', 'texts', 'sample'], packages: ['node:fs', 'node:path'] },
  gate: { rooms: ['domain'], packages: ['node:*'] },
  teams: {
    rooms: ['domain', 'flows', 'cards', 'texts', 'gate', 'config', 'log'],
    packages: ['node:*', 'botbuilder', 'restify'],
  },
  store: { rooms: ['domain', 'flows'], packages: ['node:*', 'mongodb', 'classic-level'] },
  people: { rooms: ['domain', 'flows', 'config'], packages: ['node:*', '@azure/identity'] },
  sample: { rooms: ['domain'], packages: [] },
  config: { rooms: ['domain', 'gate', 'log'], packages: ['node:*'] },
  log: { rooms: [], packages: ['node:*'] },
  app: { rooms: ['*'], packages: ['node:*'] },
  environment: { rooms: [], packages: ['node:*'] },
  index: { rooms: ['app', 'config', 'environment', 'log'], packages: ['node:*'] },
  cli: { rooms: ['*'], packages: ['node:*', 'adaptivecards', 'playwright-core'] },
};

interface File {
  readonly name: string;
  readonly room: string;
  readonly source: string;
  readonly imports: readonly string[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(full);
    return entry.name.endsWith('.ts') ? [full] : [];
  });
}

/** `… from 'x'` at the end of an import or export, and `require('x')`. */
const IMPORT = /^(?:import|export|\}).*\bfrom '([^'\n]+)';$|\brequire(?:\.resolve)?\('([^'\n]+)'\)/gm;

const FILES: readonly File[] = filesIn(SRC).map((full) => {
  const name = path.relative(SRC, full).split(path.sep).join('/');
  const source = readFileSync(full, 'utf8');
  const imports = [...source.matchAll(IMPORT)].map((found) => found[1] ?? found[2] ?? '');
  return { name, room: roomOf(name), source, imports };
});

function roomOf(name: string): string {
  return name.includes('/') ? (name.split('/')[0] ?? '') : name.replace(/\.ts$/, '');
}

function targetOf(file: File, imported: string): string {
  return roomOf(path.posix.normalize(path.posix.join(path.posix.dirname(file.name), imported)));
}

function allowed(list: readonly string[], wanted: string): boolean {
  return list.some(
    (one) => one === '*' || one === wanted || (one.endsWith('*') && wanted.startsWith(one.slice(0, -1))),
  );
}

/** Every import that goes through no door of the table. */
function trespasses(files: readonly File[]): string[] {
  return files.flatMap((file) => {
    const doors = DOORS[file.room];
    if (!doors) return [`${file.name}: the room ${file.room} has no doors in this table`];
    return file.imports.flatMap((imported) => {
      if (!imported.startsWith('.')) {
        const name =
          imported.startsWith('@') || imported.startsWith('node:') ? imported : (imported.split('/')[0] ?? '');
        return allowed(doors.packages, name) ? [] : [`${file.name} uses ${imported}`];
      }
      const target = targetOf(file, imported);
      return target === file.room || allowed(doors.rooms, target) ? [] : [`${file.name} enters ${target}`];
    });
  });
}

const PURE = ['domain', 'search', 'reader', 'filling'];

describe('the house', () => {
  test('is entered through its doors only', () => {
    expect(FILES.length).toBeGreaterThan(50);
    expect(trespasses(FILES)).toEqual([]);
  });

  test('would notice a door broken in (negative control)', () => {
    const [file] = FILES.filter((one) => one.room === 'domain');
    if (!file) throw new Error('the domain is empty');
    expect(trespasses([{ ...file, imports: ['mongodb', '../store/open'] }])).toHaveLength(2);
  });

  test('keeps clock, chance, waiting and the outside world out of its pure rooms', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\)|Math\.random|\bprocess\.|\bsetTimeout\b|\basync\b|\bawait\b|\bfetch\(|\bperformance\./;
    const found = FILES.filter((file) => PURE.includes(file.room) && impure.test(file.source)).map((file) => file.name);
    expect(found).toEqual([]);
  });

  test('reads the environment at its entrances only', () => {
    const readers = FILES.filter((file) => file.source.includes('process.env')).map((file) => file.name);
    expect(readers.filter((name) => name !== 'environment.ts' && !name.startsWith('cli/'))).toEqual([]);
  });

  test('gives its things names of their own: nouns of the field, no default exports', () => {
    const vague = FILES.filter((file) => /(service|manager|helper|util|impl)s?\.ts$/i.test(file.name)).map(
      (file) => file.name,
    );
    expect(vague).toEqual([]);
    expect(FILES.filter((file) => /export default/.test(file.source)).map((file) => file.name)).toEqual([]);
  });
});
