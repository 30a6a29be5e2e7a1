/** A copy of a typed array with `room` places, the new ones holding `fill`; never fewer than there were. */
export function resized(array: Int32Array, room: number, fill = 0): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(array);
  if (fill !== 0) larger.fill(fill, array.length);
  return larger;
}

/** How much room to make when `used` places are full: a quarter as much again. */
export function moreThan(used: number): number {
  return Math.ceil(used * 1.25) + 64;
}
