/** Why the gate turned a request away. The caller only ever sees the status and its constant body. */

export const REFUSAL_STATUSES = [400, 401, 403, 404, 405, 408, 413, 415, 500, 503] as const;
export type RefusalStatus = (typeof REFUSAL_STATUSES)[number];

export interface Refusal {
  readonly status: RefusalStatus;
  /** For the log: our own fixed wording, never anything the caller sent. */
  readonly reason: string;
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const CODES: Record<RefusalStatus, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  408: 'RequestTimeout',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  500: 'InternalError',
  503: 'Unavailable',
};

/** The constant JSON body that goes with a status: `{"error":{"code":"Unauthorized"}}`. */
export function refusalBody(status: RefusalStatus): string {
  return JSON.stringify({ error: { code: CODES[status] } });
}

/** The status itself when it is one of ours; any other 4xx is 400, everything else 500. */
export function refusalStatus(status: number): RefusalStatus {
  const ours = REFUSAL_STATUSES.find((known) => known === status);
  if (ours !== undefined) return ours;
  return status >= 400 && status < 500 ? 400 : 500;
}

export function passed<T>(value: T): Checked<T> {
  return { ok: true, value };
}

export function refused(status: RefusalStatus, reason: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { status, reason } };
}
