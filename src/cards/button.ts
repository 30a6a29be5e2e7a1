import { type Action, carry } from '../flows/action';
import type { Data } from './json';
import { CAPS, clip, fitting } from './outside';

type Carried = Parameters<typeof carry>[0];

/** A button that asks for an action; `title` is ours or cleaned, and is cut at what Teams shows. */
export function button(title: string, action: Carried): Data {
  return { title: clip(title, CAPS.title), data: carry(action) as Data };
}

/** Longer than any key the store makes of a publisher's and an offer's id, each of at most 50 characters. */
const OFFER_KEY = 104;

/** The id of an offer as a button carries it; a longer one is no offer of ours and may fail. */
export function offerKey(id: string): string {
  return id.slice(0, fitting(id, OFFER_KEY));
}

/** A button that opens a page. */
export interface Link {
  readonly [key: string]: Data;
  readonly title: string;
  readonly url: string;
}

/** A button that opens a page; `url` has been looked at by `httpsLink`. */
export function link(title: string, url: string): Link {
  return { title: clip(title, CAPS.title), url };
}

/** The cards that carry a case say which one and at which move they were drawn. */
export function atOf(shown: { readonly id: string; readonly move: number }): Extract<Action, { do: 'back' }>['at'] {
  return { caseId: shown.id, move: shown.move };
}
