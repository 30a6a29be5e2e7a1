import type { TurnContext } from 'botbuilder';
import type { Reader } from '../cards/draw';
import { draw } from '../cards/draw';
import { type Admission, type EntryPoint, isPassing } from '../domain/access';
import type { Language } from '../domain/party';
import { askGate, entryOfAction, type Guard } from '../flows/admission';
import { deskOf } from '../flows/desk';
import { hear } from '../flows/hear';
import { showOffer } from '../flows/offers';
import { press } from '../flows/press';
import type { Reply } from '../flows/reply';
import type { World } from '../flows/world';
import type { Log } from '../log';
import { languageOf, text } from '../texts/text';
import { type Arrived, type Incoming, readActivity } from './incoming';
import { actionAnswer, invokeResponse, messageOf, searchAnswer, searchMessage } from './outgoing';

export interface TurnParts {
  readonly world: World;
  readonly guard: Guard;
  readonly log: Log;
}

/** How many results a search from the compose box shows; Teams' own guidance is at most 25. */
const RESULTS = 10;

/**
 * One turn: what came in, whether the gate admits it, what the flows say, and how that is sent. Every entry point goes
 * through `admitted`; an invoke that is not listed there is refused with the same words as a person without a role.
 */
export function turnTaker(parts: TurnParts): (context: TurnContext) => Promise<void> {
  return async (context) => {
    const incoming = readActivity(context.activity);
    if (incoming.kind === 'nothing') return;
    const admission = await askGate(parts.guard, entryOf(incoming), incoming.person);
    if (!admission.admitted) return refuse(parts, context, incoming, admission);
    const isUnchecked = admission.why === 'stale-role';
    await take(parts, context, incoming, isUnchecked);
    if (isUnchecked && incoming.kind !== 'search') await send(parts, context, incoming, [{ kind: 'role-unchecked' }]);
  };
}

/** Tells the person that a turn failed, in the way the activity can be answered; the reference is in the log as well. */
export function failureTeller(parts: TurnParts): (context: TurnContext, reference: string) => Promise<void> {
  return async (context, reference) => {
    const incoming = readActivity(context.activity);
    if (incoming.kind === 'nothing') return;
    const drawn = draw({ kind: 'failed', reference }, strangerOf(parts, incoming));
    if (incoming.kind === 'search') return answer(context, searchMessage(drawn.text));
    if (incoming.kind === 'click' && incoming.by === 'execute')
      return answer(context, actionAnswer({ text: drawn.text }));
    await context.sendActivity(messageOf({ text: drawn.text }));
  };
}

function entryOf(incoming: Exclude<Incoming, { kind: 'nothing' }>): EntryPoint | 'unknown' {
  switch (incoming.kind) {
    case 'message':
    case 'welcome':
      return 'message';
    case 'click':
      return entryOfAction(incoming.action);
    case 'search':
      return 'message-extension';
    case 'unknown-invoke':
      return 'unknown';
    default:
      return forgotten(incoming);
  }
}

async function take(
  parts: TurnParts,
  context: TurnContext,
  incoming: Exclude<Incoming, { kind: 'nothing' }>,
  isUnchecked: boolean,
): Promise<void> {
  const { world } = parts;
  switch (incoming.kind) {
    case 'message':
      return send(parts, context, incoming, await hear(world, incoming.talk, incoming.text));
    case 'welcome':
      return send(parts, context, incoming, [{ kind: 'welcome' }]);
    case 'click':
      return answerClick(parts, context, incoming);
    case 'search':
      return answerSearch(parts, context, incoming, isUnchecked);
    case 'unknown-invoke':
      throw new Error(`The gate admitted the unknown invoke ${incoming.name}.`);
    default:
      return forgotten(incoming);
  }
}

async function send(
  parts: TurnParts,
  context: TurnContext,
  arrived: Arrived,
  replies: readonly Reply[],
): Promise<void> {
  const reader = await readerOf(parts, arrived);
  for (const reply of replies) await context.sendActivity(messageOf(draw(reply, reader)));
}

async function answerClick(
  parts: TurnParts,
  context: TurnContext,
  click: Extract<Incoming, { kind: 'click' }>,
): Promise<void> {
  const { card, beside } = await press(parts.world, click.talk, click.action);
  const reader = await readerOf(parts, click);
  const drawn = card && draw(card, reader);
  if (click.by === 'execute') {
    const below = { text: text(reader.language, 'click.below') };
    await context.sendActivity(invokeResponse(actionAnswer(drawn ?? below)));
  }
  // The answer to a click redraws the card only for the person who clicked; in a room everybody has to see it.
  const redraws = drawn?.card && click.card && (click.by === 'submit' || click.talk.place !== 'personal');
  if (redraws) await context.updateActivity({ ...messageOf(drawn), id: click.card });
  else if (drawn && click.by === 'submit') await context.sendActivity(messageOf(drawn));
  for (const reply of beside) await context.sendActivity(messageOf(draw(reply, reader)));
}

async function answerSearch(
  parts: TurnParts,
  context: TurnContext,
  search: Extract<Incoming, { kind: 'search' }>,
  isUnchecked: boolean,
): Promise<void> {
  const reader: Reader = { ...(await readerOf(parts, search)), place: 'channel' };
  const remark = isUnchecked ? ` · ${draw({ kind: 'role-unchecked' }, reader).text}` : '';
  const hits = search.query.trim() === '' ? [] : parts.world.catalogue.search(search.query, RESULTS);
  const replies = await Promise.all(hits.map((hit) => showOffer(parts.world, hit.id)));
  const results = replies.flatMap((reply, i) => {
    const hit = hits[i];
    return hit && reply.kind === 'offer'
      ? [{ title: hit.name, text: `${hit.publisher}${remark}`, card: draw(reply, reader) }]
      : [];
  });
  const body =
    results.length > 0
      ? searchAnswer(results)
      : searchMessage(draw({ kind: 'offers', query: search.query, hits: [], fit: false }, reader).text);
  await context.sendActivity(invokeResponse(body));
}

async function refuse(
  parts: TurnParts,
  context: TurnContext,
  incoming: Exclude<Incoming, { kind: 'nothing' }>,
  admission: Extract<Admission, { admitted: false }>,
): Promise<void> {
  parts.log.info('refused', { entry: entryOf(incoming), why: admission.why });
  const { roles } = parts.guard.rules;
  const reply: Reply = isPassing(admission.why) ? { kind: 'directory-away' } : { kind: 'denied', roles };
  const drawn = draw(reply, strangerOf(parts, incoming));
  if (incoming.kind === 'search') return answer(context, searchMessage(drawn.text));
  if (incoming.kind === 'click' && incoming.by === 'execute')
    return answer(context, actionAnswer({ text: drawn.text }));
  if (incoming.kind === 'unknown-invoke') return answer(context, undefined);
  await context.sendActivity(messageOf({ text: drawn.text }));
}

async function answer(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity(invokeResponse(body));
}

async function readerOf(parts: TurnParts, arrived: Arrived): Promise<Reader> {
  const { store, defaultLanguage, clock } = parts.world;
  const desk = await deskOf(store.desks);
  const chosen = await store.people.preferences(arrived.talk.person);
  const language: Language = chosen.language ?? languageOf(arrived.locale) ?? desk.language ?? defaultLanguage;
  return { language, place: arrived.talk.place, desk, now: clock.now(), staleAfterDays: parts.world.staleAfterDays };
}

/** Somebody whom the gate refused: nothing is looked up for them, not even their language. */
function strangerOf(parts: TurnParts, arrived: Arrived): Reader {
  return {
    language: languageOf(arrived.locale) ?? parts.world.defaultLanguage,
    place: 'channel',
    desk: { models: ['direct-bill'], providers: [] },
    now: parts.world.clock.now(),
    staleAfterDays: parts.world.staleAfterDays,
  };
}

function forgotten(incoming: never): never {
  throw new Error(`No turn for ${JSON.stringify(incoming)}.`);
}
