import type { Offer } from '../../domain/offer';
import type { Language } from '../../domain/party';
import type { OfferHit } from '../../search/index';
import { text } from '../../texts/text';
import { CAPS, clip, outsideName } from '../outside';

/** Hits of the sample catalogue say so wherever they show. */

/** What a button for an offer says: name, publisher and, for an invented one, that it is. */
export function hitTitle(language: Language, hit: Pick<OfferHit, 'name' | 'publisher' | 'isSample'>): string {
  const mark = hit.isSample ? ` · ${text(language, 'offer.sample.short')}` : '';
  const publisher = ` · ${outsideName(hit.publisher, 30)}`;
  return clip(outsideName(hit.name, CAPS.title - mark.length - publisher.length) + publisher + mark, CAPS.title);
}

/** The sample mark of an offer, or nothing. */
export function sampleMark(language: Language, offer: Pick<Offer, 'isSample'> | undefined): readonly string[] {
  return offer?.isSample ? [text(language, 'offer.sample')] : [];
}
