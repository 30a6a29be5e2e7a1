import type { Provider } from '../../domain/desk';
import { refundWindow } from '../../domain/refund';
import type { Verdict } from '../../domain/verdict';
import { showsDesk } from '../../domain/visibility';
import { say, text } from '../../texts/text';
import type { Data } from '../json';
import { CAPS, outside, outsideName } from '../outside';
import type { Reader } from '../reader';
import { pagesOf, waysOf } from './contacts';
import type { Folded } from './fold';

const QUESTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const MOST_PROVIDERS = 2;

/** What an indirect reseller is told besides: its provider's contact and what to ask it; never in a room. */
export function providerOf(verdict: Verdict, productType: string | undefined, reader: Reader): readonly Folded[] {
  if (verdict.model !== 'indirect-reseller' || !showsDesk(reader.place)) return [];
  const { language, desk } = reader;
  const { hours } = refundWindow(productType);
  return [
    {
      fold: { title: text(language, 'verdict.provider.ask'), target: 'provider' },
      title: text(language, 'verdict.provider'),
      rows: desk.providers.slice(0, MOST_PROVIDERS).map(rowOf),
      none: desk.providers.length === 0 ? [text(language, 'verdict.provider.none')] : [],
      ask: text(language, 'verdict.provider.ask'),
      questions: QUESTIONS.map((n) => say(language, `provider.${n}`, { hours })),
    },
  ];
}

function rowOf(provider: Provider): Data {
  const hours = outside(provider.hours ?? '', CAPS.field);
  return {
    name: outsideName(provider.name, CAPS.name),
    ways: [...waysOf(provider.contact), ...(hours === '' ? [] : [hours])],
    pages: pagesOf(provider.contact),
  };
}
