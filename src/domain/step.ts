import { type Case, type State, WORDS_KEPT } from './case';
import type { Answer, Event } from './event';
import type { Facts } from './facts';
import type { PartnerModel } from './party';
import { next, type Path, type Question } from './question';

/** Everything a step may know besides the case and the event. */
export interface Given {
  /** ISO 8601 instant. */
  readonly now: string;
  readonly models: readonly [PartnerModel, ...PartnerModel[]];
}

/** A case that was only just named: nothing has happened to it yet. */
export function newCase(id: string, conversation: string, asker: string, now: string): Case {
  return {
    id,
    talk: talkOf(conversation, asker),
    conversation,
    asker,
    openedAt: now,
    updatedAt: now,
    path: 'guided',
    move: 0,
    state: { status: 'closed' },
    facts: {},
    trail: [],
  };
}

/** The key of what one person says in one conversation. */
export function talkOf(conversation: string, asker: string): string {
  return `${conversation}|${asker}`;
}

/**
 * Moves a case: the case as it was and what happened in, the case as it is out. Never refuses and never throws for
 * anything a person can do; an answer to a question that is no longer open leaves the case where it is.
 */
export function step(old: Case, event: Event, given: Given): Case {
  switch (event.type) {
    case 'opened':
      return move(old, given, { path: 'guided', facts: event.offer ? { offer: event.offer } : {}, trail: [] });
    case 'started-over':
      return move(old, given, { path: 'guided', facts: {}, trail: [] });
    case 'described':
      return described(old, event, given);
    case 'doubted':
      return asking(old, given, {
        path: 'free',
        facts: event.facts,
        trail: [],
        words: event.words.slice(0, WORDS_KEPT),
        question: { kind: 'candidates', categories: event.categories },
      });
    case 'declined':
      return { ...stamped(old, given), state: { status: 'declined', why: event.why } };
    case 'answered':
      return answered(old, event.answer, event.settled ?? {}, given);
    case 'went-back':
      return wentBack(old, given);
    case 'offer-asked':
      return asking(old, given, { ...kept(old), facts: old.facts, trail: old.trail, question: { kind: 'offer' } });
    case 'disputed':
      return disputed(old, given);
    default:
      return forgotten(event);
  }
}

interface Moved {
  readonly path: Path;
  readonly facts: Facts;
  readonly trail: Case['trail'];
  readonly words?: string;
  readonly understood?: Case['understood'];
}

function stamped(old: Case, given: Given): Case {
  return { ...old, move: old.move + 1, updatedAt: given.now };
}

function move(old: Case, given: Given, moved: Moved): Case {
  const after = next(moved.facts, moved.path, given.models);
  const state: State =
    after.kind === 'ask'
      ? { status: 'asking', question: after.question }
      : { status: 'judged', ruleId: after.verdict.rule.id, rulesVersion: after.verdict.rulesVersion };
  return drawn(old, given, moved, state);
}

function asking(old: Case, given: Given, moved: Moved & { readonly question: Question }): Case {
  return drawn(old, given, moved, { status: 'asking', question: moved.question });
}

function drawn(old: Case, given: Given, moved: Moved, state: State): Case {
  return {
    id: old.id,
    talk: old.talk,
    conversation: old.conversation,
    asker: old.asker,
    openedAt: old.openedAt,
    updatedAt: given.now,
    move: old.move + 1,
    path: moved.path,
    facts: moved.facts,
    trail: moved.trail,
    state,
    ...(moved.words === undefined ? {} : { words: moved.words }),
    ...(moved.understood === undefined ? {} : { understood: moved.understood }),
  };
}

function described(old: Case, event: Extract<Event, { type: 'described' }>, given: Given): Case {
  const moved: Moved = {
    path: 'free',
    facts: event.facts,
    trail: [],
    words: event.words.slice(0, WORDS_KEPT),
    understood: event.understood,
  };
  return event.ask ? asking(old, given, { ...moved, question: event.ask }) : move(old, given, moved);
}

/** Keeps what the case remembers about the person's words while its facts change. */
function kept(old: Case): Pick<Moved, 'path' | 'words' | 'understood'> {
  return {
    path: old.path,
    ...(old.words === undefined ? {} : { words: old.words }),
    ...(old.understood === undefined ? {} : { understood: old.understood }),
  };
}

function answered(old: Case, answer: Answer, settled: Facts, given: Given): Case {
  if (old.state.status === 'declined' || old.state.status === 'closed') return old;
  const trail =
    old.state.status === 'asking' ? [...old.trail, { facts: old.facts, question: old.state.question }] : old.trail;
  if (answer.about === 'offer-choice') {
    const question: Question = { kind: 'offer-choice', query: answer.query, offerIds: answer.offerIds };
    return asking(old, given, { ...kept(old), facts: old.facts, trail, question });
  }
  return move(old, given, { ...kept(old), facts: { ...settled, ...withAnswer(old.facts, answer) }, trail });
}

function withAnswer(facts: Facts, answer: Exclude<Answer, { about: 'offer-choice' }>): Facts {
  if (answer.about === 'category') {
    const { matter: _matter, ...rest } = facts;
    return facts.category === answer.value ? { ...rest, ...facts } : { ...rest, category: answer.value };
  }
  return { ...facts, [answer.about]: answer.value };
}

function wentBack(old: Case, given: Given): Case {
  const last = old.trail.at(-1);
  if (!last) return move(old, given, { path: 'guided', facts: {}, trail: [] });
  return asking(old, given, {
    ...kept(old),
    facts: last.facts,
    trail: old.trail.slice(0, -1),
    question: last.question,
  });
}

/**
 * "Not what I meant": the reading is thrown away and the case goes on step by step, so that a wrong matter inside the
 * right category is found as well. What is known of the offer and the model stays.
 */
function disputed(old: Case, given: Given): Case {
  const { category: _category, matter: _matter, ...facts } = old.facts;
  return asking(old, given, { ...kept(old), path: 'guided', facts, trail: [], question: { kind: 'category' } });
}

function forgotten(event: never): never {
  throw new Error(`No step for ${JSON.stringify(event)}.`);
}
