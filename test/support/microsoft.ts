import { createPrivateKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/**
 * Microsoft's side of a bot, on 127.0.0.1: the OpenID metadata and keys of the channel, the login that hands out
 * tokens (http, and https with a certificate of its own) and the connector, which records what the bot sends.
 */
export interface Microsoft {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  /** `127.0.0.1:PORT` of the connector, as ALLOWED_SERVICE_HOSTS wants it. */
  readonly host: string;
  /** Where the channel takes replies; also the `serviceurl` claim of its tokens. */
  readonly serviceUrl: string;
  /** The certificate of the https login, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  /** Everything the connector was sent, in order. */
  readonly sent: Sent[];
  /** Counts of requests by what they asked for. */
  readonly asked: Record<'metadata' | 'keys' | 'token', number>;
  /** Tokens the login has given out. */
  readonly issued: Set<string>;
  /** How the connector behaves; taken in order, then it accepts everything. */
  readonly behaviours: Behaviour[];
  /** False: metadata and keys answer 503. */
  metadataUp: boolean;
  /** Settings that point a bot here; with 'https' the login is the https one. */
  settings(login?: 'http' | 'https'): Record<string, string>;
  /** A token as the channel sends it, with changes. Claims or header fields set to undefined are left out. */
  token(claims?: Claims, header?: Claims, key?: KeyObject | 'none'): string;
  close(): Promise<void>;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export type Behaviour =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'hang'
  | 'reset';

type Claims = Record<string, unknown>;

const ISSUER = 'https://api.botframework.com';
const TENANT = '7d5f1a52-0000-4000-8000-00000000000a';

export async function startMicrosoft(): Promise<Microsoft> {
  const channelKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keyId = randomUUID();
  const tls = selfSigned();
  const http = createServer((request, response) => void answer(request, response));
  const https = createSecureServer({ key: tls.key, cert: tls.certificate }, (request, response) => {
    void answer(request, response);
  });
  const port = await listen(http);
  const securePort = await listen(https);
  const origin = `http://127.0.0.1:${port}`;
  const jwk = { ...channelKey.publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig' };

  const microsoft: Microsoft = {
    appId: randomUUID(),
    password: `secret-${randomUUID()}`,
    tenantId: TENANT,
    host: `127.0.0.1:${port}`,
    serviceUrl: `${origin}/teams/`,
    certificate: tls.certificate,
    sent: [],
    asked: { metadata: 0, keys: 0, token: 0 },
    issued: new Set(),
    behaviours: [],
    metadataUp: true,
    settings: (login = 'http') => ({
      MicrosoftAppId: microsoft.appId,
      MicrosoftAppPassword: microsoft.password,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT,
      ToBotFromChannelOpenIdMetadataUrl: `${origin}/v1/.well-known/openidconfiguration`,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToChannelFromBotLoginUrl: `${login === 'http' ? origin : `https://127.0.0.1:${securePort}`}/${TENANT}`,
      ToChannelFromBotOAuthScope: ISSUER,
      ValidateAuthority: 'false',
      ALLOWED_SERVICE_HOSTS: `127.0.0.1:${port}`,
      FIXED_ROLES: '11111111-1111-1111-1111-111111111111=admin-agent',
    }),
    token: (claims = {}, header = {}, key = channelKey.privateKey) => {
      const now = Math.floor(Date.now() / 1000);
      return jwt(
        { typ: 'JWT', alg: 'RS256', kid: keyId, ...header },
        {
          serviceurl: microsoft.serviceUrl,
          nbf: now - 60,
          exp: now + 3600,
          iss: ISSUER,
          aud: microsoft.appId,
          ...claims,
        },
        key,
      );
    },
    close: async () => {
      http.closeAllConnections();
      https.closeAllConnections();
      await Promise.all([new Promise((done) => http.close(done)), new Promise((done) => https.close(done))]);
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    const path = request.url ?? '';
    if (path.includes('/v3/')) return connector(request, response, body);
    if (path.endsWith('/oauth2/v2.0/token')) return login(response, new URLSearchParams(body));
    const kind = path.endsWith('/keys') ? 'keys' : 'metadata';
    microsoft.asked[kind] += 1;
    if (!microsoft.metadataUp) return json(response, 503, {});
    if (kind === 'keys') return json(response, 200, { keys: [{ ...jwk, endorsements: ['msteams'] }] });
    return json(response, 200, { issuer: ISSUER, jwks_uri: `${origin}/v1/.well-known/keys` });
  };

  const login = (response: ServerResponse, form: URLSearchParams): void => {
    microsoft.asked.token += 1;
    const right =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === microsoft.appId &&
      form.get('client_secret') === microsoft.password &&
      form.get('scope') === `${ISSUER}/.default`;
    if (!right) {
      json(response, 401, { error: 'invalid_client' });
      return;
    }
    const token = jwt({ alg: 'RS256' }, { appid: microsoft.appId, jti: randomUUID() }, channelKey.privateKey);
    microsoft.issued.add(token);
    json(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: token });
  };

  const connector = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    microsoft.sent.push({
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: body === '' ? undefined : JSON.parse(body),
    });
    const behaviour = microsoft.behaviours.shift();
    if (behaviour === 'hang') return;
    if (behaviour === 'reset') {
      request.socket.destroy();
      return;
    }
    if (behaviour === undefined) {
      json(response, 201, { id: `message-${microsoft.sent.length}` });
      return;
    }
    response.writeHead(behaviour.status, behaviour.headers);
    response.end(behaviour.body ?? '');
  };

  return microsoft;
}

/** A message as Teams posts it to a bot. */
export function messageFrom(microsoft: Pick<Microsoft, 'serviceUrl' | 'tenantId'>, over: Claims = {}): Claims {
  return {
    type: 'message',
    id: `activity-${randomUUID()}`,
    timestamp: '2026-03-02T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: microsoft.serviceUrl,
    from: { id: '29:colleague', aadObjectId: '11111111-1111-1111-1111-111111111111' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: microsoft.tenantId },
    channelData: { tenant: { id: microsoft.tenantId } },
    locale: 'en-US',
    text: 'hello',
    ...over,
  };
}

/** A signed token; with the key 'none' the signature is empty. */
export function jwt(header: Claims, claims: Claims, key: KeyObject | 'none'): string {
  const head = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = key === 'none' ? '' : sign('sha256', Buffer.from(head), key).toString('base64url');
  return `${head}.${signature}`;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A certificate for 127.0.0.1 that signs itself, valid for a day: X.509 version 3 written as DER (RFC 5280). */
export function selfSigned(): { readonly key: string; readonly certificate: string } {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const algorithm = der(0x30, oid('2a864886f70d01010b'), der(0x05));
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from('127.0.0.1')))));
  const day = 86_400_000;
  const validity = der(0x30, utcTime(Date.now() - day), utcTime(Date.now() + day));
  const hosts = der(0x30, der(0x87, Buffer.from([127, 0, 0, 1])));
  const isAuthority = der(0x30, der(0x01, Buffer.from([0xff])));
  const extensions = der(
    0x30,
    der(0x30, oid('551d11'), der(0x04, hosts)),
    der(0x30, oid('551d13'), der(0x01, Buffer.from([0xff])), der(0x04, isAuthority)),
  );
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signature = sign('sha256', body, createPrivateKey(key));
  const whole = der(0x30, body, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = whole
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
    .trim();
  return { key, certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function utcTime(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${text}Z`));
}
