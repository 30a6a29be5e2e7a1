import { type Audience, CONTACT_AUDIENCE, MATERIAL_AUDIENCE } from './audience';
import { CONTACT_KINDS, type Contact, type ContactKind } from './contact';
import type { Material, Offer } from './offer';
import type { Place } from './role';

/** What every reader of a place may see: in a group or a channel only what is public, alone with the bot all of it. */
const SEEN_IN: Readonly<Record<Place, readonly Audience[]>> = {
  personal: ['public', 'partner-staff', 'one-to-one'],
  group: ['public'],
  channel: ['public'],
};

export interface VisibleContact {
  readonly kind: ContactKind;
  readonly audience: Audience;
  readonly contact: Contact;
}

/** The contacts of an offer that may be shown in a place, in the order in which they should be tried. */
export function contactsFor(offer: Offer, place: Place): readonly VisibleContact[] {
  return CONTACT_KINDS.flatMap((kind) => {
    const contact = offer.contacts[kind];
    const audience = CONTACT_AUDIENCE[kind];
    return contact && SEEN_IN[place].includes(audience) ? [{ kind, audience, contact }] : [];
  });
}

/** The links of an offer that may be shown in a place. */
export function materialsFor(offer: Offer, place: Place): readonly Material[] {
  return offer.materials.filter((material) => SEEN_IN[place].includes(MATERIAL_AUDIENCE[material.kind]));
}

/** Whether the partner's own settings (providers, models) may be shown in a place. */
export function showsDesk(place: Place): boolean {
  return SEEN_IN[place].includes('partner-staff');
}
