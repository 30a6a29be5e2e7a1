import { LIMITS } from './limits';
import { type Checked, passed, refused } from './refusal';

/** An activity whose outer shape has been looked at; everything inside `value`, `channelData`, … is still unknown. */
export interface InboundActivity extends Readonly<Record<string, unknown>> {
  readonly type: string;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly from: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly conversation: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** The only channel this bot is registered on; the Playground uses the same name. */
const CHANNEL = 'msteams';

const TEXTS = ['name', 'locale', 'textFormat', 'deliveryMode', 'localTimezone', 'action', 'topicName'] as const;
const IDS = ['id', 'replyToId'] as const;
const TIMES = ['timestamp', 'localTimestamp', 'expiration'] as const;
const ACCOUNTS = ['from', 'recipient', 'conversation', 'relatesTo'] as const;
const LISTS = ['attachments', 'entities', 'membersAdded', 'membersRemoved'] as const;
const REACTIONS = ['reactionsAdded', 'reactionsRemoved'] as const;

/** The names of the activity schema that we pass on; any other name is dropped. */
const OTHERS = ['type', 'channelId', 'serviceUrl', 'channelData', 'value', 'valueType', 'text', 'summary'] as const;
const PASSED_ON: readonly string[] = [...OTHERS, ...TEXTS, ...IDS, ...TIMES, ...ACCOUNTS, ...LISTS, ...REACTIONS];

/**
 * The closed shape of an activity: what must be there is there, what is there has its type, and nothing unknown is
 * passed on. 400 with the field at fault otherwise. Unknown activity *types* pass: the channel may invent new ones.
 */
export function checkActivity(body: unknown): Checked<InboundActivity> {
  const given = recordOf(body);
  if (given === undefined) return refused(400, 'body is not an object');
  const fault = faultIn(given);
  if (fault !== undefined) return refused(400, `activity field ${fault} is missing or wrong`);
  const kept = Object.fromEntries(
    PASSED_ON.filter((name) => given[name] !== undefined && given[name] !== null).map((name) => [name, given[name]]),
  );
  // faultIn has just looked at every field that the type promises.
  return passed(kept as unknown as InboundActivity);
}

function faultIn(given: Record<string, unknown>): string | undefined {
  if (!isText(given['type'], LIMITS.type)) return 'type';
  if (given['channelId'] !== CHANNEL) return 'channelId';
  if (!isText(given['serviceUrl'], LIMITS.address)) return 'serviceUrl';
  for (const name of ['from', 'conversation']) {
    if (!isText(recordOf(given[name])?.['id'], LIMITS.id)) return name;
  }
  return (
    firstFault(given, IDS, (value) => value === '' || isText(value, LIMITS.id)) ??
    firstFault(given, TIMES, (value) => isText(value, 64)) ??
    firstFault(given, TEXTS, (value) => typeof value === 'string' && value.length <= LIMITS.id) ??
    firstFault(given, ['text', 'summary', 'valueType'], (value) => typeof value === 'string') ??
    firstFault(given, ACCOUNTS, (value) => recordOf(value) !== undefined) ??
    firstFault(given, ['recipient'], (value) => isText(recordOf(value)?.['id'], LIMITS.id)) ??
    firstFault(given, [...LISTS, ...REACTIONS], isListOfRecords) ??
    firstFault(given, ['from'], hasTextOrNothing('aadObjectId')) ??
    firstFault(given, ['conversation'], hasTextOrNothing('tenantId'))
  );
}

function firstFault(
  given: Record<string, unknown>,
  names: readonly string[],
  holds: (value: unknown) => boolean,
): string | undefined {
  return names.find((name) => given[name] !== undefined && given[name] !== null && !holds(given[name]));
}

function hasTextOrNothing(field: string): (value: unknown) => boolean {
  return (value) => {
    const found = recordOf(value)?.[field];
    return found === undefined || found === null || (typeof found === 'string' && found.length <= LIMITS.id);
  };
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => recordOf(item) !== undefined);
}

function isText(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= max;
}

export function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
