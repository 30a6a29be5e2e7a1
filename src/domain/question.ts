import type { Dimension, Facts, ValueOf } from './facts';
import { MATTERS_OF, type Matter } from './matter';
import type { Category, PartnerModel } from './party';
import { judge, type Verdict } from './verdict';

/** The one thing asked next. Every question can be answered by a button or by typing. */
export type Question =
  | { readonly kind: 'category' }
  | { readonly kind: 'candidates'; readonly categories: readonly Category[] }
  | { readonly kind: 'offer' }
  | { readonly kind: 'offer-choice'; readonly query: string; readonly offerIds: readonly string[] }
  | { readonly kind: 'model'; readonly models: readonly PartnerModel[] }
  | { readonly kind: 'matter'; readonly category: Category; readonly matters: readonly Matter[] }
  | { readonly kind: 'hosting'; readonly values: readonly ValueOf<'hosting'>[] }
  | { readonly kind: 'age'; readonly values: readonly ValueOf<'age'>[] }
  | { readonly kind: 'csp'; readonly values: readonly ValueOf<'csp'>[] };

export type Next =
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'verdict'; readonly verdict: Verdict };

/** How a case was opened: step by step, or by one sentence that is taken as far as it reaches. */
export type Path = 'guided' | 'free';

/**
 * What comes next for these facts. The guided path asks for category, offer, model (where the desk works in several)
 * and matter; the free path takes the plain matter and the desk's usual model and asks only what changes the verdict.
 */
export function next(facts: Facts, path: Path, models: readonly [PartnerModel, ...PartnerModel[]]): Next {
  if (facts.category === undefined) return { kind: 'ask', question: { kind: 'category' } };
  if (path === 'guided' && facts.offer === undefined) return { kind: 'ask', question: { kind: 'offer' } };
  if (path === 'guided' && facts.model === undefined && models.length > 1) {
    return { kind: 'ask', question: { kind: 'model', models } };
  }
  const matters = MATTERS_OF[facts.category];
  if (path === 'guided' && facts.matter === undefined && matters.length > 1) {
    return { kind: 'ask', question: { kind: 'matter', category: facts.category, matters } };
  }
  const settled: Facts = { ...facts, matter: facts.matter ?? matters[0], model: facts.model ?? models[0] };
  const judgement = judge(settled);
  if (judgement.kind === 'verdict') return judgement;
  return { kind: 'ask', question: questionAbout(judgement.dimension, judgement.values, facts.category) };
}

/** One of the answers a question offers; offers themselves are chosen by their ids. */
export type Option =
  | { readonly about: 'category'; readonly value: Category }
  | { readonly about: 'model'; readonly value: PartnerModel }
  | { readonly about: 'matter'; readonly value: Matter }
  | { readonly about: 'hosting'; readonly value: ValueOf<'hosting'> }
  | { readonly about: 'age'; readonly value: ValueOf<'age'> }
  | { readonly about: 'csp'; readonly value: ValueOf<'csp'> };

/** The answers a question offers, in the order of its buttons; none where all categories or the offers are asked for. */
export function optionsOf(question: Question): readonly Option[] {
  switch (question.kind) {
    case 'category':
    case 'offer':
    case 'offer-choice':
      return [];
    case 'candidates':
      return question.categories.map((value) => ({ about: 'category', value }));
    case 'model':
      return question.models.map((value) => ({ about: 'model', value }));
    case 'matter':
      return question.matters.map((value) => ({ about: 'matter', value }));
    case 'hosting':
      return question.values.map((value) => ({ about: 'hosting', value }));
    case 'age':
      return question.values.map((value) => ({ about: 'age', value }));
    case 'csp':
      return question.values.map((value) => ({ about: 'csp', value }));
    default:
      return forgotten(question);
  }
}

function questionAbout(dimension: Dimension, values: readonly string[], category: Category): Question {
  switch (dimension) {
    case 'hosting':
      return { kind: 'hosting', values: values as readonly ValueOf<'hosting'>[] };
    case 'age':
      return { kind: 'age', values: values as readonly ValueOf<'age'>[] };
    case 'csp':
      return { kind: 'csp', values: values as readonly ValueOf<'csp'>[] };
    case 'matter':
      return { kind: 'matter', category, matters: MATTERS_OF[category] };
    case 'model':
      return { kind: 'model', models: values as readonly PartnerModel[] };
    case 'publisher':
    case 'bought':
    case 'standing':
      throw new Error(`${dimension} is presumed and therefore never undecided.`);
    default:
      return forgotten(dimension);
  }
}

function forgotten(dimension: never): never {
  throw new Error(`Nothing is known of the question ${JSON.stringify(dimension)}.`);
}
