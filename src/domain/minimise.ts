/**
 * A message reduced to what training needs: no addresses, no numbers, no names of people or customers. A word with a
 * capital letter in the middle of a sentence is taken for a name; too much is removed rather than too little.
 */
export function minimise(message: string): string {
  return message
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

const KEPT = /^(Microsoft|MS|MSFT|Azure|Partner Center|Partner|Centrum|CSP|ISV|SLA|VM|SaaS|Teams|Entra|API|MFA|PC|I)\b/;
