import { LIMITS } from './limits';
import { type Checked, passed, refused } from './refusal';

/** What a token from the Bot Connector must say before its signature is worth checking. */
export interface ExpectedToken {
  readonly appId: string;
  readonly issuer: string;
  /** Tenants a `tid` claim may name; the channel's own tokens carry none. */
  readonly tenants: readonly string[];
}

const BEARER = /^Bearer ([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$/;

/**
 * Looks at the token without believing it, so that nothing but a token of the channel's own kind reaches the SDK:
 * its emulator and skill paths accept other issuers, and an unknown `tid` grows a list inside it for ever.
 * Returns the `serviceurl` claim; every refusal is 401. Rules: the Bot Connector authentication reference.
 */
export function checkToken(authorization: string | undefined, expected: ExpectedToken): Checked<string> {
  if (authorization === undefined) return refused(401, 'no token');
  if (authorization.length > LIMITS.authorization) return refused(401, 'token is too long');
  const parts = BEARER.exec(authorization);
  const header = decodePart(parts?.[1]);
  const claims = decodePart(parts?.[2]);
  if (header === undefined || claims === undefined) return refused(401, 'not a bearer token');
  if (header['alg'] !== 'RS256') return refused(401, 'token algorithm is not RS256');
  if (typeof header['kid'] !== 'string' || header['kid'] === '') return refused(401, 'token names no key');
  if (claims['iss'] !== expected.issuer) return refused(401, 'token issuer is not the channel');
  if (claims['aud'] !== expected.appId) return refused(401, 'token is not for this bot');
  if (typeof claims['exp'] !== 'number') return refused(401, 'token never expires');
  if (!isOurTenant(claims['tid'], expected.tenants)) return refused(401, 'token names another tenant');
  const address = claims['serviceurl'];
  if (typeof address !== 'string' || address === '') return refused(401, 'token names no service address');
  return passed(address);
}

function isOurTenant(tid: unknown, tenants: readonly string[]): boolean {
  return tid === undefined || (typeof tid === 'string' && tenants.includes(tid));
}

function decodePart(part: string | undefined): Record<string, unknown> | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
