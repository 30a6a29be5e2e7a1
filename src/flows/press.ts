import type { Case } from '../domain/case';
import type { Answer, Event } from '../domain/event';
import { factsOfOffer } from '../domain/facts';
import { minimise } from '../domain/minimise';
import { type Action, type At, type Choice, NO_OFFER, type ReadAction } from './action';
import { advance, open } from './advance';
import { answeredWith } from './answer';
import { saveSettings } from './desk';
import { type KeepAction, keep } from './keep';
import { answerFrom, answerOf, showOffer } from './offers';
import type { Stored } from './ports';
import type { Notice, Reply } from './reply';
import { show } from './show';
import type { Talk, World } from './world';

/** What comes of a click: what the card becomes, and what is said beside it. */
export interface Pressed {
  readonly card?: Reply;
  readonly beside: readonly Reply[];
}

/** A click by somebody who has passed the gate at this moment. The card's data is only ever a wish. */
export async function press(world: World, talk: Talk, read: ReadAction): Promise<Pressed> {
  switch (read.kind) {
    case 'action':
      return perform(world, talk, read.action);
    case 'other-version':
    case 'unreadable':
      return { card: await show(world, await open(world, talk, { type: 'opened' }), 'stale-version'), beside: [] };
    default:
      return forgotten(read);
  }
}

async function perform(world: World, talk: Talk, action: Action): Promise<Pressed> {
  switch (action.do) {
    case 'triage':
      return { beside: [await show(world, await open(world, talk, { type: 'opened' }))] };
    case 'language':
      await world.store.people.setPreferences(talk.person, { language: action.language });
      return { card: { kind: 'language-set' }, beside: [] };
    case 'save-settings':
      if (talk.place !== 'personal') return { card: { kind: 'settings-personal' }, beside: [] };
      return { card: await saveSettings(world.store.desks, action.form), beside: [] };
    case 'show-offer':
      return { beside: [await showOffer(world, action.offerId, talk)] };
    case 'ask-about':
      return { beside: [await askAbout(world, talk, action.offerId)] };
    case 'confirm':
    case 'bounce':
    case 'correct':
    case 'leave-contact':
    case 'save-contact':
    case 'undo-change':
      return { card: await keep(world, talk, action satisfies KeepAction), beside: [] };
    default:
      return onCase(world, talk, action);
  }
}

async function askAbout(world: World, talk: Talk, offerId: string): Promise<Reply> {
  const offer = await world.store.offers.byId(offerId);
  if (!offer) return { kind: 'offer-gone' };
  return show(world, await open(world, talk, { type: 'opened', offer: factsOfOffer(offer) }));
}

type CaseAction = Extract<Action, { at: At }>;

async function onCase(world: World, talk: Talk, action: CaseAction): Promise<Pressed> {
  const stored = await world.store.cases.byId(action.at.caseId);
  if (!stored || stored.value.conversation !== talk.conversation) {
    return { card: { kind: 'notice', notice: 'stale-gone' }, beside: [] };
  }
  if (stored.value.move !== action.at.move) return stale(world, stored.value);
  const decided = await eventFor(world, stored.value, action);
  if (decided === 'offer-gone') return { card: await show(world, stored.value), beside: [{ kind: 'offer-gone' }] };
  const moved = await advance(world, stored, decided.event);
  await keepCorrection(world, stored, decided.event);
  const reply = await show(world, moved, decided.notice);
  return { card: reply.kind === 'question' && decided.none ? { ...reply, none: true } : reply, beside: [] };
}

/** A click on a card that the case has left behind: the card shows where the case is now. */
async function stale(world: World, now: Case): Promise<Pressed> {
  return { card: await show(world, now, 'stale-card'), beside: [] };
}

interface Decided {
  readonly event: Event;
  readonly notice?: Notice;
  readonly none?: boolean;
}

async function eventFor(world: World, current: Case, action: CaseAction): Promise<Decided | 'offer-gone'> {
  switch (action.do) {
    case 'back':
      return { event: { type: 'went-back' } };
    case 'start-over':
      return { event: { type: 'started-over' } };
    case 'dispute':
      return { event: { type: 'disputed' }, notice: 'disputed' };
    case 'undecline':
      return { event: { type: 'started-over' } };
    case 'name-offer':
      return { event: { type: 'offer-asked' } };
    case 'find-offer': {
      const { answer, none } = await answerFrom(world, action.query);
      return { event: { type: 'answered', answer }, none };
    }
    case 'answer': {
      const answer = await answerFor(world, action.choice);
      return answer && isOpen(current) ? { event: answeredWith(world, current, answer) } : 'offer-gone';
    }
    default:
      return forgotten(action);
  }
}

function isOpen(current: Case): boolean {
  return current.state.status === 'asking' || current.state.status === 'judged';
}

async function answerFor(world: World, choice: Choice): Promise<Answer | undefined> {
  if (choice.about !== 'offer') return choice;
  return choice.value === NO_OFFER ? { about: 'offer', value: 'none' } : answerOf(world, choice.value);
}

/** A category chosen after the reading was disputed or doubted is a labelled example, kept without its personal parts. */
async function keepCorrection(world: World, before: Stored<Case>, event: Event): Promise<void> {
  const { words, understood, id, move } = before.value;
  if (event.type !== 'answered' || event.answer.about !== 'category' || words === undefined) return;
  if (understood?.category === event.answer.value) return;
  await world.store.corrections.add({
    id: `${id}-${move}`,
    at: world.clock.now().toISOString(),
    text: minimise(words, world.reader.knows),
    read: understood?.category ?? 'ask',
    meant: event.answer.value,
  });
}

function forgotten(action: never): never {
  throw new Error(`Nothing to do for ${JSON.stringify(action)}.`);
}
