import type { Contact } from './contact';
import type { Language, PartnerModel } from './party';

/** A distributor through whom an indirect reseller buys. */
export interface Provider {
  readonly name: string;
  readonly contact: Contact;
  /** Free text, shown as it is: `Mon-Fri 8-17 CET`. */
  readonly hours?: string;
}

/** The partner's settings: how it buys, through whom, and what it tells its customers. */
export interface Desk {
  /** The models the partner works in; the first is the usual one. Never empty. */
  readonly models: readonly [PartnerModel, ...PartnerModel[]];
  readonly providers: readonly Provider[];
  /** The language of those who have not chosen one and whose Teams does not say. */
  readonly language?: Language;
}
