import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { type Addresses, isAllowedAddress } from '../gate/address';

/** What went wrong with one call to the channel; tells whether the same call may be made again. */
export type ConnectorFailure =
  /** The address is not on our list; nothing left the process. */
  | { readonly kind: 'address-refused' }
  /** Microsoft's login gave no token; nothing was sent. `status` when it answered. */
  | { readonly kind: 'no-token'; readonly status?: number }
  /** No connection came about: nothing was sent, so it may be sent again. */
  | { readonly kind: 'unsent'; readonly code: string }
  /** The channel answered, and not with success. `code` is its error code, such as ConversationNotFound. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly code?: string;
      readonly retryAfterSeconds?: number;
    }
  /** Time ran out or the line broke: it may or may not have been accepted. */
  | { readonly kind: 'unknown'; readonly code: string };

/** Longest wait for one call, in milliseconds; with the token before it a turn stays under Teams' 15 s. */
const CALL_MS = 8_000;
/** Largest answer that is read, in bytes (a page of 500 members is about 200 KB). */
const ANSWER_BYTES = 4 * 1024 * 1024;

const FAILURE = Symbol('connector failure');

/** An Error that carries the failure; it is no kind the SDK's own retry policy knows, so it is never sent twice. */
export function connectorError(failure: ConnectorFailure): Error {
  const error = new Error(`The channel was not reached: ${failure.kind}. Look at the fields of the log line.`);
  return Object.assign(error, { name: 'ConnectorError', [FAILURE]: failure });
}

/** The failure inside an error thrown by a call to the channel; undefined when the error is something else. */
export function connectorFailure(error: unknown): ConnectorFailure | undefined {
  return error instanceof Error ? (error as { [FAILURE]?: ConnectorFailure })[FAILURE] : undefined;
}

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;
type WebRequest = Parameters<HttpClient['sendRequest']>[0];
type WebAnswer = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Throws unless the bot may send to `url`. Asked before a token is fetched and again before anything is sent. */
export function assertAllowed(url: string, addresses: Addresses): void {
  if (!isAllowedAddress(url, addresses, true)) throw connectorError({ kind: 'address-refused' });
}

/**
 * The client for every call to the channel: exactly one request per call, no retry, no redirect, an end after
 * `timeoutMs`, and nothing at all to an address outside the list. Creating a message is not idempotent, so
 * whether to try again is for the caller to decide. Anything but 2xx throws an error with a `ConnectorFailure`.
 */
export function createConnectorClient(addresses: Addresses, timeoutMs: number = CALL_MS): HttpClient {
  return {
    async sendRequest(request: WebRequest): Promise<WebAnswer> {
      assertAllowed(request.url, addresses);
      const answer = await call(request, timeoutMs);
      if (answer.status < 200 || answer.status > 299) throw connectorError(answeredWith(answer));
      return { request, status: answer.status, headers: headersOf(request, answer), bodyAsText: answer.text };
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function call(request: WebRequest, timeoutMs: number): Promise<Answer> {
  const { body } = request;
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new Error('The SDK gave a request body that is not text; the connector client must learn to send it.');
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: sentHeaders(request),
      body: body ?? null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await readText(response) };
  } catch (error) {
    throw connectorError(brokenBy(error));
  }
}

/** fetch counts the body itself and asks for the encodings that it can unpack. */
function sentHeaders(request: WebRequest): Record<string, string> {
  const left = ['content-length', 'accept-encoding', 'connection', 'host'];
  return Object.fromEntries(
    request.headers
      .headersArray()
      .filter(({ name }) => !left.includes(name.toLowerCase()))
      .map(({ name, value }) => [name, value]),
  );
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > ANSWER_BYTES) throw Object.assign(new Error('answer too large'), { code: 'ANSWER_TOO_LARGE' });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Errors that come before the first byte is written. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'];

function brokenBy(error: unknown): ConnectorFailure {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return { kind: 'unknown', code: 'TIMEOUT' };
  const told = [cause?.code, code].find((value) => typeof value === 'string') ?? 'BROKEN';
  return UNSENT.includes(String(told))
    ? { kind: 'unsent', code: String(told) }
    : { kind: 'unknown', code: String(told) };
}

function answeredWith(answer: Answer): ConnectorFailure {
  const code = errorCodeIn(answer.text);
  const wait = secondsIn(answer.headers.get('retry-after'));
  return {
    kind: 'answered',
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
  };
}

/** The channel's errors look like `{"error":{"code":"…","message":"…"}}`; only a plain word is taken. */
function errorCodeIn(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as { error?: { code?: unknown } } | null;
    const code = body?.error?.code;
    return typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Retry-After in seconds, or as a date; never negative. */
function secondsIn(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** The SDK wants its own kind of header collection; a copy of the request's, emptied, is one. */
function headersOf(request: WebRequest, answer: Answer): WebAnswer['headers'] {
  const headers = request.headers.clone();
  for (const { name } of headers.headersArray()) headers.remove(name);
  answer.headers.forEach((value, name) => {
    if (name !== 'content-encoding' && name !== 'content-length') headers.set(name, value);
  });
  return headers;
}
