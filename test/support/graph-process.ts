import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { GraphState, GraphTally } from './graph';
import { selfSigned } from './microsoft';

/**
 * A Microsoft Graph and a login of our own, in a process of their own. Prints one line with its ports, then does what
 * `POST /_state` says. Its quota is that of the smallest tenants: 3,500 units in ten seconds.
 */

const QUOTA = 3_500;
const WINDOW_MS = 10_000;
const tls = selfSigned();

let state: GraphState = { people: {}, groups: {}, moods: {} };
let tally: GraphTally = newTally();
let spent: { readonly at: number; readonly units: number }[] = [];
const tokens = new Set<string>();
const inFlight = new Map<string, number>();

function newTally(): GraphTally {
  return { account: 0, check: 0, group: 0, login: 0, throttled: 0, mostAtOnce: 0, mostUnits: 0, asked: {}, ids: [] };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await textOf(request);
  const url = new URL(request.url ?? '', 'http://graph');
  if (url.pathname === '/_state') return change(response, body);
  if (url.pathname === '/_tally') return json(response, 200, tally);
  if (url.pathname.startsWith('/v1.0/')) return graph(request, response, url, body);
  return login(request, response, url, new URLSearchParams(body));
}

function change(response: ServerResponse, body: string): undefined {
  state = { ...state, ...(JSON.parse(body) as Partial<GraphState>) };
  tally = newTally();
  spent = [];
  json(response, 200, {});
}

function login(request: IncomingMessage, response: ServerResponse, url: URL, form: URLSearchParams): undefined {
  const origin = `https://${request.headers.host}`;
  const [, tenant = ''] = url.pathname.split('/');
  if (url.pathname.endsWith('/.well-known/openid-configuration')) {
    json(response, 200, {
      token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
      authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
      issuer: `${origin}/${tenant}/v2.0`,
      jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    });
    return;
  }
  const isIdentity = url.pathname === '/msi/token';
  const isRight = isIdentity
    ? request.headers['x-identity-header'] === 'header-of-the-machine'
    : form.get('client_secret') === 'right-secret' || form.get('client_assertion') !== null;
  const proof = isIdentity ? 'identity' : form.has('client_secret') ? 'secret' : proofOf(form);
  tally.login += 1;
  tally.asked[proof] = (tally.asked[proof] ?? 0) + 1;
  if (state.moods['login'] === '500') return json(response, 500, {});
  if (!isRight) return json(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: wrong' });
  const token = `token-${randomUUID()}`;
  tokens.add(token);
  const lasting = { token_type: 'Bearer', access_token: token, expires_in: 3600, ext_expires_in: 3600 };
  json(response, 200, { ...lasting, expires_on: String(Math.floor(Date.now() / 1000) + 3600), resource: 'graph' });
}

/** A certificate signs its assertion itself; that of a workload comes from a file. */
function proofOf(form: URLSearchParams): string {
  return form.get('client_assertion') === 'token-of-the-workload' ? 'workload' : 'certificate';
}

async function graph(request: IncomingMessage, response: ServerResponse, url: URL, body: string): Promise<void> {
  const [, , collection, id = '', action] = url.pathname.split('/');
  const kind = collection === 'groups' ? 'group' : action === 'checkMemberObjects' ? 'check' : 'account';
  tally[kind] += 1;
  if (kind === 'check') tally.ids = (JSON.parse(body) as { ids: string[] }).ids;
  const key = `${kind} ${id}`;
  inFlight.set(key, (inFlight.get(key) ?? 0) + 1);
  tally.mostAtOnce = Math.max(tally.mostAtOnce, inFlight.get(key) ?? 0);
  response.once('close', () => inFlight.set(key, (inFlight.get(key) ?? 1) - 1));
  if (!tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? ''))
    return json(response, 401, { error: { code: 'InvalidAuthenticationToken' } });
  if (isOverQuota(kind === 'check' ? 4 : 1)) {
    tally.throttled += 1;
    response.setHeader('retry-after', '10');
    return json(response, 429, { error: { code: 'TooManyRequests' } });
  }
  const [from, to] = state.latency ?? [0, 0];
  await pause(from + Math.random() * (to - from));
  const mood = state.moods[kind] ?? state.moods['all'] ?? 'up';
  if (mood !== 'up') return moody(response, mood, id);
  if (kind === 'group') return groups(response, id, url);
  return kind === 'check' ? check(response, id, body) : account(response, id);
}

function isOverQuota(units: number): boolean {
  const now = Date.now();
  spent = [...spent.filter((one) => now - one.at < WINDOW_MS), { at: now, units }];
  const sum = spent.reduce((all, one) => all + one.units, 0);
  tally.mostUnits = Math.max(tally.mostUnits, sum);
  return sum > QUOTA;
}

function account(response: ServerResponse, id: string): undefined {
  const person = state.people[id];
  if (!person) return json(response, 404, { error: { code: 'Request_ResourceNotFound' } });
  const { accountEnabled = true, userType = 'Member' } = person;
  json(response, 200, { id, accountEnabled, userType });
}

/** Transitive, as the real one: a member of a nested group is a member of the outer one. */
function check(response: ServerResponse, id: string, body: string): undefined {
  const person = state.people[id];
  if (!person) return json(response, 404, { error: { code: 'Request_ResourceNotFound' } });
  const { ids } = JSON.parse(body) as { ids: string[] };
  const held = new Set(person.memberOf);
  for (const group of held) for (const outer of state.groups[group]?.memberOf ?? []) held.add(outer);
  json(response, 200, {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)',
    value: [...ids.filter((one) => held.has(one)), ...(state.unasked ?? [])],
  });
}

function groups(response: ServerResponse, id: string, url: URL): undefined {
  const all = Object.entries(state.groups).map(([key, { memberOf: _, ...group }]) => ({
    id: key,
    displayName: '',
    securityEnabled: true,
    mailEnabled: false,
    groupTypes: [],
    membershipRule: null,
    ...group,
  }));
  const name = /displayName eq '(.*)'/.exec(url.searchParams.get('$filter') ?? '')?.[1];
  if (id === '') return json(response, 200, { value: all.filter((group) => group.displayName === name) });
  const found = all.find((group) => group.id === id);
  return found ? json(response, 200, found) : json(response, 404, { error: { code: 'Request_ResourceNotFound' } });
}

/** What `mood` makes of an answer; numbers are statuses, perhaps with a Retry-After behind them: `429 8`. */
function moody(response: ServerResponse, mood: string, id: string): undefined {
  const [status, retryAfter] = mood.split(' ');
  if (/^\d+$/.test(status ?? '')) {
    if (retryAfter) response.setHeader('retry-after', retryAfter);
    if (Number(status) === 302) response.setHeader('location', 'http://127.0.0.1:9/elsewhere');
    return json(response, Number(status), { error: { code: 'Mood' } });
  }
  switch (mood) {
    case 'hang':
      return;
    case 'reset':
      response.destroy();
      return;
    case 'cut':
      response.writeHead(200, { 'content-length': '500', 'content-type': 'application/json' });
      response.write('{"value":["');
      response.destroy();
      return;
    case 'slow-body':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"value":[');
      return;
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/json' });
      for (let i = 0; i < 40; i += 1) response.write(`"${'x'.repeat(10_000)}",`);
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Sign in to the hotel</body></html>');
      return;
    case 'empty':
      response.writeHead(200);
      response.end();
      return;
    default:
      // Anything else is the body itself, with the person's id filled in.
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(mood.replaceAll('{id}', id));
  }
}

function json(response: ServerResponse, status: number, body: unknown): undefined {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function pause(milliseconds: number): Promise<void> | undefined {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : undefined;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', 2_000, () => resolve((server.address() as AddressInfo).port));
  });
}

async function run(): Promise<void> {
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.destroy());
  };
  const port = await listen(createServer(take));
  const securePort = await listen(createSecureServer({ key: tls.key, cert: tls.certificate }, take));
  console.log(JSON.stringify({ port, securePort, key: tls.key, certificate: tls.certificate }));
}

void run();
