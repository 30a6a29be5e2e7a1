import { moreThan, resized } from './room';

/** A multimap from a 32-bit hash to small numbers, in typed arrays. */
export interface Buckets {
  add(hash: number, value: number): void;
  /** The place of the first value under this hash, or -1. The newest comes first. */
  first(hash: number): number;
  /** The next place under the same hash, or -1. */
  next(place: number): number;
  valueAt(place: number): number;
}

/** More values than this to a chain on average, and the chains are laid out anew. */
const MOST_PER_CHAIN = 2;

/** An empty multimap. Two keys may share a hash: whoever reads a value checks that it is the one meant. */
export function makeBuckets(): Buckets {
  let heads = new Int32Array(1024).fill(-1);
  let hashes = new Int32Array(1024);
  let nexts = new Int32Array(1024);
  let values = new Int32Array(1024);
  let size = 0;

  const slotOf = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> 7) & (heads.length - 1);
  const link = (place: number): void => {
    const slot = slotOf(hashes[place] ?? 0);
    nexts[place] = heads[slot] ?? -1;
    heads[slot] = place;
  };
  const relink = (): void => {
    heads = new Int32Array(heads.length * 2).fill(-1);
    for (let place = 0; place < size; place++) link(place);
  };
  const sameFrom = (from: number, hash: number): number => {
    let place = from;
    while (place !== -1 && hashes[place] !== hash) place = nexts[place] ?? -1;
    return place;
  };
  const resize = (room: number): void => {
    hashes = resized(hashes, room);
    nexts = resized(nexts, room);
    values = resized(values, room);
  };

  return {
    add(hash, value) {
      if (size === values.length) resize(moreThan(size));
      if (size >= heads.length * MOST_PER_CHAIN) relink();
      hashes[size] = hash;
      values[size] = value;
      link(size);
      size += 1;
    },
    first: (hash) => sameFrom(heads[slotOf(hash)] ?? -1, hash | 0),
    next: (place) => sameFrom(nexts[place] ?? -1, hashes[place] ?? 0),
    valueAt: (place) => values[place] ?? -1,
  };
}

/** FNV-1a over the UTF-16 units of a text, with the unit at `skip` left out, as a signed 32-bit number. */
export function hashOf(text: string, skip = -1, seed = 0x811c9dc5): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at++) {
    if (at === skip) continue;
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}
