import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readEnvironment } from '../src/environment';

test('a file adds settings to the environment and never overrides it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'signpost-env-'));
  const file = path.join(folder, '.env');
  const before = { ...process.env };
  writeFileSync(file, '# a comment\nSIGNPOST_TEST_ONE="from the file"\nSIGNPOST_TEST_TWO=from the file\n');
  process.env['SIGNPOST_TEST_TWO'] = 'from the environment';
  try {
    const read = readEnvironment(file);
    expect([read['SIGNPOST_TEST_ONE'], read['SIGNPOST_TEST_TWO']]).toEqual(['from the file', 'from the environment']);
    expect(readEnvironment(path.join(folder, 'none'))['SIGNPOST_TEST_TWO']).toBe('from the environment');
  } finally {
    delete process.env['SIGNPOST_TEST_ONE'];
    delete process.env['SIGNPOST_TEST_TWO'];
    Object.assign(process.env, before);
    rmSync(folder, { recursive: true, force: true });
  }
});
