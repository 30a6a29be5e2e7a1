import type { Case } from '../../domain/case';
import { refundWindow } from '../../domain/refund';
import type { Verdict } from '../../domain/verdict';
import { showsDesk } from '../../domain/visibility';
import type { Reply } from '../../flows/reply';
import { day, list, say, text } from '../../texts/text';
import type { Data } from '../json';
import type { Reader } from '../reader';
import { sampleMark } from './choice';
import { receiverOf } from './handoff';
import { isUs, partyName } from './parties';
import { understoodLine } from './understood';

type Judged = Extract<Reply, { kind: 'verdict' }>;

/** The answer itself: who, the three parties and where, what limits it, what to check and do, and why. */
export function answerOf(reply: Judged, reader: Reader): { readonly [key: string]: Data } {
  const { language } = reader;
  const { case: judged, verdict, offer } = reply;
  const ours = isUs(verdict.owner, verdict.model);
  return {
    tone: ours ? 'accent' : 'emphasis',
    title: ours
      ? text(language, 'verdict.title.partner')
      : text(language, 'verdict.title', { party: partyName(language, verdict.owner, verdict.model) }),
    understood: understoodLine(language, judged.facts),
    sample: sampleMark(language, offer ?? namedOffer(judged)),
    facts: factsOf(verdict, reader),
    limits: verdict.limit ? [text(language, `limit.${verdict.limit}`)] : [],
    remarks: remarksOf(reply, reader),
    checks: checksOf(judged, verdict, reader),
    steps: stepsOf(judged, verdict, reader),
    why: whyOf(verdict, reader),
  };
}

/** What the case keeps of the offer that was named in it, if one was. */
export function namedOffer(judged: Case): Exclude<Case['facts']['offer'], 'none'> {
  return judged.facts.offer === 'none' ? undefined : judged.facts.offer;
}

function factsOf(verdict: Verdict, reader: Reader): Data {
  const { language } = reader;
  const name = (party: Parameters<typeof partyName>[1]): string => partyName(language, party, verdict.model);
  const fact = (key: 'owner' | 'also' | 'first-contact' | 'opener' | 'where' | 'model', value: string): Data => ({
    title: text(language, `verdict.${key}`),
    value,
  });
  return [
    fact('owner', name(verdict.owner)),
    ...(verdict.also.length > 0 ? [fact('also', list(language, verdict.also.map(name)))] : []),
    fact('first-contact', name(verdict.firstContact)),
    fact('opener', name(verdict.opener)),
    fact('where', say(language, `channel.${verdict.channel}`)),
    ...(showsDesk(reader.place) ? [fact('model', say(language, `model.${verdict.model}`))] : []),
  ];
}

/** What has to be said before anything else: not our field, or an offer that has left the store. */
function remarksOf({ case: judged, verdict, offer }: Judged, { language }: Reader): readonly string[] {
  const isMicrosofts = verdict.rule.when.publisher?.includes('microsoft') === true;
  return [
    ...(isMicrosofts && verdict.rule.id === 'OUT-01' ? [text(language, 'verdict.out-of-scope')] : []),
    ...(!offer && namedOffer(judged) ? [text(language, 'offer.gone')] : []),
  ];
}

function checksOf(judged: Case, verdict: Verdict, { language }: Reader): readonly Data[] {
  if (verdict.checkFirst.length === 0) return [];
  const { hours } = refundWindow(namedOffer(judged)?.productType);
  const items = verdict.checkFirst.map((check) => say(language, `check.${check}`, { hours }));
  return [{ title: text(language, 'verdict.check-first'), items }];
}

function stepsOf(judged: Case, verdict: Verdict, { language }: Reader): readonly Data[] {
  if (verdict.steps.length === 0) return [];
  const name = (party: Parameters<typeof partyName>[1]): string => partyName(language, party, verdict.model);
  const params = {
    party: name(receiverOf(verdict)),
    owner: name(verdict.owner),
    opener: name(verdict.opener === 'nobody' ? verdict.owner : verdict.opener),
    hours: refundWindow(namedOffer(judged)?.productType).hours,
  };
  const items = verdict.steps.map((step, i) => ({ number: `${i + 1}.`, text: say(language, `step.${step}`, params) }));
  return [{ title: text(language, 'verdict.steps'), items }];
}

function whyOf({ rule }: Verdict, { language }: Reader): Data {
  const source = say(language, `source.${rule.source}`);
  const inferred = rule.basis === 'inferred' ? [text(language, 'verdict.inferred')] : [];
  return {
    title: text(language, 'verdict.why'),
    text: say(language, `rule.${rule.id}`),
    notes: [text(language, 'verdict.rule', { id: rule.id, source, date: day(language, rule.validFrom) }), ...inferred],
  };
}
