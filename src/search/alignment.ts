import type { Catalogue } from './catalogue';
import { isFormOfEveryday } from './common';
import { INFLECTED, type Spoken } from './hearing';
import { isFiller, isPlainNumber } from './reading';

export const EVERYDAY_STRENGTH = 0.04;
/** A slip of a shorter word that is not the whole name is too likely to be another word. */
const SHORTEST_PART_WITH_SLIP = 8;
/** A name word found in more offers than this (or than one in fifty) tells none of them. */
const TELLING = 100;
export const LONGEST_WINDOW = 8;

/** What one reading of a text needs again and again. */
export interface Hearing {
  readonly catalogue: Catalogue;
  readonly spoken: readonly Spoken[];
  /** Whether a name word tells which offer is meant: no everyday word, no number, not in too many offers. */
  readonly isTelling: (word: number) => boolean;
}

/** How much of one name was said around one place of a text. */
export interface Alignment {
  /** Places of the name that were said. */
  readonly said: Set<number>;
  first: number;
  last: number;
  strength: number;
  sum: number;
}

/** Prepares the reading of a text. */
export function makeHearing(catalogue: Catalogue, spoken: readonly Spoken[]): Hearing {
  const limit = Math.max(TELLING, catalogue.count() / 50);
  const known = new Map<number, boolean>();
  return {
    catalogue,
    spoken,
    isTelling(id) {
      let telling = known.get(id);
      if (telling === undefined) {
        const word = catalogue.dictionary.wordOf(id);
        telling = catalogue.named.countOf(id) <= limit && !isPlainNumber(word) && !isFormOfEveryday(word);
        known.set(id, telling);
      }
      return telling;
    },
  };
}

function take(hearing: Hearing, alignment: Alignment, word: number, place: number, fit: number): void {
  alignment.said.add(place);
  alignment.strength += fit * (hearing.isTelling(word) ? 1 : EVERYDAY_STRENGTH);
  alignment.sum += fit;
}

/** The place in the name, not said yet, that the spoken word fits best; -1 when it fits none. */
function placeFor(fits: Map<number, number>, name: readonly number[], said: Set<number>): number {
  let best = -1;
  let how = 0;
  for (let place = 0; place < name.length; place++) {
    const fit = said.has(place) ? 0 : (fits.get(name[place] as number) ?? 0);
    if (fit > how) [best, how] = [place, fit];
  }
  return best;
}

/** How far the words around a telling one go on naming the same offer, fillers being stepped over. */
export function align(hearing: Hearing, at: number, place: number, name: readonly number[], fit: number): Alignment {
  const { spoken } = hearing;
  const found: Alignment = { said: new Set(), first: at, last: at, strength: 0, sum: 0 };
  take(hearing, found, name[place] as number, place, fit);
  for (const step of [1, -1]) {
    let fillers = 0;
    for (let i = at + step; i >= 0 && i < spoken.length && Math.abs(i - at) < LONGEST_WINDOW; i += step) {
      const { nearby, word } = spoken[i] as Spoken;
      if (isFiller(word)) {
        fillers += 1;
        if (fillers > 2) break;
        continue;
      }
      const next = placeFor(nearby(), name, found.said);
      if (next === -1) break;
      fillers = 0;
      take(hearing, found, name[next] as number, next, nearby().get(name[next] as number) ?? 0);
      if (step === 1) found.last = i;
      else found.first = i;
    }
  }
  return found;
}

/** Enough of a name was said: all of it, its first telling word, or more than half of its telling words. */
export function isEnough(
  hearing: Hearing,
  name: readonly number[],
  alignment: Alignment,
  whole: boolean,
  fit: number,
): boolean {
  if (whole) return true;
  const telling = [...new Set(name)].filter(hearing.isTelling);
  const said = telling.filter((word) => alignment.said.has(name.indexOf(word)));
  if (said[0] !== telling[0] && said.length * 2 <= telling.length) return false;
  const { word } = hearing.spoken[alignment.first] as Spoken;
  return alignment.said.size > 1 || fit >= INFLECTED || word.length >= SHORTEST_PART_WITH_SLIP;
}
