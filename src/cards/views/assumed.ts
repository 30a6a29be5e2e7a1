import type { Case } from '../../domain/case';
import { knownFrom } from '../../domain/facts';
import type { PartnerModel } from '../../domain/party';
import type { Verdict } from '../../domain/verdict';
import { list, say, type TextKey, text } from '../../texts/text';
import { atOf, button } from '../button';
import type { Data } from '../json';
import type { Reader } from '../reader';

/** What was taken as true without anybody saying so, with the buttons that change it. */
export function assumedOf(judged: Case, verdict: Verdict, reader: Reader): readonly Data[] {
  const { language } = reader;
  const { known } = knownFrom(judged.facts);
  const others = otherModels(judged, verdict, reader);
  const taken = [
    ...verdict.presumed.map((dimension) => say(language, `${dimension}.${known[dimension]}` as TextKey)),
    ...(others.length > 0 ? [say(language, `model.${verdict.model}`)] : []),
  ];
  const buttons = [
    ...boughtButtons(judged, verdict, reader),
    ...others.map((model) => modelButton(judged, model, reader)),
  ];
  if (taken.length === 0 && buttons.length === 0) return [];
  const what = list(language, taken.map(lowerFirst));
  return [
    {
      texts: taken.length > 0 ? [text(language, 'verdict.assumed', { what })] : [],
      rows: buttons.length > 0 ? [{ buttons }] : [],
    },
  ];
}

function boughtButtons(judged: Case, verdict: Verdict, { language }: Reader): readonly Data[] {
  const turn = (value: 'through-us' | 'elsewhere'): Data =>
    button(text(language, `button.bought-${value}`), {
      do: 'answer',
      at: atOf(judged),
      choice: { about: 'bought', value },
    });
  if (verdict.presumed.includes('bought')) return [turn('elsewhere')];
  return judged.facts.bought === 'elsewhere' ? [turn('through-us')] : [];
}

/** The desk's other models, where nobody said which one this case is in. */
function otherModels(judged: Case, verdict: Verdict, { desk }: Reader): readonly PartnerModel[] {
  if (judged.facts.model !== undefined) return [];
  return desk.models.filter((model) => model !== verdict.model);
}

function modelButton(judged: Case, value: PartnerModel, { language }: Reader): Data {
  return button(say(language, `model.${value}`), { do: 'answer', at: atOf(judged), choice: { about: 'model', value } });
}

/** "Bought through us" inside a sentence; a word of capitals such as CSP is left alone. */
function lowerFirst(words: string): string {
  return /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
