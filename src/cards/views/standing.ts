import { cspStateOf, type Offer, type StopSell } from '../../domain/offer';
import type { Language } from '../../domain/party';
import { text } from '../../texts/text';
import { CAPS, outsideName } from '../outside';
import { dayText } from './contacts';

/** That an offer was withdrawn, is private or closed to CSP, and what it means for a customer; outside text in it. */
export function standingLines(offer: Offer, alternative: Offer | undefined, language: Language): readonly string[] {
  return [
    ...(offer.stopSell ? withdrawnLines(offer.stopSell, alternative, language) : []),
    ...(offer.isPrivate ? [`${text(language, 'offer.private')} ${text(language, 'offer.private.means')}`] : []),
    ...(cspStateOf(offer) === 'opt-out' ? [text(language, 'offer.closed')] : []),
  ];
}

function withdrawnLines(stop: StopSell, alternative: Offer | undefined, language: Language): readonly string[] {
  const when =
    stop.since === undefined
      ? text(language, 'offer.withdrawn')
      : text(language, 'offer.withdrawn.since', { date: dayText(language, stop.since) });
  const instead = alternative
    ? text(language, 'offer.alternative', { offer: outsideName(alternative.name, CAPS.name) })
    : text(language, 'offer.withdrawn.alone');
  return [[when, ...reasonOf(stop, language), text(language, 'offer.withdrawn.means')].join(' '), instead];
}

/** Two of the reasons that Microsoft's Discovery API knows say something; the third is `Other`. */
function reasonOf({ reason }: StopSell, language: Language): readonly string[] {
  if (reason === 'SecurityIssue') return [text(language, 'offer.withdrawn.security')];
  return reason === 'EndOfSupport' ? [text(language, 'offer.withdrawn.unsupported')] : [];
}
