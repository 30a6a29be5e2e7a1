/** How one word became another by a single slip of the hand. */
export type Slip = 'same' | 'swapped' | 'missing' | 'extra' | 'replaced';

/**
 * The one slip that turns `meant` into `typed` (two neighbours swapped, a letter missing from what was typed, one too
 * many, one replaced), 'same' when they are equal, undefined when it takes more than one.
 */
export function slipBetween(typed: string, meant: string): Slip | undefined {
  const [t, m] = [typed.length, meant.length];
  if (Math.abs(t - m) > 1) return undefined;
  let left = 0;
  while (left < t && left < m && typed.charCodeAt(left) === meant.charCodeAt(left)) left++;
  if (left === t && left === m) return 'same';
  let right = 0;
  while (right < t - left && right < m - left && typed.charCodeAt(t - 1 - right) === meant.charCodeAt(m - 1 - right))
    right++;
  const [inTyped, inMeant] = [t - left - right, m - left - right];
  if (inTyped === 0 && inMeant === 1) return 'missing';
  if (inTyped === 1 && inMeant === 0) return 'extra';
  if (inTyped === 1 && inMeant === 1) return 'replaced';
  const crossed =
    inTyped === 2 &&
    inMeant === 2 &&
    typed.charCodeAt(left) === meant.charCodeAt(left + 1) &&
    typed.charCodeAt(left + 1) === meant.charCodeAt(left);
  return crossed ? 'swapped' : undefined;
}

let before = new Uint8Array(64);
let above = new Uint8Array(64);
let row = new Uint8Array(64);

/**
 * The number of letters inserted, deleted, replaced or swapped with a neighbour that turns `a` into `b`; `most + 1`
 * when it is more than `most`. Words of at most 62 letters; longer ones are compared by their first 62.
 */
export function editsBetween(a: string, b: string, most: number): number {
  const n = Math.min(a.length, 62);
  const m = Math.min(b.length, 62);
  if (Math.abs(n - m) > most) return most + 1;
  for (let j = 0; j <= m; j++) above[j] = j;
  for (let i = 1; i <= n; i++) {
    row[0] = i;
    let least = i;
    const ai = a.charCodeAt(i - 1);
    for (let j = 1; j <= m; j++) {
      const bj = b.charCodeAt(j - 1);
      let cost = (above[j - 1] as number) + (ai === bj ? 0 : 1);
      const shorter = Math.min(above[j] as number, row[j - 1] as number) + 1;
      if (shorter < cost) cost = shorter;
      if (i > 1 && j > 1 && ai === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === bj) {
        const swapped = (before[j - 2] as number) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[m] as number, most + 1);
}
