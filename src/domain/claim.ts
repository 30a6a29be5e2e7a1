/** Who may say something about an offer; what comes first is believed first. `base` is what was there before all. */
export const SOURCES = [
  'correction',
  'contacts',
  'listing',
  'discovery',
  'price-list',
  'reconciliation',
  'base',
] as const;
export type Source = (typeof SOURCES)[number];

/** The value of one field; null only where a person says that there is none. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [key: string]: Fact };

/** Fields by their paths: `name`, `contacts.support.email`, `plans.0001.cspState`, `plans.0001.prices@PL`. */
export type Facts = { readonly [path: string]: Fact };

/** What one source said in one import, as far as it still says it. Of one source, a path is in one claim only. */
export interface Claim {
  readonly source: Source;
  /** The id of the import, or of the person's change. */
  readonly import: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly facts: Facts;
}
