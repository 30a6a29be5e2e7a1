import { exportCorrections } from '../../src/cli/corrections';
import { openTestDesk } from '../support/desk';

test('what people corrected comes out as examples to train with', async () => {
  const desk = await openTestDesk();
  const kept = { at: '2026-11-23T10:00:00.000Z', read: 'break-fix' };
  await desk.store.corrections.add({
    ...kept,
    id: '1',
    text: 'the portal is down for all of us',
    meant: 'partner-account-support',
  });
  await desk.store.corrections.add({
    ...kept,
    id: '2',
    text: 'nie możemy się zalogować do Centrum partnerskiego',
    meant: 'partner-account-support',
  });
  await desk.store.corrections.add({
    ...kept,
    id: '3',
    text: 'of a version that knew another category',
    meant: 'gone',
  });
  const lines: unknown[] = [];
  expect(await exportCorrections(desk.store.corrections, (line) => lines.push(JSON.parse(line)))).toBe(2);
  expect(lines).toEqual([
    { lang: 'en', text: 'the portal is down for all of us', category: 'partner-account-support', read: 'break-fix' },
    {
      lang: 'pl',
      text: 'nie możemy się zalogować do Centrum partnerskiego',
      category: 'partner-account-support',
      read: 'break-fix',
    },
  ]);
  await desk.close();
});
