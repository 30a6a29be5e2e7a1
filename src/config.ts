import { isLoopback, isSafeUrl } from './config/address';
import {
  CLOUD_SETTINGS,
  type Identity,
  isRegistered,
  readIdentity,
  registrationOf,
  US_GOVERNMENT,
} from './config/identity';
import type { Reading } from './config/reading';
import { IDENTITY_SETTINGS, type RoleSource, readAccessRules, readRoles } from './config/roles';
import { misspelt } from './config/spelling';
import type { AccessRules } from './domain/access';
import { STALE_AFTER_DAYS } from './domain/doubt';
import type { Language } from './domain/party';
import { isGuid } from './domain/role';
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

export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The names of all settings that we read. */
export const SETTINGS: readonly string[] = [
  ...['HOST', 'PORT', 'NODE_ENV', 'LOG_LEVEL', 'SIGNPOST_DATA', 'MONGODB_URI', 'DEFAULT_LANGUAGE'],
  ...['STALE_AFTER_DAYS', 'DISCOVERY_API_KEY', 'DISCOVERY_API_URL', 'PLAYGROUND_PORT'],
  ...['FIXED_ROLES', 'ADMIN_AGENTS_GROUP_ID', 'ROLES', 'GUESTS', 'STALE_READ_MINUTES', 'ADMIT'],
  ...['ALLOWED_TENANTS', 'ALLOWED_SERVICE_HOSTS', 'GRAPH_ENDPOINT', ...IDENTITY_SETTINGS],
  ...['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppType', 'MicrosoftAppTenantId'],
  ...['ValidateAuthority', 'ChannelService', ...CLOUD_SETTINGS],
];

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
  problems.push(
    ...misspelt(
      Object.keys(env).filter((name) => env[name]?.trim()),
      SETTINGS,
    ),
  );
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
  if (kind === 'local' && !isLoopback(host))
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

function readTenants(reading: Reading, identity: Identity | undefined): Tenants {
  const given = listOf(reading.value('ALLOWED_TENANTS') ?? '');
  if (!given.every((id) => isGuid(id)))
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
