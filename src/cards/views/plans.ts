import type { Offer, Plan, Price } from '../../domain/offer';
import type { Language } from '../../domain/party';
import { money, number, say, type TextKey, text } from '../../texts/text';
import type { Data } from '../json';
import { outside, outsideName } from '../outside';
import type { Reader } from '../reader';

const PLANS_SHOWN = 5;
const PRICES_SHOWN = 4;
const TERMS: Readonly<Record<string, TextKey>> = { P1M: 'term.P1M', P1Y: 'term.P1Y', P2Y: 'term.P2Y', P3Y: 'term.P3Y' };

/** The first plans of an offer. In a room private plans and prices stay out: not everybody there may see them. */
export function plansOf(offer: Offer, reader: Reader): readonly Data[] {
  const { language, place } = reader;
  const plans = offer.plans.filter((plan) => place === 'personal' || plan.isPrivate !== true);
  if (plans.length === 0) return [];
  const rest = plans.length - PLANS_SHOWN;
  return [
    {
      title: text(language, 'offer.plans'),
      rows: plans.slice(0, PLANS_SHOWN).map((plan) => planRow(plan, reader)),
      more: rest > 0 ? [text(language, 'offer.plans.more', { count: rest })] : [],
    },
  ];
}

function planRow(plan: Plan, { language, place }: Reader): Data {
  const marks = [
    ...(plan.cspState ? [say(language, `csp.${plan.cspState}`)] : []),
    ...(plan.isPrivate === true ? [say(language, 'standing.private')] : []),
    ...(plan.isStopSold === true ? [say(language, 'standing.stop-sold')] : []),
  ];
  const prices = place === 'personal' ? (plan.prices ?? []).slice(0, PRICES_SHOWN) : [];
  return {
    name: outsideName(plan.name, 60),
    marks: marks.map((mark) => ` · ${mark}`),
    prices: prices.length > 0 ? [prices.map((price) => priceText(language, price)).join(' · ')] : [],
  };
}

function priceText(language: Language, price: Price): string {
  const currency = outside(price.currency, 10);
  const amount = Number.isFinite(price.amount) ? money(language, price.amount, currency) : number(language, 0);
  const market = price.market ? ` (${outside(price.market, 10)})` : '';
  if (price.term === undefined) return amount + market;
  const known = TERMS[price.term];
  const term = known ? say(language, known) : outside(price.term, 10);
  return text(language, 'offer.plan.price', { amount, term }) + market;
}
