/**
 * Text as people compare it: lower case, without accents (Polish ł included), every run of anything that is neither a
 * letter nor a digit as one space. `Łódź-Faktury 2.0` becomes `lodz faktury 2 0`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
