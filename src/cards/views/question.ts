import type { Case } from '../../domain/case';
import { CATEGORY_GROUPS } from '../../domain/matter';
import type { Language } from '../../domain/party';
import { optionsOf, type Question } from '../../domain/question';
import { refundWindow } from '../../domain/refund';
import { type Choice, NO_OFFER } from '../../flows/action';
import type { Reply } from '../../flows/reply';
import { say, type TextKey, text } from '../../texts/text';
import { atOf, button, offerKey } from '../button';
import type { Data } from '../json';
import { CAPS, outside } from '../outside';
import type { Reader } from '../reader';
import { hitTitle } from './choice';
import { noticeText } from './notice';
import { understoodLine } from './understood';

type Asked = Extract<Reply, { kind: 'question' }>;

/** The data of `cards/question.json`. */
export function questionView(reply: Asked, reader: Reader): Data {
  const { language } = reader;
  const question = questionOf(reply.case);
  const asksOffer = question.kind === 'offer' || question.kind === 'offer-choice';
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    notices: reply.notice ? [noticeText(language, reply.notice)] : [],
    understood: question.kind === 'category' ? [] : understoodLine(language, reply.case.facts),
    title: say(language, `question.${question.kind}`),
    hint: say(language, `question.${question.kind}.hint`),
    misses: missesOf(reply, question, reader),
    groups: groupsOf(reply, question, reader),
    inputs: asksOffer ? [inputOf(reply.case, language)] : [],
    nav: navOf(reply.case, language),
  };
}

function questionOf(asked: Case): Question {
  if (asked.state.status === 'asking') return asked.state.question;
  throw new Error(`Case ${asked.id} is ${asked.state.status}, but a question about it was to be drawn.`);
}

/** Why the offers below are shown when none of them fits what was typed. */
function missesOf(reply: Asked, question: Question, { language }: Reader): readonly string[] {
  if (question.kind !== 'offer-choice' || reply.none !== true) return [];
  const none = text(language, 'offer.none', { query: outside(question.query, CAPS.query) });
  return (reply.offers ?? []).length > 0 ? [`${none} ${text(language, 'offer.nearest')}`] : [none];
}

function groupsOf(reply: Asked, question: Question, reader: Reader): Data {
  const { language } = reader;
  const answer = (title: string, choice: Choice): Data =>
    button(title, { do: 'answer', at: atOf(reply.case), choice } as Parameters<typeof button>[1]);
  if (question.kind === 'category') {
    return CATEGORY_GROUPS.map(({ group, categories }) => ({
      headings: [say(language, `group.${group}`)],
      choices: categories.map((value) => answer(say(language, `category.${value}`), { about: 'category', value })),
    }));
  }
  const choices =
    question.kind === 'offer-choice'
      ? (reply.offers ?? []).map((hit) => answer(hitTitle(language, hit), { about: 'offer', value: offerKey(hit.id) }))
      : optionsOf(question).map((choice) => answer(labelOf(choice, reply.case, language), choice));
  return choices.length > 0 ? [{ headings: [], choices }] : [];
}

function labelOf(choice: Choice, asked: Case, language: Language): string {
  const productType = typeof asked.facts.offer === 'object' ? asked.facts.offer.productType : undefined;
  return say(language, `${choice.about}.${choice.value}` as TextKey, { hours: refundWindow(productType).hours });
}

function inputOf(asked: Case, language: Language): Data {
  return {
    label: text(language, 'question.input'),
    error: text(language, 'question.input.error'),
    search: button(text(language, 'button.search'), { do: 'find-offer', at: atOf(asked) }),
    none: button(text(language, 'button.no-offer'), {
      do: 'answer',
      at: atOf(asked),
      choice: { about: 'offer', value: NO_OFFER },
    }),
  };
}

/** Back where there is something to go back to; Start over except on the first question. */
function navOf(asked: Case, language: Language): Data {
  const back = asked.trail.length > 0 ? [button(text(language, 'button.back'), { do: 'back', at: atOf(asked) })] : [];
  const isFirst = asked.trail.length === 0 && questionOf(asked).kind === 'category';
  const over = isFirst ? [] : [button(text(language, 'button.start-over'), { do: 'start-over', at: atOf(asked) })];
  const buttons = [...back, ...over];
  return buttons.length > 0 ? [{ buttons }] : [];
}
