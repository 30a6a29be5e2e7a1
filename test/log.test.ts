import { createLog, faultFields, routeConsole } from '../src/log';

const gather = (level: 'debug' | 'warn' = 'debug') => {
  const lines: string[] = [];
  const log = createLog({ level, write: (line) => lines.push(line), now: () => new Date(0) });
  return { lines, log };
};

test('an event is one line of JSON', () => {
  const { lines, log } = gather();
  log.info('started', { port: 3978 });
  expect(lines).toEqual(['{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"started","port":3978}']);
});

test('what is below the level is left out', () => {
  const { lines, log } = gather('warn');
  log.debug('a');
  log.info('b');
  log.warn('c');
  log.error('d');
  expect(lines).toHaveLength(2);
});

test.each(['\r\n', '\u2028', '\u2029', '\u0000', '\u001b[2J', '\u202e'])('%j cannot forge a line', (sign) => {
  const { lines, log } = gather();
  log.warn('refused', { reason: `a${sign}{"level":"error"}` });
  expect(lines[0]).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(lines[0]).not.toMatch(/\\[rnu]/);
});

test('tokens, secrets and what people wrote do not come through', () => {
  const { lines, log } = gather();
  log.warn('odd', {
    reason: 'header Bearer eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln and mongodb://root:word@host/db',
    authorization: 'x1',
    accessToken: 'x2',
    MicrosoftAppPassword: 'x3',
    text: 'x4',
    name: 'x5',
  });
  expect(lines[0]).not.toMatch(/eyJ|word@|"x[1-5]"/);
});

test('the fields of a line cannot be taken over', () => {
  const { lines, log } = gather();
  log.warn('odd', { level: 'info', event: 'other', at: 'never' });
  expect(JSON.parse(lines[0] ?? '')).toEqual({ at: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'odd' });
});

test('a person is the same twelve digits all day and others in another process', () => {
  const { log } = gather();
  const id = '11111111-1111-1111-1111-111111111111';
  expect(log.person(id)).toMatch(/^[0-9a-f]{12}$/);
  expect(log.person(id.toUpperCase())).toBe(log.person(id));
  expect(gather().log.person(id)).not.toBe(log.person(id));
});

test('a sink that fails loses lines, says so later, and harms nobody', () => {
  const lines: string[] = [];
  let full = true;
  const write = (line: string): void => {
    if (full) throw new Error('disk full');
    lines.push(line);
  };
  const log = createLog({ level: 'debug', write });
  log.info('a');
  log.info('b');
  full = false;
  log.info('c');
  expect(lines[0]).toContain('"linesLost":2');
});

test('an error tells where, never what', () => {
  const error = Object.assign(new TypeError('the customer wrote\n    at home.ts'), { code: 'E1' });
  const fields = faultFields(error);
  expect(fields).toMatchObject({ fault: 'TypeError', code: 'E1', thrownAt: expect.stringContaining('log.test.ts') });
  expect(JSON.stringify(fields)).not.toMatch(/customer|home\.ts/);
  expect(faultFields('text')).toEqual({ fault: 'string' });
});

test('the console is routed and given back', () => {
  const { lines, log } = gather();
  const before = console.error;
  const giveBack = routeConsole(log);
  console.error('Bearer secret', new Error('secret'));
  giveBack();
  expect(console.error).toBe(before);
  expect(lines).toEqual([expect.stringContaining('"event":"library-wrote"')]);
  expect(lines[0]).not.toContain('secret');
});
