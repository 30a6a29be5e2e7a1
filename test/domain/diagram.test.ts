import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Case } from '../../src/domain/case';
import type { Answer, Event } from '../../src/domain/event';
import { MATTERS_OF } from '../../src/domain/matter';
import { CATEGORIES } from '../../src/domain/party';
import { type Given, newCase, step } from '../../src/domain/step';

const GIVEN: Given = { now: '2026-11-23T10:00:00.000Z', models: ['direct-bill', 'indirect-reseller'] };
const answered = (answer: Answer): Event => ({ type: 'answered', answer });

/** How a case begins: the events that flows/advance.ts opens one with. */
const OPENINGS: readonly Event[] = [
  { type: 'opened' },
  { type: 'doubted', words: 'x', facts: {}, categories: ['payment', 'break-fix'] },
  { type: 'declined', why: 'other' },
  ...CATEGORIES.flatMap((category): Event[] =>
    MATTERS_OF[category].map((matter) => ({
      type: 'described',
      words: 'x',
      facts: { category, matter },
      understood: { category, confidence: 1 },
    })),
  ),
];
/** What a card or a typed answer may do to it afterwards; a card of a declined case has only the way to start over. */
const MOVES: readonly Event[] = [
  ...CATEGORIES.map((value) => answered({ about: 'category', value })),
  answered({ about: 'offer', value: 'none' }),
  answered({ about: 'offer-choice', query: 'x', offerIds: [] }),
  answered({ about: 'model', value: 'direct-bill' }),
  answered({ about: 'matter', value: 'fault' }),
  answered({ about: 'hosting', value: 'saas' }),
  answered({ about: 'age', value: 'after-window' }),
  answered({ about: 'csp', value: 'opt-in' }),
  answered({ about: 'bought', value: 'elsewhere' }),
  { type: 'went-back' },
  { type: 'started-over' },
];
const OF_A_VERDICT: readonly Event[] = [{ type: 'disputed' }, { type: 'offer-asked' }];

/** Every arrow that can be walked from a beginning, as `from --> to: event`. */
function walked(): Set<string> {
  const arrows = new Set<string>();
  const seen = new Set<string>();
  const open: { readonly from: string; readonly now: Case }[] = [];
  const walk = (from: string, event: Event, now: Case): void => {
    arrows.add(`${from} --> ${now.state.status}: ${event.type}`);
    const place = JSON.stringify([now.state, now.facts, now.trail.length > 0]);
    if (!seen.has(place) && now.trail.length < 6) open.push({ from: now.state.status, now });
    seen.add(place);
  };
  for (const event of OPENINGS) walk('[*]', event, step(newCase('id', 'c', 'a', GIVEN.now), event, GIVEN));
  for (let next = open.shift(); next && seen.size < 5_000; next = open.shift()) {
    const { from, now } = next;
    const moves =
      from === 'declined'
        ? MOVES.filter((move) => move.type === 'started-over')
        : from === 'judged'
          ? [...MOVES, ...OF_A_VERDICT]
          : MOVES;
    for (const event of moves) walk(from, event, step(now, event, GIVEN));
  }
  return arrows;
}

function drawn(): Set<string> {
  const page = readFileSync(path.join(__dirname, '..', '..', 'ARCHITECTURE.md'), 'utf8');
  const diagram = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  return new Set(
    [...diagram.matchAll(/^ *(\S+) --> (\S+): (.+)$/gm)].flatMap(([, from, to, events = '']) =>
      events.split(',').map((event) => `${from} --> ${to}: ${event.trim()}`),
    ),
  );
}

test('the diagram in ARCHITECTURE.md shows every arrow a case can walk, and no other', () => {
  expect([...drawn()].sort()).toEqual([...walked()].sort());
});
