import { DIMENSIONS, type Dimension, type Facts, type Known, knownFrom } from './facts';
import type { PartnerModel, Party } from './party';
import { type Channel, type Check, mayFit, partyOn, type Rule, type Step } from './rule';
import { RULES, RULES_VERSION } from './rules';

/** The answer: three parties, never one, with the rule that says so. */
export interface Verdict {
  readonly rule: Rule;
  readonly rulesVersion: string;
  readonly model: PartnerModel;
  /** Who can fix it. */
  readonly owner: Party;
  readonly also: readonly Party[];
  /** Who takes the customer's call. */
  readonly firstContact: Party;
  /** Who is able to open the ticket. */
  readonly opener: Party | 'customer' | 'nobody';
  readonly channel: Channel;
  /** Why the reader cannot use that channel themself, where they cannot. */
  readonly limit?: 'reseller-azure-ticket' | 'reseller-commerce' | 'reseller-not-entitled';
  readonly checkFirst: readonly Check[];
  readonly steps: readonly Step[];
  /** What was taken as true without anybody saying so and bears on this answer. */
  readonly presumed: readonly Dimension[];
}

/** Either a verdict, or the one dimension whose value decides between the rules that still fit. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'undecided'; readonly dimension: Dimension; readonly values: readonly string[] };

/** The order in which undecided dimensions are asked about: what the person knows at once comes first. */
const ASK_ORDER: readonly Dimension[] = ['matter', 'model', 'hosting', 'age', 'csp', 'standing', 'bought', 'publisher'];

/**
 * Judges what is known. Asks only about a dimension that changes the verdict: as soon as one rule is left, that is the
 * answer, whatever else is unknown. Throws only when no rule fits, which the rule test makes impossible.
 */
export function judge(facts: Facts, rules: readonly Rule[] = RULES): Judgement {
  const { known, presumed } = knownFrom(facts);
  const fitting = rules.filter((rule) => mayFit(rule, known));
  const [rule] = fitting;
  if (!rule) throw new Error(`No rule fits ${JSON.stringify(known)}; the rule test should have refused this build.`);
  if (fitting.length > 1) return splitting(fitting, known);
  if (known.model === undefined && dependsOnModel(rule)) {
    return { kind: 'undecided', dimension: 'model', values: DIMENSIONS.model };
  }
  return { kind: 'verdict', verdict: verdictOf(rule, known.model ?? 'direct-bill', presumed) };
}

function splitting(fitting: readonly Rule[], known: Known): Judgement {
  const dimension = ASK_ORDER.find((d) => known[d] === undefined && fitting.some((rule) => rule.when[d] !== undefined));
  if (!dimension)
    throw new Error(`Rules ${fitting.map((rule) => rule.id).join(', ')} overlap at ${JSON.stringify(known)}.`);
  const values = DIMENSIONS[dimension].filter((value) =>
    fitting.some((rule) => mayFit(rule, { ...known, [dimension]: value })),
  );
  return { kind: 'undecided', dimension, values };
}

function dependsOnModel(rule: Rule): boolean {
  return [rule.owner, rule.firstContact, rule.opener].some(
    (side) => side === 'desk' || side === 'seller' || side === 'us',
  );
}

function verdictOf(rule: Rule, model: PartnerModel, presumed: readonly Dimension[]): Verdict {
  const owner = partyOn(rule.owner, model);
  const opener = rule.opener === 'customer' || rule.opener === 'nobody' ? rule.opener : partyOn(rule.opener, model);
  const limit = model === 'indirect-reseller' && rule.opener !== 'customer' ? limitOf(rule) : undefined;
  return {
    rule,
    rulesVersion: RULES_VERSION,
    model,
    owner,
    also: [...new Set(rule.also.map((side) => partyOn(side, model)))].filter((party) => party !== owner),
    firstContact: partyOn(rule.firstContact, model),
    opener,
    channel: rule.channel,
    ...(limit === undefined ? {} : { limit }),
    checkFirst: rule.checkFirst,
    steps: rule.steps,
    presumed: presumed.filter((d) => rule.when[d] !== undefined),
  };
}

/** What a reseller may not do. Source: ticket channels and their limits (facts, section 1.5), margins (R18). */
function limitOf(rule: Rule): Verdict['limit'] {
  if (rule.channel === 'azure-support') return 'reseller-azure-ticket';
  if (rule.source === 'margins' || rule.source === 'price-list') return 'reseller-not-entitled';
  if (rule.opener === 'seller' || (rule.opener === 'nobody' && rule.owner === 'seller')) return 'reseller-commerce';
  return undefined;
}
