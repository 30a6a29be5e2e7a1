import type { Desk } from '../../domain/desk';
import type { Reply } from '../../flows/reply';
import { ALONE, ANY, caseOf, DIRECT, type Example, RESELLER } from './made';

/** Everything that is said around the cases. */
export function conversation(): readonly Example[] {
  const declined = (why: Extract<Reply, { kind: 'declined' }>['why']): Reply => ({
    kind: 'declined',
    case: caseOf({ status: 'declined', why }, {}),
    why,
  });
  const list: readonly (readonly [string, Reply, Desk])[] = [
    ['welcome', { kind: 'welcome' }, DIRECT],
    ['help', { kind: 'help' }, DIRECT],
    ['language', { kind: 'language' }, DIRECT],
    ['language, unknown', { kind: 'language-unknown' }, DIRECT],
    ['language, set', { kind: 'language-set' }, DIRECT],
    ['declined, small talk', declined('small-talk'), DIRECT],
    ['declined, Microsoft’s own', declined('first-party'), DIRECT],
    ['declined, hostile', declined('hostile'), DIRECT],
    ['declined, other', declined('other'), DIRECT],
    ['notice, gone', { kind: 'notice', notice: 'stale-gone' }, DIRECT],
    ['settings, new', { kind: 'settings', desk: ANY }, ANY],
    ['settings, saved', { kind: 'settings', desk: RESELLER, saved: true }, RESELLER],
    [
      'settings, refused',
      { kind: 'settings', desk: RESELLER, problem: { field: 'email', value: 'partnerdesk@' } },
      RESELLER,
    ],
    ['settings, none chosen', { kind: 'settings', desk: RESELLER, problem: { field: 'models' } }, RESELLER],
    ['settings, usual', { kind: 'settings', desk: RESELLER, problem: { field: 'usual' } }, RESELLER],
    ['settings, personal', { kind: 'settings-personal' }, DIRECT],
    ['offer, no query', { kind: 'offer-query-missing' }, DIRECT],
    ['offers, no word', { kind: 'offers-help' }, DIRECT],
    ['contacts, personal', { kind: 'keep-personal' }, DIRECT],
    ['offer, gone', { kind: 'offer-gone' }, DIRECT],
    ['unknown command', { kind: 'unknown-command', command: '/ofer', nearest: '/offer' }, DIRECT],
    ['unknown command, nothing near', { kind: 'unknown-command', command: '/quux' }, DIRECT],
    ['denied', { kind: 'denied' }, DIRECT],
    ['directory away', { kind: 'directory-away' }, DIRECT],
    ['failed', { kind: 'failed', reference: '7f3a-19c2' }, DIRECT],
  ];
  return list.map(([name, reply, desk]) => ({ name, sheet: 'conversation', reply, places: ALONE, desk }));
}
