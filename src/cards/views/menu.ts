import type { Case, OutOfScope } from '../../domain/case';
import { text } from '../../texts/text';
import { atOf, button } from '../button';
import type { Data } from '../json';
import type { Reader } from '../reader';

interface Menu {
  readonly titles: readonly string[];
  readonly lines: readonly string[];
  readonly asides: readonly string[];
  readonly buttons: readonly Data[];
}

/** The data of `cards/menu.json`. */
function menu({ language }: Reader, shown: Menu): Data {
  const { buttons, ...words } = shown;
  return { lang: language, fallback: text(language, 'card.fallback'), ...words, rows: [{ buttons }] };
}

export function welcomeView(reader: Reader): Data {
  const { language } = reader;
  return menu(reader, {
    titles: [text(language, 'welcome.title')],
    lines: [text(language, 'welcome.text')],
    asides: [text(language, 'welcome.example')],
    buttons: [button(text(language, 'button.triage'), { do: 'triage' }), ...languageButtons()],
  });
}

export function helpView(reader: Reader): Data {
  const { language } = reader;
  const topics = ['ask', 'triage', 'offer', 'offers', 'language', 'settings', 'help'] as const;
  return menu(reader, {
    titles: [text(language, 'help.title')],
    lines: topics.map((topic) => text(language, `help.${topic}`)),
    asides: [text(language, 'welcome.example')],
    buttons: [button(text(language, 'button.triage'), { do: 'triage' })],
  });
}

export function languageView(reader: Reader): Data {
  const { language } = reader;
  return menu(reader, {
    titles: [text(language, 'language.title')],
    lines: [text(language, 'language.text')],
    asides: [],
    buttons: languageButtons(),
  });
}

/** What is not our business, and the way back for somebody who knows better. */
export function declinedView(declined: Case, why: OutOfScope, reader: Reader): Data {
  const { language } = reader;
  return menu(reader, {
    titles: [],
    lines: [text(language, `decline.${why}`)],
    asides: [],
    buttons: [button(text(language, 'decline.wrong'), { do: 'undecline', at: atOf(declined) })],
  });
}

/** One sentence and the way into a new case. */
export function noticeView(sentence: string, reader: Reader): Data {
  const buttons = [button(text(reader.language, 'button.triage'), { do: 'triage' })];
  return menu(reader, { titles: [], lines: [sentence], asides: [], buttons });
}

/** Languages are called by their own names, so that whoever cannot read this one finds theirs. */
function languageButtons(): readonly Data[] {
  return [button('English', { do: 'language', language: 'en' }), button('Polski', { do: 'language', language: 'pl' })];
}
