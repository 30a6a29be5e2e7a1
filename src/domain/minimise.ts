/**
 * A message reduced to what training needs: no addresses, no numbers, no names of people or customers. A word with a
 * capital letter in the middle of a sentence is taken for a name, at its beginning when `isKnown` does not know it; too
 * much is removed rather than too little.
 */
export function minimise(message: string, isKnown: (word: string) => boolean): string {
  return message
    .slice(0, LONGEST)
    .replace(/(?<=^\s*|[.!?:;\n"„“(]\s*)\p{Lu}[\p{L}'’]{2,}/gu, (word) => (isKnown(word) ? word : '[name]'))
    .replace(/https?:\/\/\S+/giu, '[link]')
    .replace(/[^\s@<>]+@[^\s@<>]+/gu, '[mail]')
    .replace(/\p{L}*\p{N}[\p{L}\p{N}]*(?:[.,:/-]?[\p{L}\p{N}]+)*/gu, (word) =>
      /^\p{L}{1,3}\p{N}$/u.test(word) ? word : '[number]',
    )
    .replace(/(?<=[\p{L}\p{N},;)\]]\s)\p{Lu}[\p{Ll}\p{Lu}]+(?:\s\p{Lu}\p{L}+)*/gu, (name) =>
      KEPT.test(name) ? name : '[name]',
    )
    .slice(0, 600);
}

/** A name reduced comes out longer; what is kept in the end is shorter than this. */
const LONGEST = 2_000;

const KEPT = /^(Microsoft|MS|MSFT|Azure|Partner Center|Partner|Centrum|CSP|ISV|SLA|VM|SaaS|Teams|Entra|API|MFA|PC|I)\b/;
