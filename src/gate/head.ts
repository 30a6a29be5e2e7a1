import type { IncomingHttpHeaders } from 'node:http';
import { LIMITS } from './limits';
import { type Checked, passed, refused } from './refusal';

/** What is known of a request before its body is read. */
export interface RequestHead {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Looks at method and headers: POST (405), JSON and never compressed (415), not announced as larger than the
 * limit (413). A compressed body is refused whatever it is, because its size cannot be counted before it is unpacked.
 */
export function checkHead(head: RequestHead): Checked<undefined> {
  const { method, headers } = head;
  if (method !== 'POST') return refused(405, 'method is not POST');
  if (!JSON_TYPE.test(headers['content-type']?.trim() ?? '')) return refused(415, 'content type is not JSON in UTF-8');
  if (headers['content-encoding'] !== undefined) return refused(415, 'body is encoded');
  const announced = headers['content-length'];
  if (announced !== undefined && !(Number(announced) <= LIMITS.bodyBytes))
    return refused(413, 'announced body is too large');
  return passed(undefined);
}

/**
 * Without an app id everything that reaches us is believed, so a page in somebody's browser must not reach us:
 * the Host header has to name this machine, and no browser page speaks (they always send Origin).
 */
export function checkLocalCaller(headers: IncomingHttpHeaders): Checked<undefined> {
  if (!LOOPBACK_HOST.test(headers.host ?? '')) return refused(403, 'host header is not this machine');
  if (headers.origin !== undefined) return refused(403, 'request comes from a web page');
  return passed(undefined);
}
