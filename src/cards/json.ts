/** What a template or a filled card consists of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a view hands to a template: as JSON, but nothing is ever missing. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

export function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
