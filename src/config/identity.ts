import { isGuid } from '../domain/role';
import { isSafeUrl } from './address';
import type { Reading } from './reading';
import type { Registration } from './roles';

/** `local` believes everyone who reaches it, and therefore only listens on this machine. */
export type Identity = { readonly kind: 'local' } | RegisteredIdentity;

export interface RegisteredIdentity {
  readonly kind: 'registered';
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: { readonly kind: 'secret'; readonly password: string } | { readonly kind: 'managed-identity' };
  /** The Bot Framework's own settings under their own names, complete. */
  readonly cloud: Readonly<Record<CloudSetting, string>>;
  /** False: the login host is taken as it is given. */
  readonly validateAuthority: boolean;
}

export const CLOUD_SETTINGS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'OAuthUrl',
  'CallerId',
] as const;
type CloudSetting = (typeof CLOUD_SETTINGS)[number];

export const US_GOVERNMENT = 'https://botframework.azure.us';

/** Values of the Bot Framework SDK for the public cloud; the login address gets the tenant appended. */
const PUBLIC_CLOUD: Record<CloudSetting, string> = {
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

const GOVERNMENT_CLOUD: Record<CloudSetting, string> = {
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  OAuthUrl: 'https://api.botframework.azure.us',
  CallerId: 'urn:botframework:azureusgov',
};

/** Login hosts of Microsoft's clouds; another one must be vouched for with ValidateAuthority=false. */
const LOGIN_HOSTS = ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'];

/** Registered as soon as any of the registration's settings is there, so that a forgotten app id is not "local". */
export function isRegistered(reading: Reading): boolean {
  return ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType'].some(
    (name) => reading.value(name) !== undefined,
  );
}

/** Who the bot is; undefined where the settings do not say it, which is then among the problems. */
export function readIdentity(reading: Reading): Identity | undefined {
  if (isRegistered(reading)) return readRegistered(reading);
  if (reading.value('NODE_ENV') === 'production')
    return reading.problem(
      'MicrosoftAppId is not set; in production the bot does not start without one, because it would believe everyone',
    );
  return { kind: 'local' };
}

function readRegistered(reading: Reading): RegisteredIdentity | undefined {
  const appId = readGuid(reading, 'MicrosoftAppId', 'give the application (client) id of the bot registration');
  const tenantId = readGuid(reading, 'MicrosoftAppTenantId', 'give the id of the tenant that the bot is registered in');
  const credential = readCredential(reading);
  const validateAuthority = reading.choice('ValidateAuthority', ['true', 'false'] as const, 'true') === 'true';
  const cloud = readCloud(reading, tenantId ?? '', validateAuthority);
  if (appId === undefined || tenantId === undefined || credential === undefined) return undefined;
  return { kind: 'registered', appId, tenantId, credential, cloud, validateAuthority };
}

function readGuid(reading: Reading, name: string, whatToDo: string): string | undefined {
  const value = reading.value(name);
  if (value === undefined) return reading.problem(`${name} is not set; ${whatToDo}`);
  return isGuid(value) ? value : reading.wrong(name, `${whatToDo} (a GUID)`);
}

function readCredential(reading: Reading): RegisteredIdentity['credential'] | undefined {
  const password = reading.value('MicrosoftAppPassword');
  switch ((reading.value('MicrosoftAppType') ?? 'SingleTenant').toLowerCase()) {
    case 'singletenant':
      if (password === undefined)
        return reading.problem('MicrosoftAppPassword is not set; give the client secret of the bot registration');
      return { kind: 'secret', password };
    case 'userassignedmsi':
      if (password !== undefined)
        return reading.problem(
          'MicrosoftAppPassword is set, but a managed identity has no secret; remove it or use MicrosoftAppType=SingleTenant',
        );
      return { kind: 'managed-identity' };
    case 'multitenant':
      return reading.wrong(
        'MicrosoftAppType',
        'multi-tenant bots can no longer be registered (since 31 July 2025) and this bot serves one tenant: register it as SingleTenant or UserAssignedMSI',
      );
    default:
      return reading.wrong('MicrosoftAppType', 'use one of: SingleTenant, UserAssignedMSI');
  }
}

/** The SDK drops all its defaults as soon as one of these is set, so the rest is filled in here. */
function readCloud(reading: Reading, tenantId: string, validateAuthority: boolean): Record<CloudSetting, string> {
  const service = reading.value('ChannelService');
  if (service !== undefined && service !== US_GOVERNMENT)
    reading.wrong('ChannelService', `leave it out (public cloud) or use ${US_GOVERNMENT}`);
  const defaults = service === US_GOVERNMENT ? GOVERNMENT_CLOUD : PUBLIC_CLOUD;
  const cloud = {
    ...defaults,
    ToChannelFromBotLoginUrl: `${defaults.ToChannelFromBotLoginUrl}${tenantId}`,
  };
  for (const name of CLOUD_SETTINGS) {
    const value = reading.value(name);
    if (value === undefined) continue;
    if (name.endsWith('Url') && !isSafeUrl(value))
      reading.wrong(name, 'give an https address (http only on 127.0.0.1)');
    cloud[name] = value;
  }
  const login = cloud.ToChannelFromBotLoginUrl;
  if (validateAuthority && isSafeUrl(login) && !LOGIN_HOSTS.includes(new URL(login).host))
    reading.wrong(
      'ToChannelFromBotLoginUrl',
      `the secret is only sent to ${LOGIN_HOSTS.join(', ')}; set ValidateAuthority=false to vouch for another host`,
    );
  return cloud;
}

/** What the directory is asked as, unless it says so itself. */
export function registrationOf(reading: Reading, identity: Identity | undefined): Registration | 'wrong' | undefined {
  if (identity?.kind === 'registered') return identity;
  return isRegistered(reading) ? 'wrong' : undefined;
}
