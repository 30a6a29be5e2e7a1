import { randomUUID } from 'node:crypto';
import { type Microsoft, messageFrom } from './microsoft';

type Json = Record<string, unknown>;

/** What a person sees of one answer: the card, if there is one, and every word in it. */
export interface Seen {
  readonly card?: Json;
  readonly text: string;
  /** The message's id in the conversation, for clicks on it. */
  readonly messageId: string;
}

export interface Person {
  /** Types a message; what the bot posts because of it. */
  say(text: string, over?: Json): Promise<Seen[]>;
  /** Presses a button of a card by its title or its longer name; what the card becomes, and what is posted beside it. */
  press(seen: Seen, title: string, inputs?: Json): Promise<{ readonly became: Seen; readonly beside: Seen[] }>;
  /** The same on a client that does not know Action.Execute and sends the button's fallback as a message. */
  pressOnOldClient(seen: Seen, title: string): Promise<Seen[]>;
  /** Sends any activity; the HTTP status, the body of the answer, and what the bot posts. */
  send(over: Json): Promise<{ readonly status: number; readonly body: unknown; readonly posted: Seen[] }>;
}

export interface Seat {
  readonly objectId?: string;
  readonly place?: 'personal' | 'groupChat' | 'channel';
  readonly locale?: string;
  readonly conversation?: string;
}

/** Somebody in a chat with the bot at this port: everything goes over HTTP, and the answers come through the connector. */
export function personIn(microsoft: Microsoft, port: () => number, seat: Seat = {}): Person {
  const conversation = seat.conversation ?? `a:${randomUUID()}`;
  const base: Json = {
    from: {
      id: '29:person',
      ...(seat.objectId === '' ? {} : { aadObjectId: seat.objectId ?? '11111111-1111-1111-1111-111111111111' }),
    },
    conversation: { id: conversation, conversationType: seat.place ?? 'personal' },
    channelData: {},
    locale: seat.locale ?? 'en-US',
  };
  const send: Person['send'] = async (over) => {
    const before = microsoft.sent.length;
    const response = await fetch(`http://127.0.0.1:${port()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...messageFrom(microsoft, base), ...over }),
    });
    const text = await response.text();
    const posted = microsoft.sent.slice(before).map((sent, i) => seenIn(sent.body, `message-${before + i + 1}`));
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), posted };
  };
  return {
    send,
    say: async (text, over = {}) => (await send({ text, ...over })).posted,
    async pressOnOldClient(seen, title) {
      const fallback = buttonOf(seen, title)['fallback'] as Json;
      if (fallback['type'] !== 'Action.Submit') throw new Error(`the button "${title}" has no fallback`);
      return (await send({ text: undefined, value: fallback['data'], replyToId: seen.messageId })).posted;
    },
    async press(seen, title, inputs = {}) {
      const action = buttonOf(seen, title);
      const value = {
        action: { type: 'Action.Execute', verb: action['verb'], data: { ...(action['data'] as Json), ...inputs } },
        trigger: 'manual',
      };
      const { body, posted } = await send({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value,
        replyToId: seen.messageId,
        text: undefined,
      });
      const answer = (body ?? {}) as Json;
      return { became: seenIn({ attachments: [{ content: answer['value'] }] }, seen.messageId), beside: posted };
    },
  };
}

function buttonOf(seen: Seen, title: string): Json {
  const found = actionsIn(seen.card).find(
    (one) => [one['title'], one['tooltip']].includes(title) && one['type'] === 'Action.Execute',
  );
  if (!found) throw new Error(`no button "${title}" among: ${titlesIn(seen).join(' | ')}`);
  return found;
}

/** The titles of every button of a card, in order. */
export function titlesIn(seen: Seen): string[] {
  return actionsIn(seen.card).map((action) => String(action['title']));
}

function seenIn(body: unknown, messageId: string): Seen {
  const message = (body ?? {}) as { text?: string; attachments?: { content?: unknown }[] };
  const content = message.attachments?.[0]?.content;
  if (typeof content === 'string') return { text: content, messageId };
  const card = content as Json | undefined;
  return { ...(card ? { card } : {}), text: card ? wordsIn(card).join('\n') : (message.text ?? ''), messageId };
}

function wordsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(wordsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    ['text', 'title', 'value', 'label', 'placeholder'].includes(key) && typeof value === 'string'
      ? [value]
      : ['data', 'fallback', 'fallbackText'].includes(key)
        ? []
        : wordsIn(value),
  );
}

function actionsIn(node: unknown): Json[] {
  if (Array.isArray(node)) return node.flatMap(actionsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = node as Json;
  const here = typeof own['type'] === 'string' && own['type'].startsWith('Action.') ? [own] : [];
  const inner = Object.entries(own).flatMap(([key, value]) => (key === 'fallback' ? [] : actionsIn(value)));
  return [...here, ...inner];
}
