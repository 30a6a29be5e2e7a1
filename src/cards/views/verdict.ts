import type { Case } from '../../domain/case';
import { refundWindow } from '../../domain/refund';
import type { Verdict } from '../../domain/verdict';
import { showsDesk } from '../../domain/visibility';
import type { Reply } from '../../flows/reply';
import { day, list, say, text } from '../../texts/text';
import { atOf, button, offerKey } from '../button';
import type { Data } from '../json';
import type { Reader } from '../reader';
import { assumedOf } from './assumed';
import { sampleMark } from './choice';
import { contactNotes, contactRows } from './contacts';
import type { Folded } from './fold';
import { handoffOf, receiverOf } from './handoff';
import { linkRows } from './links';
import { noticeText } from './notice';
import { isUs, partyName } from './parties';
import { providerOf } from './provider';
import { understoodLine } from './understood';

type Judged = Extract<Reply, { kind: 'verdict' }>;

/** The data of `cards/verdict.json`. */
export function verdictView(reply: Judged, reader: Reader): Data {
  const { language } = reader;
  const { case: judged, verdict, offer } = reply;
  const ours = isUs(verdict.owner, verdict.model);
  const contacts = contactsOf(reply, reader);
  const handoff = handoffOf({ case: judged, verdict, ...(offer ? { offer } : {}) }, reader);
  const folded = linksOf(reply, reader);
  const providers = providerOf(verdict, productTypeOf(judged), reader);
  return {
    lang: language,
    fallback: text(language, 'card.fallback'),
    notices: reply.notice ? [noticeText(language, reply.notice)] : [],
    tone: ours ? 'accent' : 'emphasis',
    title: ours
      ? text(language, 'verdict.title.partner')
      : text(language, 'verdict.title', { party: partyName(language, verdict.owner, verdict.model) }),
    understood: understoodLine(language, judged.facts),
    sample: sampleMark(language, offer ?? offerOf(judged)),
    facts: factsOf(verdict, reader),
    limits: verdict.limit ? [text(language, `limit.${verdict.limit}`)] : [],
    remarks: remarksOf(reply, reader),
    assumed: assumedOf(judged, verdict, reader),
    checks: checksOf(judged, verdict, reader),
    steps: stepsOf(judged, verdict, reader),
    openContacts: contacts.open,
    foldedContacts: contacts.folded,
    toggles: togglesOf([...contacts.folded, ...handoff, ...folded, ...providers]),
    handoff,
    links: folded,
    providers,
    why: whyOf(verdict, reader),
    buttons: buttonsOf(judged, reader),
  };
}

interface Contacts {
  readonly open: readonly Data[];
  readonly folded: readonly Folded[];
}

function togglesOf(parts: readonly Folded[]): readonly Data[] {
  return parts.length > 0 ? [{ folds: parts.map((part) => part.fold) }] : [];
}

function linksOf({ offer }: Judged, reader: Reader): readonly Folded[] {
  const rows = offer ? linkRows(offer, reader) : [];
  const title = text(reader.language, 'verdict.links');
  return rows.length > 0 ? [{ title, rows, fold: { title, target: 'links' } }] : [];
}

function offerOf(judged: Case): Exclude<Case['facts']['offer'], 'none'> {
  return judged.facts.offer === 'none' ? undefined : judged.facts.offer;
}

function productTypeOf(judged: Case): string | undefined {
  return offerOf(judged)?.productType;
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
    ...(!offer && offerOf(judged) ? [text(language, 'offer.gone')] : []),
  ];
}

function checksOf(judged: Case, verdict: Verdict, { language }: Reader): readonly Data[] {
  if (verdict.checkFirst.length === 0) return [];
  const { hours } = refundWindow(productTypeOf(judged));
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
    hours: refundWindow(productTypeOf(judged)).hours,
  };
  const items = verdict.steps.map((step, i) => ({ number: `${i + 1}.`, text: say(language, `step.${step}`, params) }));
  return [{ title: text(language, 'verdict.steps'), items }];
}

/** The contacts stand open where the ticket goes to the publisher, and are folded away where they do not help. */
function contactsOf({ case: judged, verdict, offer }: Judged, reader: Reader): Contacts {
  const title = text(reader.language, 'verdict.contacts');
  if (!offer) {
    const notes = [text(reader.language, 'verdict.no-offer')];
    return { open: offerOf(judged) ? [] : [{ title, rows: [], notes }], folded: [] };
  }
  const rows = contactRows(offer, reader);
  const shown = { title, rows, notes: contactNotes(reader), fold: { title, target: 'contacts' } };
  const isNeeded = verdict.channel === 'publisher-support' || verdict.channel === 'publisher-portal';
  return isNeeded ? { open: [shown], folded: [] } : { open: [], folded: [shown] };
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

function buttonsOf(judged: Case, { language }: Reader): Data {
  const at = atOf(judged);
  const offer = offerOf(judged);
  return [
    button(text(language, 'button.not-meant'), { do: 'dispute', at }),
    offer
      ? button(text(language, 'button.show-offer'), { do: 'show-offer', offerId: offerKey(offer.id) })
      : button(text(language, 'button.set-offer'), { do: 'name-offer', at }),
    button(text(language, 'button.start-over'), { do: 'start-over', at }),
  ];
}
