import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { Identity, RegisteredIdentity } from '../config/identity';
import type { Addresses } from '../gate/address';
import { assertAllowed, connectorError } from './connector';

/** Longest wait for Microsoft's login, in milliseconds. */
const LOGIN_MS = 5_000;
/** A token is renewed this long before its end, in milliseconds. */
const EARLY_MS = 5 * 60_000;

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;
type WebRequest = Parameters<Credentials['signRequest']>[0];

/** What the SDK asks of a factory of credentials, without its base class. */
export type CredentialsFactory = Pick<
  ConfigurationServiceClientCredentialFactory,
  'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'
>;

/**
 * The credentials the bot shows to the channel. Every one of them looks at the address before a token is fetched,
 * because some of the SDK's helpers build clients of their own around the credentials.
 */
export function createCredentialsFactory(identity: Identity, addresses: Addresses): CredentialsFactory {
  if (identity.kind === 'local')
    return {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => true,
      createCredentials: async () => ({ signRequest: async (request: WebRequest) => request }),
    };
  const made = new Map<string, Promise<Credentials>>();
  return {
    isValidAppId: async (appId = '') => appId === identity.appId,
    isAuthenticationDisabled: async () => false,
    async createCredentials(appId, audience) {
      if (appId !== identity.appId)
        throw new Error('A call to the channel was asked for in the name of another app id; use the configured one.');
      const scope = audience || identity.cloud.ToChannelFromBotOAuthScope;
      const found = made.get(scope) ?? guarded(credentialsFor(identity, scope), addresses);
      made.set(scope, found);
      return found;
    },
  };
}

async function guarded(inner: Promise<Credentials>, addresses: Addresses): Promise<Credentials> {
  const credentials = await inner;
  return {
    async signRequest(request: WebRequest) {
      assertAllowed(request.url, addresses);
      return credentials.signRequest(request);
    },
  };
}

async function credentialsFor(identity: RegisteredIdentity, scope: string): Promise<Credentials> {
  const { appId, tenantId, credential, cloud } = identity;
  switch (credential.kind) {
    case 'managed-identity':
      return new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: appId,
        MicrosoftAppTenantId: tenantId,
        MicrosoftAppType: 'UserAssignedMsi',
      }).createCredentials(appId, scope, cloud.ToChannelFromBotLoginUrl, identity.validateAuthority);
    case 'secret': {
      const token = createTokenSource(cloud.ToChannelFromBotLoginUrl, appId, credential.password, scope);
      return {
        async signRequest(request: WebRequest) {
          request.headers.set('authorization', `Bearer ${await token()}`);
          return request;
        },
      };
    }
    default:
      return credential satisfies never;
  }
}

/**
 * The app's own token by the client credentials grant of Microsoft's identity platform
 * (POST {login}/oauth2/v2.0/token). The SDK's own way ignores ValidateAuthority and asks the public cloud about
 * every other login host, which is no use where only that host can be reached. One request at a time, 5 s, no redirect.
 */
export function createTokenSource(
  loginUrl: string,
  appId: string,
  secret: string,
  scope: string,
  now: () => number = Date.now,
): () => Promise<string> {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { token, seconds } = await askForToken(loginUrl, appId, secret, scope);
    held = { token, until: now() + seconds * 1000 - EARLY_MS };
    return token;
  };
  return async () => {
    if (held !== undefined && now() < held.until) return held.token;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function askForToken(
  loginUrl: string,
  appId: string,
  secret: string,
  scope: string,
): Promise<{ token: string; seconds: number }> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: secret,
    scope: scope.endsWith('/.default') ? scope : `${scope}/.default`,
  });
  const signal = AbortSignal.timeout(LOGIN_MS);
  let response: Response;
  let answer: { access_token?: unknown; expires_in?: unknown };
  try {
    const url = `${loginUrl.replace(/\/+$/, '')}/oauth2/v2.0/token`;
    response = await fetch(url, { method: 'POST', body: form, redirect: 'manual', signal });
    answer = (await response.json()) as typeof answer;
  } catch {
    throw connectorError({ kind: 'no-token' });
  }
  const { access_token: token, expires_in: seconds } = answer;
  if (response.status !== 200 || typeof token !== 'string')
    throw connectorError({ kind: 'no-token', status: response.status });
  return { token, seconds: Number(seconds) > 0 ? Number(seconds) : 3_600 };
}
