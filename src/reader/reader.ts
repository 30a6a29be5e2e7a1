import type { OutOfScope } from '../domain/case';
import { PARTY_OF_CATEGORY } from '../domain/matter';
import type { Hosting } from '../domain/offer';
import { CATEGORIES, type Category, type Language, type Party } from '../domain/party';
import { CHARACTERS_READ, fold } from './fold';
import { languageOf } from './language';
import { type Model, opened, type StoredModel } from './model';
import storedModel from './model.json';
import { oddity } from './odd';
import { KINDS, OWNERS, outsideShare, type Shares, sharesOf, surenessOf } from './shares';
import type { Span } from './words';

/** What a message was taken to mean. */
export interface Reading {
  readonly action: 'answer' | 'ask' | 'decline';
  readonly language: Language;
  /** Best first, at least three, confidence 0..1 (calibrated: of those read at 0.9, nine in ten are right). */
  readonly candidates: readonly Candidate[];
  /** Only with `decline`. */
  readonly outOfScope?: OutOfScope;
}

export interface Candidate {
  readonly party: Party;
  readonly category: Category;
  readonly confidence: number;
}

/** What is known beside the text: where an offer is named in it (UTF-16 offsets), and where that offer runs. */
export interface Hints {
  readonly mentions?: readonly Span[];
  readonly hosting?: Hosting;
}

/** Who names an offer that is known means us: only what is likelier none of ours than ours is declined then. */
const NAMED = 0.5;
/** And when all that it may be about is one party's, an answer only has to be likelier right than not. */
const ONE_PARTY = 0.5;
/** A candidate below this confidence is not what the message may be about. */
const LIKELY = 0.04;

let loaded: Model | undefined;
const model = (): Model => {
  loaded ??= opened(storedModel as unknown as StoredModel);
  return loaded;
};

/**
 * Reads one message. Pure and constant in time per character; only the first 2,000 characters are read. Never throws on
 * any text.
 */
export function read(text: string, hints: Hints = {}): Reading {
  const language = languageOf(text.slice(0, CHARACTERS_READ));
  const shares = sharesOf(text, model(), hints.mentions);
  const candidates = candidatesFrom(shares, hints.hosting);
  const odd = oddity(text.slice(0, CHARACTERS_READ));
  if (odd !== undefined) return { action: 'decline', language, candidates, outOfScope: odd };
  const { answerFrom, declineFrom, sureness } = model().decision;
  const outOfScope = likeliestKind(shares);
  const isNamed = hints.mentions !== undefined && hints.mentions.length > 0 && outOfScope !== 'hostile';
  if (outsideShare(shares) >= (isNamed ? Math.max(NAMED, declineFrom) : declineFrom)) {
    return { action: 'decline', language, candidates, outOfScope };
  }
  const least = isNamed && isOneParty(candidates) ? Math.min(ONE_PARTY, answerFrom) : answerFrom;
  return { action: surenessOf(shares, sureness) >= least ? 'answer' : 'ask', language, candidates };
}

/** Whether a word is one that the examples use as a word of the language, in either language, with or without diacritics. */
export function isKnownWord(word: string): boolean {
  return model().isKnown(fold(word.trim().replace(/’/g, "'")));
}

function isOneParty(candidates: readonly Candidate[]): boolean {
  const likely = candidates.filter(({ confidence }) => confidence >= LIKELY);
  return likely.every(({ party }) => party === likely[0]?.party);
}

function likeliestKind({ kinds }: Shares): OutOfScope {
  const outside = kinds.slice(2);
  return KINDS[2 + outside.indexOf(Math.max(...outside))] as OutOfScope;
}

const CANDIDATES = 5;

/**
 * The likeliest categories of the likeliest owner and of the others, best first. A category's confidence is its part in
 * its owner's share; where another owner's only category outweighs every single one of the best owner, it stands behind
 * them with at most their confidence, so that the first is always what is answered.
 */
function candidatesFrom({ categories, owners }: Shares, hosting: Hosting | undefined): Candidate[] {
  const all = CATEGORIES.map((category, i) => {
    const party = PARTY_OF_CATEGORY[category];
    const within = CATEGORIES.reduce(
      (sum, c, k) => (PARTY_OF_CATEGORY[c] === party ? sum + (categories[k] as number) : sum),
      0,
    );
    const share = owners[OWNERS.indexOf(party as (typeof OWNERS)[number])] as number;
    return { party, category, confidence: within > 0 ? ((categories[i] as number) / within) * share : 0 };
  }).sort((a, b) => b.confidence - a.confidence);
  const owner = OWNERS[owners.indexOf(Math.max(...owners))];
  const top = all.find(({ party }) => party === owner) as Candidate;
  return [top, ...all.filter((candidate) => candidate !== top)]
    .slice(0, CANDIDATES)
    .map((c) => seatedBy({ ...c, confidence: Math.min(c.confidence, top.confidence) }, hosting));
}

/** Deployment is Microsoft's for what runs in Azure, else the publisher's. */
function seatedBy(candidate: Candidate, hosting: Hosting | undefined): Candidate {
  const elsewhere = hosting === 'saas' && candidate.category === 'deployment-provisioning';
  return elsewhere ? { ...candidate, party: 'isv' } : candidate;
}
