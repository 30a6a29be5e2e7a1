import { ROLES, type Role } from '../domain/role';
import type { Reply } from '../flows/reply';
import { list, say, text } from '../texts/text';
import { fill } from './fill';
import type { Data, Json } from './json';
import { CAPS, outside } from './outside';
import { plainOf } from './plain';
import type { Reader } from './reader';
import { readTemplates, type TemplateName } from './template';
import { contactFormView } from './views/contact-form';
import { declinedView, helpView, languageView, noticeView, welcomeView } from './views/menu';
import { noticeText } from './views/notice';
import { offerView } from './views/offer';
import { offersView } from './views/offers';
import { questionView } from './views/question';
import { settingsView } from './views/settings';
import { staleView } from './views/stale';
import { verdictView } from './views/verdict';

export type { Reader } from './reader';

export interface Drawn {
  /** An Adaptive Card of schema 1.5; missing where a sentence is the whole answer. */
  readonly card?: { readonly [key: string]: unknown };
  /** The whole answer in plain words: the summary of a card, and what is sent where no card fits. */
  readonly text: string;
}

/** Read when the process starts, so that a broken installation does not start. */
const TEMPLATES = readTemplates();

/** What a reply looks like to a reader: the card filled from its template, and the same in plain words. */
export function draw(reply: Reply, reader: Reader): Drawn {
  const { language } = reader;
  switch (reply.kind) {
    case 'question':
      return card('question', questionView(reply, reader));
    case 'verdict':
      return card('verdict', verdictView(reply, reader));
    case 'declined':
      return card('menu', declinedView(reply.case, reply.why, reader));
    case 'offer':
      return card('offer', offerView(reply, reader));
    case 'offers':
      return card('offers', offersView(reply, reader));
    case 'contact-form':
      return card('contact', contactFormView(reply, reader));
    case 'stale-offers':
      return card('stale', staleView(reply, reader));
    case 'help':
      return card('menu', helpView(reader));
    case 'welcome':
      return card('menu', welcomeView(reader));
    case 'language':
      return card('menu', languageView(reader));
    case 'settings':
      return card('settings', settingsView(reply, reader));
    case 'notice':
      return card('menu', noticeView(noticeText(language, reply.notice), reader));
    case 'language-set':
      return { text: text(language, 'language.set') };
    case 'language-unknown':
      return { text: text(language, 'language.unknown') };
    case 'offer-query-missing':
      return { text: text(language, 'offer.query-missing') };
    case 'offer-gone':
      return { text: text(language, 'offer.gone') };
    case 'settings-personal':
      return { text: text(language, 'settings.personal') };
    case 'keep-personal':
      return { text: text(language, 'keep.personal') };
    case 'offers-help':
      return { text: text(language, 'stale-offers.help') };
    case 'unknown-command':
      return { text: unknownCommand(reply, reader) };
    case 'denied':
      return { text: text(language, 'denied.text', { roles: rolesIn(language, reply.roles ?? ROLES) }) };
    case 'directory-away':
      return { text: text(language, 'error.directory') };
    case 'role-unchecked':
      return { text: text(language, 'error.unchecked') };
    case 'failed':
      return { text: text(language, 'error.reference', { reference: outside(reply.reference, CAPS.field) }) };
    default:
      return forgotten(reply);
  }
}

function card(name: TemplateName, data: Data): Drawn {
  const filled = fill(TEMPLATES[name], data);
  return { card: filled as { readonly [key: string]: Json }, text: plainOf(filled) };
}

function unknownCommand(reply: Extract<Reply, { kind: 'unknown-command' }>, { language }: Reader): string {
  const command = outside(reply.command, CAPS.field);
  if (reply.nearest === undefined) return text(language, 'command.unknown', { command });
  return text(language, 'command.nearest', { command, nearest: reply.nearest });
}

function rolesIn(language: Reader['language'], roles: readonly Role[]): string {
  return list(
    language,
    roles.map((role) => {
      const known = ROLES.find((one) => one === role);
      return known ? say(language, `role.${known}`) : role;
    }),
    'disjunction',
  );
}

function forgotten(reply: never): never {
  throw new Error(`Nothing to draw for ${JSON.stringify(reply)}.`);
}
