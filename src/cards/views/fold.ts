import type { Data } from '../json';

/** What opens a folded part: its button and the id of the part in the template. */
export interface Folded {
  readonly [key: string]: Data;
  readonly fold: { readonly title: string; readonly target: string };
}
