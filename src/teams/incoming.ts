import type { Person, Place } from '../domain/role';
import { type ReadAction, readAction } from '../flows/action';
import type { Talk } from '../flows/world';

/** What an activity means to us. The entry point is named for the gate; `nothing` needs no answer. */
export type Incoming =
  | { readonly kind: 'nothing' }
  | (Arrived & { readonly kind: 'message'; readonly text: string })
  | (Arrived & { readonly kind: 'welcome' })
  | (Arrived & {
      readonly kind: 'click';
      readonly action: ReadAction;
      readonly by: 'execute' | 'submit';
      readonly card?: string;
    })
  | (Arrived & { readonly kind: 'search'; readonly query: string })
  | (Arrived & { readonly kind: 'unknown-invoke'; readonly name: string });

/** Who it came from and where it happened, as the channel says; a payload is never asked. */
export interface Arrived {
  readonly person?: Person;
  readonly talk: Talk;
  readonly locale?: string;
}

type Data = Readonly<Record<string, unknown>>;

/** The longest message that is read, in characters; what follows is left unread. */
const MESSAGE_READ = 4_000;

/** Looks at an activity that the front door has let in. Unknown kinds of events mean nothing; unknown invokes are named. */
export function readActivity(activity: unknown): Incoming {
  const data = record(activity);
  const arrived = arrivedIn(data);
  switch (data['type']) {
    case 'message':
      return messageIn(data, arrived);
    case 'conversationUpdate':
      return isGreeting(data, arrived) ? { kind: 'welcome', ...arrived } : { kind: 'nothing' };
    case 'invoke':
      return invokeIn(data, arrived);
    default:
      return { kind: 'nothing' };
  }
}

function messageIn(data: Data, arrived: Arrived): Incoming {
  const text = wordsIn(data);
  if (text === '' && data['value'] !== undefined) {
    const card = string(data['replyToId']);
    return { kind: 'click', ...arrived, action: readAction(data['value']), by: 'submit', ...(card ? { card } : {}) };
  }
  // A search result that was put into a chat comes back as a message that holds nothing but the card's markup.
  if (text.startsWith('<span class="inline-compose-card"')) return { kind: 'nothing' };
  return { kind: 'message', ...arrived, text };
}

function invokeIn(data: Data, arrived: Arrived): Incoming {
  const name = string(data['name']) ?? '';
  const value = record(data['value']);
  if (name === 'adaptiveCard/action') {
    const card = string(data['replyToId']);
    const action = readAction(record(value['action'])['data']);
    return { kind: 'click', ...arrived, action, by: 'execute', ...(card ? { card } : {}) };
  }
  if (name === 'composeExtension/query') return { kind: 'search', ...arrived, query: queryIn(value) };
  return { kind: 'unknown-invoke', ...arrived, name };
}

/** The search words, whichever parameter they come in: Teams may leave out the command id and the parameter's name. */
function queryIn(value: Data): string {
  const parameters = Array.isArray(value['parameters']) ? value['parameters'].map(record) : [];
  const initial = parameters.some((parameter) => parameter['name'] === 'initialRun');
  const words = parameters.map((parameter) => string(parameter['value']) ?? '').find((word) => word.trim() !== '');
  return initial ? '' : (words ?? '').slice(0, 200);
}

/** Only the bot's own arrival in a one-to-one chat is greeted, so that reloads and other members cause no noise. */
function isGreeting(data: Data, arrived: Arrived): boolean {
  const added = Array.isArray(data['membersAdded']) ? data['membersAdded'].map(record) : [];
  const bot = string(record(data['recipient'])['id']);
  return arrived.talk.place === 'personal' && added.some((member) => member['id'] === bot);
}

function wordsIn(data: Data): string {
  const bot = string(record(data['recipient'])['id']);
  const entities = Array.isArray(data['entities']) ? data['entities'].map(record) : [];
  let words = (string(data['text']) ?? '').slice(0, MESSAGE_READ);
  for (const entity of entities) {
    const mention = string(entity['text']);
    if (entity['type'] === 'mention' && record(entity['mentioned'])['id'] === bot && mention)
      words = words.replace(mention, ' ');
  }
  return words.replace(/&nbsp;|\u00a0/g, ' ').trim();
}

function arrivedIn(data: Data): Arrived {
  const from = record(data['from']);
  const conversation = record(data['conversation']);
  const tenant = string(record(record(data['channelData'])['tenant'])['id']) ?? string(conversation['tenantId']);
  const objectId = string(from['aadObjectId']);
  const locale = string(data['locale']);
  return {
    talk: {
      person: objectId ?? '',
      conversation: string(conversation['id']) ?? '',
      place: placeOf(string(conversation['conversationType'])),
      activityId: string(data['id']) ?? '',
    },
    ...(objectId === undefined ? {} : { person: { objectId, ...(tenant === undefined ? {} : { tenantId: tenant }) } }),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** A kind of conversation that we do not know is treated as the most public one. */
function placeOf(type: string | undefined): Place {
  if (type === 'personal') return 'personal';
  return type === 'groupChat' ? 'group' : 'channel';
}

function record(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
