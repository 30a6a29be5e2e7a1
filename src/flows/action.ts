import { CONTACT_KINDS, type ContactKind, WAYS, type Way } from '../domain/contact';
import { DIMENSIONS } from '../domain/facts';
import { MATTERS, type Matter } from '../domain/matter';
import type { CspState, Hosting } from '../domain/offer';
import { CATEGORIES, type Category, type Language, PARTNER_MODELS, type PartnerModel } from '../domain/party';

/** The shape that cards carry today. A card with another number was drawn by another version of Signpost. */
export const CARD_VERSION = 1;

/** An answer as a card carries it: offers by id, everything else by name. */
export type Choice =
  | { readonly about: 'category'; readonly value: Category }
  | { readonly about: 'offer'; readonly value: string }
  | { readonly about: 'model'; readonly value: PartnerModel }
  | { readonly about: 'matter'; readonly value: Matter }
  | { readonly about: 'hosting'; readonly value: Hosting }
  | { readonly about: 'age'; readonly value: 'within-window' | 'after-window' }
  | { readonly about: 'csp'; readonly value: CspState }
  | { readonly about: 'bought'; readonly value: 'through-us' | 'elsewhere' };

/** The offer id that stands for "I do not know, or it does not matter". */
export const NO_OFFER = '-';

/** Which case a card belongs to and at which move of it the card was drawn. */
export interface At {
  readonly caseId: string;
  readonly move: number;
}

export interface SettingsForm {
  readonly models: readonly PartnerModel[];
  readonly usual: PartnerModel;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly url: string;
  readonly hours: string;
}

/** What was typed into the form of a contact, untrimmed; '' for what was left empty. */
export type ContactForm = { readonly [K in Way]: string };

/** Everything a button can ask for. */
export type Action =
  | { readonly do: 'answer'; readonly at: At; readonly choice: Choice }
  | { readonly do: 'find-offer'; readonly at: At; readonly query: string }
  | { readonly do: 'name-offer'; readonly at: At }
  | { readonly do: 'back'; readonly at: At }
  | { readonly do: 'start-over'; readonly at: At }
  | { readonly do: 'dispute'; readonly at: At }
  | { readonly do: 'undecline'; readonly at: At }
  | { readonly do: 'show-offer'; readonly offerId: string }
  | { readonly do: 'ask-about'; readonly offerId: string }
  | { readonly do: 'triage' }
  | { readonly do: 'language'; readonly language: Language }
  | { readonly do: 'save-settings'; readonly form: SettingsForm }
  /** `seen` is the mark of the contact as the card shows it. */
  | {
      readonly do: 'confirm' | 'bounce';
      readonly offerId: string;
      readonly contact: ContactKind;
      readonly seen: string;
    }
  | { readonly do: 'correct'; readonly offerId: string; readonly contact: ContactKind }
  | { readonly do: 'leave-contact'; readonly offerId: string }
  | {
      readonly do: 'save-contact';
      readonly offerId: string;
      readonly contact: ContactKind;
      readonly seen: string;
      readonly form: ContactForm;
    }
  | { readonly do: 'undo-change'; readonly offerId: string; readonly change: string };

export type ReadAction =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'other-version' }
  | { readonly kind: 'unreadable' };

/** What a button of a card carries; inputs of the card are merged in by Teams when it is pressed. */
export function carry(action: DistributiveOmit<Action, 'query' | 'form'>): Record<string, unknown> {
  return { v: CARD_VERSION, ...action };
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const MAX_TEXT = 300;
/** What is typed into a form may be too long, so that the person can be told. */
const MAX_TYPED = 4_000;

/** Looks at what came back from a card. Everything in it is the client's word, so only known shapes and values pass. */
export function readAction(data: unknown): ReadAction {
  if (!isRecord(data)) return { kind: 'unreadable' };
  if (data['v'] !== CARD_VERSION) return { kind: typeof data['v'] === 'number' ? 'other-version' : 'unreadable' };
  const action = actionIn(data);
  return action ? { kind: 'action', action } : { kind: 'unreadable' };
}

function actionIn(data: Readonly<Record<string, unknown>>): Action | undefined {
  const verb = data['do'];
  switch (verb) {
    case 'triage':
      return { do: 'triage' };
    case 'language': {
      const language = oneOf(['en', 'pl'] as const, data['language']);
      return language && { do: 'language', language };
    }
    case 'show-offer':
    case 'ask-about': {
      const offerId = textIn(data['offerId']);
      return offerId === undefined ? undefined : { do: verb, offerId };
    }
    case 'save-settings': {
      const form = formIn(data);
      return form && { do: 'save-settings', form };
    }
    default:
      return keepActionIn(verb, data) ?? caseActionIn(verb, data);
  }
}

/** What people do to the contacts of an offer. */
function keepActionIn(verb: unknown, data: Readonly<Record<string, unknown>>): Action | undefined {
  const offerId = textIn(data['offerId']);
  if (offerId === undefined) return undefined;
  const contact = oneOf(CONTACT_KINDS, data['contact']);
  const seen = wordIn(data['seen']);
  switch (verb) {
    case 'confirm':
    case 'bounce':
      return contact && seen !== undefined ? { do: verb, offerId, contact, seen } : undefined;
    case 'correct':
      return contact && { do: verb, offerId, contact };
    case 'leave-contact':
      return { do: verb, offerId };
    case 'save-contact': {
      const form = contactFormIn(data);
      return contact && seen !== undefined && form ? { do: verb, offerId, contact, seen, form } : undefined;
    }
    case 'undo-change': {
      const change = wordIn(data['change']);
      return change === undefined ? undefined : { do: verb, offerId, change };
    }
    default:
      return undefined;
  }
}

/** An input that was left empty may be missing. */
function contactFormIn(data: Readonly<Record<string, unknown>>): ContactForm | undefined {
  const typed = WAYS.map((way) => data[way] ?? '');
  const isTyped = typed.every((one): one is string => typeof one === 'string' && one.length <= MAX_TYPED);
  if (!isTyped) return undefined;
  const [name = '', email = '', phone = '', url = ''] = typed;
  return { name, email, phone, url };
}

function caseActionIn(verb: unknown, data: Readonly<Record<string, unknown>>): Action | undefined {
  const at = atIn(data['at']);
  if (!at) return undefined;
  switch (verb) {
    case 'back':
    case 'start-over':
    case 'dispute':
    case 'undecline':
    case 'name-offer':
      return { do: verb, at };
    case 'find-offer': {
      const query = textIn(data['query']);
      return query === undefined ? undefined : { do: 'find-offer', at, query };
    }
    case 'answer': {
      const choice = choiceIn(data['choice']);
      return choice && { do: 'answer', at, choice };
    }
    default:
      return undefined;
  }
}

function choiceIn(data: unknown): Choice | undefined {
  if (!isRecord(data)) return undefined;
  const { about, value } = data;
  if (about === 'offer') {
    const id = textIn(value);
    return id === undefined ? undefined : { about, value: id };
  }
  const known: Readonly<Record<string, readonly string[]>> = {
    category: CATEGORIES,
    matter: MATTERS,
    model: PARTNER_MODELS,
    hosting: DIMENSIONS.hosting,
    age: DIMENSIONS.age,
    csp: DIMENSIONS.csp,
    bought: DIMENSIONS.bought,
  };
  const values = typeof about === 'string' && Object.hasOwn(known, about) ? known[about] : undefined;
  return values && typeof value === 'string' && values.includes(value) ? ({ about, value } as Choice) : undefined;
}

function formIn(data: Readonly<Record<string, unknown>>): SettingsForm | undefined {
  const models = String(data['models'] ?? '')
    .split(',')
    .flatMap((word) => oneOf(PARTNER_MODELS, word.trim()) ?? []);
  const usual = oneOf(PARTNER_MODELS, data['usual']);
  if (!usual) return undefined;
  const field = (name: string): string => (textIn(data[name]) ?? '').trim();
  return {
    models,
    usual,
    name: field('name'),
    email: field('email'),
    phone: field('phone'),
    url: field('url'),
    hours: field('hours'),
  };
}

function atIn(data: unknown): At | undefined {
  if (!isRecord(data)) return undefined;
  const caseId = textIn(data['caseId']);
  const move = data['move'];
  return caseId !== undefined && Number.isSafeInteger(move) ? { caseId, move: move as number } : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= MAX_TEXT ? value : undefined;
}

/** A mark or an id of our own making. */
function wordIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : undefined;
}

function oneOf<const T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((one) => one === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
