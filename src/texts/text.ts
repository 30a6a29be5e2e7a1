import type { Language } from '../domain/party';
import { en } from './en';
import { pl } from './pl';

/** Plural forms by `Intl.PluralRules` category; `other` always exists. */
export interface Plural {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

export type TextKey = keyof typeof en;
/** The same keys as English, plain where English is plain and plural where English is plural. */
export type Texts = { readonly [K in TextKey]: (typeof en)[K] extends string ? string : Plural };

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<T> = T extends string
  ? Names<T>
  : T extends { readonly other: infer O extends string }
    ? Names<O> | 'count'
    : never;
/** The parameters a sentence takes; none for most. */
export type ParamsOf<K extends TextKey> = { readonly [N in NamesOf<(typeof en)[K]>]: string | number };

const EDITIONS: Readonly<Record<Language, Texts>> = { en, pl };
// Making a formatter costs more than a whole card; using one costs next to nothing.
const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en'),
  pl: new Intl.NumberFormat('pl'),
};
const DAY = { dateStyle: 'long', timeZone: 'UTC' } as const;
const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en', DAY),
  pl: new Intl.DateTimeFormat('pl', DAY),
};
const PLURALS: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  pl: new Intl.PluralRules('pl'),
};

/**
 * A sentence in a language with its parameters filled in once; a parameter's own braces are left alone. The compiler
 * asks for exactly the parameters the English sentence has.
 */
export function text<K extends TextKey>(
  language: Language,
  key: K,
  ...[params]: [NamesOf<(typeof en)[K]>] extends [never] ? [] : [ParamsOf<K>]
): string {
  return fillIn(language, EDITIONS[language][key], (params ?? {}) as Readonly<Record<string, string | number>>);
}

/** The same for keys put together at run time, such as a party's name; the key's own type keeps it honest. */
export function say<K extends TextKey>(
  language: Language,
  key: K,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return fillIn(language, EDITIONS[language][key], params);
}

function fillIn(language: Language, value: string | Plural, params: Readonly<Record<string, string | number>>): string {
  const sentence = typeof value === 'string' ? value : formOf(language, value, params['count']);
  return sentence.replace(/\{([a-z-]+)\}/gi, (whole, name: string) => {
    const param = params[name];
    return param === undefined ? whole : typeof param === 'number' ? number(language, param) : param;
  });
}

function formOf(language: Language, plural: Plural, count: string | number | undefined): string {
  return plural[PLURALS[language].select(Number(count ?? 0))] ?? plural.other;
}

/** A number as the language writes it. */
export function number(language: Language, value: number): string {
  return NUMBERS[language].format(value);
}

/** An amount of money as the language writes it; `currency` is an ISO 4217 code, and another word is put behind. */
export function money(language: Language, value: number, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${number(language, value)} ${currency}`;
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value);
}

/** A day as the language writes it, from an ISO 8601 date or instant; anything else comes back as it is. */
export function day(language: Language, iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return DAYS[language].format(date);
}

/** A list as the language joins it: `a, b and c`. */
export function list(
  language: Language,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(language, { type }).format(items);
}

/** The language of a locale as Teams sends it (`pl-PL`), or undefined for one we do not speak. */
export function languageOf(locale: string | undefined): Language | undefined {
  const tag = locale?.toLowerCase().split(/[-_]/)[0];
  return tag === 'en' || tag === 'pl' ? tag : undefined;
}
