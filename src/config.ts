import type { Reading } from './config/reading';
import { IDENTITY_SETTINGS, type Registration, type RoleSource, readAccessRules, readRoles } from './config/roles';
import type { AccessRules } from './domain/access';
import { STALE_AFTER_DAYS } from './domain/doubt';
import type { Language } from './domain/party';
import { type Addresses, originOf } from './gate/address';
import type { Tenants } from './gate/tenant';
import { LOG_LEVELS, type LogLevel } from './log';

/** Everything that is set from outside, read once. The only place that knows the names of settings. */
export interface Config {
  readonly host: string;
  /** 0 lets the system pick a free port. */
  readonly port: number;
  readonly production: boolean;
  readonly logLevel: LogLevel;
  /** Folder of the embedded store. */
  readonly dataFolder: string;
  /** Given: MongoDB is the store. */
  readonly mongodbUri?: string;
  readonly language: Language;
  readonly staleAfterDays: number;
  readonly identity: Identity;
  readonly roles: RoleSource;
  readonly access: AccessRules;
  readonly tenants: Tenants;
  /** Origins the bot may send to. */
  readonly addresses: Addresses;
  /** Origin of Microsoft Graph, without a trailing slash. */
  readonly graphEndpoint: string;
}

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

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const CLOUD_SETTINGS = [
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'OAuthUrl',
  'CallerId',
] as const;
type CloudSetting = (typeof CLOUD_SETTINGS)[number];

/** The names of all settings that we read. */
export const SETTINGS: readonly string[] = [
  ...['HOST', 'PORT', 'NODE_ENV', 'LOG_LEVEL', 'SIGNPOST_DATA', 'MONGODB_URI', 'DEFAULT_LANGUAGE'],
  ...['STALE_AFTER_DAYS', 'DISCOVERY_API_KEY', 'DISCOVERY_API_URL', 'PLAYGROUND_PORT'],
  ...['FIXED_ROLES', 'ADMIN_AGENTS_GROUP_ID', 'ROLES', 'GUESTS', 'STALE_READ_MINUTES', 'ADMIT'],
  ...['ALLOWED_TENANTS', 'ALLOWED_SERVICE_HOSTS', 'GRAPH_ENDPOINT', ...IDENTITY_SETTINGS],
  ...['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'],
  ...['ValidateAuthority', 'ChannelService', ...CLOUD_SETTINGS],
];

const US_GOVERNMENT = 'https://botframework.azure.us';

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

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/**
 * Reads the settings from an environment. Blank means unset. Every wrong setting is named at once, each with
 * what to do; values of secrets are never repeated.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const problems: string[] = [];
  const reading: Reading = {
    value: (name) => env[name]?.trim() || undefined,
    choice: (name, choices, otherwise) => readChoice(reading, name, choices, otherwise),
    listOf,
    isGovernment: env['ChannelService']?.trim() === US_GOVERNMENT,
    wrong: (name, whatToDo, secret) => {
      const shown = secret === undefined ? ` is "${(env[name] ?? '').trim().slice(0, 200)}"` : ' is not usable';
      problems.push(`${name}${shown}; ${whatToDo}`);
      return undefined;
    },
    problem: (line) => {
      problems.push(line);
      return undefined;
    },
  };
  const production = reading.value('NODE_ENV') === 'production';
  const identity = readIdentity(reading);
  const config = {
    ...readProcess(reading, production, identity?.kind),
    ...optional('mongodbUri', readMongo(reading)),
    language: readChoice(reading, 'DEFAULT_LANGUAGE', ['en', 'pl'] as const, 'en'),
    staleAfterDays: readStaleAfterDays(reading),
    roles: readRoles(reading, production, registrationOf(reading, identity)),
    tenants: readTenants(reading, identity),
    addresses: readAddresses(reading, isRegistered(reading)),
    graphEndpoint: readGraph(reading),
  };
  const access = readAccessRules(reading, config.roles, config.tenants);
  problems.push(...misspelt(Object.keys(env).filter((name) => env[name]?.trim())));
  const { roles } = config;
  if (problems.length > 0 || identity === undefined || roles === undefined) return { ok: false, problems };
  return { ok: true, config: { ...config, identity, roles, access } };
}

/** Where the store is: for commands that need it and nothing else of the settings. Blank means unset. */
export function storePlaceOf(value: (name: string) => string | undefined): {
  readonly mongoUri: string | undefined;
  readonly dataFolder: string;
} {
  return {
    mongoUri: value('MONGODB_URI')?.trim() || undefined,
    dataFolder: value('SIGNPOST_DATA')?.trim() || '.signpost',
  };
}

function readProcess(reading: Reading, production: boolean, kind: Identity['kind'] | undefined) {
  const host = reading.value('HOST') ?? '127.0.0.1';
  if (kind === 'local' && !LOOPBACK_HOST.test(host))
    reading.wrong(
      'HOST',
      'without MicrosoftAppId the bot believes everyone, so it only listens on 127.0.0.1: remove HOST or set MicrosoftAppId',
    );
  const text = reading.value('PORT') ?? '3978';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    reading.wrong('PORT', 'give a number from 0 to 65535 (0 picks a free one)');
  return {
    host,
    port,
    production,
    logLevel: readChoice<LogLevel>(reading, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    dataFolder: storePlaceOf((name) => reading.value(name)).dataFolder,
  };
}

function readChoice<T extends string>(reading: Reading, name: string, choices: readonly T[], otherwise: T): T {
  const given = reading.value(name);
  const found = choices.find((choice) => choice === given?.toLowerCase());
  if (given !== undefined && found === undefined) reading.wrong(name, `use one of: ${choices.join(', ')}`);
  return found ?? otherwise;
}

/** A contact verified longer ago than this is shown as old; half a year when nothing is said. */
function readStaleAfterDays(reading: Reading): number {
  const text = reading.value('STALE_AFTER_DAYS') ?? String(STALE_AFTER_DAYS);
  const days = Number(text);
  if (!/^\d{1,4}$/.test(text) || days < 1) reading.wrong('STALE_AFTER_DAYS', 'give a number of days from 1 to 9999');
  return days;
}

function readMongo(reading: Reading): string | undefined {
  const uri = reading.value('MONGODB_URI');
  if (uri !== undefined && !/^mongodb(\+srv)?:\/\/[^/]+/.test(uri))
    reading.wrong('MONGODB_URI', 'write it as mongodb://host:27017/database or mongodb+srv://…', 'secret');
  return uri;
}

/** Registered as soon as any of the registration's settings is there, so that a forgotten app id is not "local". */
function isRegistered(reading: Reading): boolean {
  return ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType'].some(
    (name) => reading.value(name) !== undefined,
  );
}

function readIdentity(reading: Reading): Identity | undefined {
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
  const validateAuthority = readChoice(reading, 'ValidateAuthority', ['true', 'false'] as const, 'true') === 'true';
  const cloud = readCloud(reading, tenantId ?? '', validateAuthority);
  if (appId === undefined || tenantId === undefined || credential === undefined) return undefined;
  return { kind: 'registered', appId, tenantId, credential, cloud, validateAuthority };
}

function readGuid(reading: Reading, name: string, whatToDo: string): string | undefined {
  const value = reading.value(name);
  if (value === undefined) return reading.problem(`${name} is not set; ${whatToDo}`);
  return GUID.test(value) ? value : reading.wrong(name, `${whatToDo} (a GUID)`);
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

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOST.test(hostname.replace(/^\[|\]$/g, '')));
}

function registrationOf(reading: Reading, identity: Identity | undefined): Registration | 'wrong' | undefined {
  if (identity?.kind === 'registered') return identity;
  return isRegistered(reading) ? 'wrong' : undefined;
}

function readTenants(reading: Reading, identity: Identity | undefined): Tenants {
  const given = listOf(reading.value('ALLOWED_TENANTS') ?? '');
  if (!given.every((id) => GUID.test(id)))
    reading.wrong('ALLOWED_TENANTS', 'give tenant ids (GUIDs), separated by commas');
  if (given.length > 0) return given.map((id) => id.toLowerCase());
  return identity?.kind === 'registered' ? [identity.tenantId.toLowerCase()] : 'any';
}

function readAddresses(reading: Reading, registered: boolean): Addresses {
  const given = listOf(reading.value('ALLOWED_SERVICE_HOSTS') ?? '');
  const origins = given.map((entry) => originOf(entry.toLowerCase()));
  if (origins.some((origin) => origin === undefined))
    reading.wrong(
      'ALLOWED_SERVICE_HOSTS',
      'give exact host names (smba.trafficmanager.net), separated by commas; for a test 127.0.0.1:PORT',
    );
  if (given.length > 0) return origins.filter((origin) => origin !== undefined);
  if (!registered) return 'loopback';
  if (reading.value('ChannelService') === US_GOVERNMENT)
    reading.problem('ALLOWED_SERVICE_HOSTS is not set; in this cloud name the hosts that Teams sends from');
  return ['https://smba.trafficmanager.net'];
}

function readGraph(reading: Reading): string {
  const government = reading.value('ChannelService') === US_GOVERNMENT;
  const given = reading.value('GRAPH_ENDPOINT');
  if (given !== undefined && !isSafeUrl(given))
    reading.wrong('GRAPH_ENDPOINT', 'give an https address (http only on 127.0.0.1)');
  const endpoint = given ?? (government ? 'https://graph.microsoft.us' : 'https://graph.microsoft.com');
  return endpoint.replace(/\/+$/, '');
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

/** Names that are not ours but nearly are: one letter off, two in names of eight letters and more. */
function misspelt(names: readonly string[]): string[] {
  return names
    .filter((name) => !SETTINGS.includes(name) && !name.startsWith('AZURE_'))
    .flatMap((name) => {
      const meant = SETTINGS.find((known) => isNear(name, known));
      return meant === undefined ? [] : [`${name} is not a setting; did you mean ${meant}?`];
    });
}

function isNear(name: string, known: string): boolean {
  const far = known.length < 8 ? 1 : 2;
  if (Math.abs(name.length - known.length) > far) return false;
  if (known.length >= 8 && name.toLowerCase() === known.toLowerCase()) return true;
  return distance(name, known) <= far;
}

/** Levenshtein distance: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
