import { setTimeout as wait } from 'node:timers/promises';
import { looseOf } from '../../filling/loose';
import type { Input } from './import';
import { counted, type Screen, visible } from './screen';

/** The Marketplace Discovery API (facts, section 3.3). */
export const DISCOVERY_API = 'https://catalogapi.azure.com';
const API_VERSION = '2025-05-01';
const MOST_PAGES = 20_000;
/** Longest page in bytes. */
const LONGEST_PAGE = 67_108_864;
const PATIENCE = 60_000;
const TRIES = 5;
const LONGEST_WAIT = 60_000;

export interface LiveCall {
  readonly base: string;
  readonly key: string;
  /** Two letters. */
  readonly market: string;
  readonly language: string;
  /** Milliseconds before the second try; every further one waits twice as long. */
  readonly patience: number;
}

/** The products of a market as something to import; the pages are asked for one after the other while it is read. */
export function liveInput(call: LiveCall, screen: Screen): Input {
  return {
    name: `Discovery API ${call.market}`,
    size: 0,
    market: call.market,
    rejects: `discovery-${call.market}.rejects.json`,
    text: () => pages(call, screen),
  };
}

async function* pages(call: LiveCall, screen: Screen): AsyncGenerator<{ text: string; bytes: number }> {
  const first = new URL(`${call.base.replace(/\/+$/, '')}/products`);
  const query = { 'api-version': API_VERSION, market: call.market, language: call.language, $expand: 'plans' };
  for (const [name, value] of Object.entries({ ...query, includeStopSoldPlans: 'true' })) {
    first.searchParams.set(name, value);
  }
  const asked = new Set<string>();
  let bytes = 0;
  for (let next: URL | undefined = first; next; ) {
    if (asked.has(next.href)) throw new Error('The Discovery API gave the same page twice, so its pages have no end.');
    if (asked.size === MOST_PAGES) throw new Error(`The Discovery API gave more than ${MOST_PAGES} pages.`);
    asked.add(next.href);
    const text = await page(call, next, screen);
    bytes += text.length;
    screen.progress.show(`Discovery API: ${counted(asked.size, 'page')}`, 0);
    yield { text: `${text}\n`, bytes };
    next = nextOf(text, first);
  }
}

/** The next page, which must be at the same place: the key is sent to nobody else. */
function nextOf(text: string, first: URL): URL | undefined {
  const page = looseOf(JSON.parse(text) as unknown);
  const link = page?.text('nextLink') ?? page?.text('nextPageLink');
  if (link === undefined) return undefined;
  const next = URL.canParse(link, first.href) ? new URL(link, first.href) : undefined;
  if (next?.origin === first.origin) return next;
  throw new Error(
    `The Discovery API names a next page at another place (${visible(link.slice(0, 80))}); nothing was taken.`,
  );
}

async function page(call: LiveCall, url: URL, screen: Screen): Promise<string> {
  for (let tried = 1; ; tried += 1) {
    const answer = await ask(call, url, screen);
    if (answer.kind === 'page') return answer.text;
    if (answer.kind === 'refused' || tried === TRIES) throw new Error(answer.why);
    await wait(Math.min(LONGEST_WAIT, answer.after ?? call.patience * 2 ** (tried - 1)));
  }
}

type PageAnswer =
  | { readonly kind: 'page'; readonly text: string }
  | { readonly kind: 'later'; readonly why: string; readonly after: number | undefined }
  | { readonly kind: 'refused'; readonly why: string };

async function ask(call: LiveCall, url: URL, screen: Screen): Promise<PageAnswer> {
  try {
    const response = await screen.fetch(url, {
      headers: { 'X-API-Key': call.key, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = await textOf(response);
    if (response.ok) return isJson(text) ? { kind: 'page', text } : refusedWith('its answer is not JSON');
    const why = `it answers ${response.status}${reasonIn(text)}`;
    if (response.status === 429 || response.status >= 500) {
      return { kind: 'later', why: `The Discovery API cannot be used now: ${why}.`, after: secondsOf(response) };
    }
    const what = response.status === 401 || response.status === 403 ? `${why}; check DISCOVERY_API_KEY` : why;
    return refusedWith(what);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    return { kind: 'later', why: `The Discovery API at ${url.origin} does not answer (${why}).`, after: undefined };
  }
}

function refusedWith(why: string): PageAnswer {
  return { kind: 'refused', why: `The Discovery API cannot be used: ${why}.` };
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > LONGEST_PAGE) throw new Error('a page is longer than 64 MB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** The code and the message of Microsoft's error body. */
function reasonIn(text: string): string {
  if (!isJson(text)) return '';
  const error = looseOf(JSON.parse(text) as unknown)?.object('error');
  const said = [error?.text('code'), error?.text('message')].filter((part) => part !== undefined).join(': ');
  return said === '' ? '' : ` (${visible(said.slice(0, 200))})`;
}

function secondsOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
