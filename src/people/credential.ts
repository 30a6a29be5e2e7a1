import type { TokenCredential } from '@azure/identity';
import type { CredentialChoice } from '../config/roles';
import type { Time } from '../flows/ports';

/** What proves to the login who we are, and where the login is. */
export interface CredentialParts {
  readonly choice: CredentialChoice;
  readonly tenantId: string;
  /** Origin of the login, https, without a trailing slash. */
  readonly authorityHost: string;
  /** False for a login that is none of Microsoft's: it is taken as it is given. */
  readonly isKnownAuthority: boolean;
}

/** The library is loaded here and not before, so that a bot with a fixed list never does. */
export function createCredential(parts: CredentialParts): TokenCredential {
  const { choice, tenantId, authorityHost, isKnownAuthority } = parts;
  const library = require('@azure/identity') as typeof import('@azure/identity');
  // We have a budget and a second try of our own; the library's would outlast both.
  const patience = { retryOptions: { maxRetries: 0 } };
  const options = { ...patience, authorityHost, disableInstanceDiscovery: !isKnownAuthority };
  switch (choice.kind) {
    case 'managed-identity':
      return choice.clientId === undefined
        ? new library.ManagedIdentityCredential(patience)
        : new library.ManagedIdentityCredential({ ...patience, clientId: choice.clientId });
    case 'workload-identity':
      return new library.WorkloadIdentityCredential({
        ...options,
        tenantId,
        clientId: choice.clientId,
        tokenFilePath: choice.tokenFile,
      });
    case 'certificate': {
      const { path: certificatePath, password: certificatePassword } = choice;
      const certificate = certificatePassword ? { certificatePath, certificatePassword } : { certificatePath };
      return new library.ClientCertificateCredential(tenantId, choice.clientId, certificate, options);
    }
    case 'client-secret':
      return new library.ClientSecretCredential(tenantId, choice.clientId, choice.secret, options);
    default:
      return choice satisfies never;
  }
}

/**
 * Milliseconds: a held token is used until this long before its end, and renewed in the background from this long
 * before its end, at most this often, so that a login that is away is not felt while a token still holds.
 */
const LAST_USE = 60_000;
const RENEWAL = 5 * 60_000;
const RENEWAL_PAUSE = 10_000;
/** The longest that one request to the login is waited for, in milliseconds. */
const LOGIN = 10_000;

/** A token for the scope, asked for once however many want it. Rejects when the login does not give one. */
export function tokenSource(credential: TokenCredential, scope: string, time: Time): () => Promise<string> {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;

  const fetchToken = async (): Promise<string> => {
    triedAt = time.now().steady;
    const given = await credential.getToken(scope, { abortSignal: AbortSignal.timeout(LOGIN) });
    if (!given) throw new Error('The login gave no token.');
    held = { token: given.token, until: given.expiresOnTimestamp };
    return given.token;
  };
  const ask = (): Promise<string> => {
    asking ??= fetchToken().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  return async () => {
    const { wall, steady } = time.now();
    if (!held || wall >= held.until - LAST_USE) return ask();
    if (wall >= held.until - RENEWAL && steady - triedAt >= RENEWAL_PAUSE) ask().catch(() => undefined);
    return held.token;
  };
}
