import type { Desk } from '../../domain/desk';
import { PARTNER_MODELS } from '../../domain/party';
import type { Reply, SettingsProblem } from '../../flows/reply';
import { say, text } from '../../texts/text';
import { button } from '../button';
import type { Data } from '../json';
import { CAPS, outside } from '../outside';
import type { Reader } from '../reader';

type Shown = Extract<Reply, { kind: 'settings' }>;

/** The data of `cards/settings.json`: the form with what is stored, or with what was refused and why. */
export function settingsView({ desk, problem, saved }: Shown, { language }: Reader): Data {
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    title: text(language, 'settings.title'),
    hint: text(language, 'settings.text'),
    saved: saved === true ? [text(language, 'settings.saved')] : [],
    problems: problem ? [problemText(problem, language)] : [],
    models: {
      label: text(language, 'settings.models'),
      error: text(language, 'settings.models.error'),
      value: desk.models.join(','),
      choices: PARTNER_MODELS.map((value) => ({ title: say(language, `model.${value}`), value })),
    },
    usual: {
      label: text(language, 'settings.usual'),
      error: text(language, 'settings.invalid.usual'),
      value: desk.models[0],
    },
    provider: { heading: text(language, 'settings.provider'), inputs: inputsOf(desk, language) },
    save: button(text(language, 'button.save'), { do: 'save-settings' }),
  };
}

function inputsOf(desk: Desk, language: Reader['language']): Data {
  const [provider] = desk.providers;
  const input = (id: 'name' | 'email' | 'phone' | 'url' | 'hours', style: string, value: string | undefined): Data => ({
    id,
    label: text(language, `settings.provider.${id}`),
    style,
    value: outside(value ?? '', CAPS.url),
  });
  return [
    input('name', 'Text', provider?.name),
    input('email', 'Email', provider?.contact.email),
    input('phone', 'Tel', provider?.contact.phone),
    input('url', 'Url', provider?.contact.url),
    input('hours', 'Text', provider?.hours),
  ];
}

function problemText(problem: SettingsProblem, language: Reader['language']): string {
  switch (problem.field) {
    case 'models':
      return text(language, 'settings.models.error');
    case 'usual':
      return text(language, 'settings.invalid.usual');
    case 'email':
    case 'url':
      return text(language, `settings.invalid.${problem.field}`, { value: outside(problem.value, CAPS.field) });
    default:
      return forgotten(problem);
  }
}

function forgotten(problem: never): never {
  throw new Error(`No sentence for ${JSON.stringify(problem)}.`);
}
