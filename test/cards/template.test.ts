import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplates, TEMPLATE_NAMES } from '../../src/cards/template';

const CARDS = join(__dirname, '..', '..', 'cards');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cards-'));
  cpSync(CARDS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (body: string): void => writeFileSync(join(folder, 'menu.json'), body);
const card = (more: object): string => JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: [], ...more });

test('every template of the project can be read', () => {
  expect(Object.keys(readTemplates())).toEqual([...TEMPLATE_NAMES]);
});

test('a missing template stops the start and says which file', () => {
  rmSync(join(folder, 'menu.json'));
  expect(() => readTemplates(folder)).toThrow(/menu\.json cannot be read: .*ENOENT.*Restore it/);
});

test.each([
  ['no JSON', '{', /menu\.json cannot be read/],
  ['no card', '{}', /not an AdaptiveCard of version 1\.5/],
  ['another version', card({ version: '1.6' }), /not an AdaptiveCard of version 1\.5/],
  ['an element nobody knows', card({ body: [{ type: 'TextBlok' }] }), /unknown type TextBlok/],
  ['a misspelt key', card({ body: [{ type: 'TextBlock', $wehn: '${a}' }] }), /odd key \$wehn/],
  ['an expression', card({ body: [{ type: 'TextBlock', text: '${if(a, b, c)}' }] }), /odd \$\{if\(a, b, c\)\}/],
  ['an open bracket', card({ body: [{ type: 'TextBlock', text: 'a ${b' }] }), /odd \$\{b/],
  ['a condition that is no path', card({ body: [{ type: 'TextBlock', $when: true }] }), /\$when that is not a path/],
])('a misspelt template stops the start: %s', (_what, body, message) => {
  write(body);
  expect(() => readTemplates(folder)).toThrow(message);
});
