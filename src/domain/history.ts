import type { Change } from './change';
import type { Offer } from './offer';
import { isGuid } from './role';

/** Somebody as another person is told of them: object ids are never shown, and names are not known. */
export type Who = { readonly kind: 'you' | 'colleague' } | { readonly kind: 'import'; readonly name: string };

/** Who `by` is to the viewer. Both are object ids, or `by` is the name of an import. */
export function whoIs(offer: Offer, by: string, viewer: string | undefined): Who {
  if (viewer !== undefined && by.toLowerCase() === viewer.toLowerCase()) return { kind: 'you' };
  const isPerson = isGuid(by) || (offer.history ?? []).some((change) => change.by === by);
  return isPerson ? { kind: 'colleague' } : { kind: 'import', name: by };
}

/** True when a newer change that still holds has set one of the same fields, so that undoing would restore nothing. */
export function isOvertaken(offer: Offer, change: Change): boolean {
  const history = offer.history ?? [];
  const newer = history.slice(history.findIndex((one) => one.id === change.id) + 1);
  return newer.some((one) => !one.undone && Object.keys(one.after).some((path) => Object.hasOwn(change.after, path)));
}
