/** Names that are not ours but nearly are: one letter off, two in names of eight letters and more. */
export function misspelt(names: readonly string[], settings: readonly string[]): string[] {
  return names
    .filter((name) => !settings.includes(name) && !name.startsWith('AZURE_'))
    .flatMap((name) => {
      const meant = settings.find((known) => isNear(name, known));
      return meant === undefined ? [] : [`${name} is not a setting; did you mean ${meant}?`];
    });
}

function isNear(name: string, known: string): boolean {
  const far = known.length < 8 ? 1 : 2;
  if (Math.abs(name.length - known.length) > far) return false;
  if (known.length >= 8 && name.toLowerCase() === known.toLowerCase()) return true;
  return distance(name, known) <= far;
}

/** Levenshtein distance: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
