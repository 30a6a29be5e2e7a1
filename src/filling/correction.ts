import type { Change, ChangeKind } from '../domain/change';
import type { Claim, Fact, Facts, Source } from '../domain/claim';
import type { ContactKind } from '../domain/contact';
import type { Offer } from '../domain/offer';
import { factsOf, offerFrom } from './facts';
import { byRank, rivalPath, winnersOf } from './winners';

/** What people do to offers. Every change stays in the offer's history and can be undone. */

/** Everything said about this offer; an offer that nobody has touched is what was there before all. */
export function claimsOf(offer: Offer | undefined): readonly Claim[] {
  if (!offer) return [];
  return offer.claims ?? [{ source: 'base', import: '', at: offer.modifiedAt ?? '', facts: factsOf(offer) }];
}

/** The claims of people that follow from a history: of every field, the newest change that was not undone. */
export function correctionsFrom(history: readonly Change[]): Claim[] {
  const taken = new Set<string>();
  const claims: Claim[] = [];
  for (const change of [...history].reverse()) {
    if (change.undone) continue;
    const own = Object.entries(change.after).filter(([path]) => !taken.has(rivalPath(path)));
    for (const [path] of own) taken.add(rivalPath(path));
    if (own.length > 0)
      claims.push({ source: 'correction', import: change.id, at: change.at, facts: Object.fromEntries(own) });
  }
  return claims;
}

/** The offer with these claims of the sources and this history of people. */
export function offerOf(id: string, claims: readonly Claim[], history: readonly Change[]): Offer {
  const sources = claims.filter((claim) => claim.source !== 'correction');
  const offer = offerFrom(id, byRank([...sources, ...correctionsFrom(history)]));
  return history.length > 0 ? { ...offer, history } : offer;
}

/** Who changes what: `after` holds the new values by their paths, null where there shall be none. */
export interface ChangeOrder {
  readonly id: string;
  readonly kind: ChangeKind;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Object id. */
  readonly by: string;
  readonly after: Facts;
}

/** The offer after a person's change. The same change twice is one. */
export function changeOffer(offer: Offer, order: ChangeOrder): Offer {
  const history = offer.history ?? [];
  if (history.some((change) => change.id === order.id)) return offer;
  const winners = winnersOf(claimsOf(offer));
  const before = Object.fromEntries(
    Object.keys(order.after).map((path) => [path, winners.get(rivalPath(path))?.value ?? null]),
  );
  return offerOf(offer.id, claimsOf(offer), [...history, { ...order, before }]);
}

/** The offer as if the change had never been made; it stays in the history. An unknown change changes nothing. */
export function undoChange(
  offer: Offer,
  changeId: string,
  undone: { readonly at: string; readonly by: string },
): Offer {
  const history = offer.history ?? [];
  if (!history.some((change) => change.id === changeId && !change.undone)) return offer;
  const next = history.map((change) => (change.id === changeId ? { ...change, undone } : change));
  return offerOf(offer.id, claimsOf(offer), next);
}

/** A person has checked a contact: it stays as it is now, whatever the next import says. */
export function confirmed(offer: Offer, kind: ContactKind, at: string, by: string): Facts {
  const { bounced: _, ...contact } = offer.contacts[kind] ?? {};
  return { ...pathsOf(kind, contact), [`contacts.${kind}.verified`]: { at: at.slice(0, 10), by } };
}

/** A person has corrected a contact: what was left empty is none, and the rest was verified at that moment. */
export function corrected(
  kind: ContactKind,
  contact: Readonly<Partial<Record<'name' | 'email' | 'phone' | 'url', string>>>,
  at: string,
  by: string,
): Facts {
  const { name, email, phone, url } = contact;
  return { ...pathsOf(kind, { name, email, phone, url }), [`contacts.${kind}.verified`]: { at: at.slice(0, 10), by } };
}

/** A message to the contact's address came back; undefined when it has no address. */
export function bounced(offer: Offer, kind: ContactKind, at: string, by: string): Facts | undefined {
  const email = offer.contacts[kind]?.email;
  return email === undefined ? undefined : { [`contacts.${kind}.bounced`]: { at: at.slice(0, 10), by, email } };
}

function pathsOf(kind: ContactKind, contact: object): Record<string, Fact> {
  const entries = Object.entries(contact) as [string, Fact | undefined][];
  return Object.fromEntries(entries.map(([field, value]) => [`contacts.${kind}.${field}`, value ?? null]));
}

/** Where the value of a field comes from, for the reader of a card; undefined where nobody said anything. */
export function originOf(
  offer: Offer,
  path: string,
): { readonly source: Source; readonly import: string; readonly at: string } | undefined {
  const winner = winnersOf(claimsOf(offer)).get(rivalPath(path));
  return winner && { source: winner.source, import: winner.import, at: winner.at };
}
