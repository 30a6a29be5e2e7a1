import type { AccessRules } from '../domain/access';
import { GLOBAL_ADMINISTRATOR, isGuid, ROLES, type Role } from '../domain/role';
import type { Reading } from './reading';

/** Who says which roles people hold. */
export type RoleSource =
  /** Lower-case object id to roles. */
  { readonly kind: 'fixed'; readonly people: ReadonlyMap<string, readonly Role[]> } | DirectorySource;

export interface DirectorySource {
  readonly kind: 'directory';
  /** Lower-case id of the partner's own tenant, whose people and groups are meant. */
  readonly tenantId: string;
  /** What gives which role; at most as many as one question to Microsoft Graph takes. */
  readonly grants: readonly Grant[];
  readonly credential: CredentialChoice;
  /** Login host without a trailing slash. */
  readonly authorityHost: string;
  /** True when the login host is one of Microsoft's, which can be asked about itself. */
  readonly isKnownAuthority: boolean;
}

/** Whoever the id holds gets the role: a directory role by its template id, or a group. Ids are in lower case. */
export interface Grant {
  readonly role: Role;
  readonly id: string;
  readonly kind: 'role-template' | 'group';
  /** The group that Partner Center makes for the role: its name has to be this one. */
  readonly expectedName?: string;
}

/** How Signpost proves who it is when it asks the directory; the tenant is the partner's own. */
export type CredentialChoice =
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  | { readonly kind: 'workload-identity'; readonly clientId: string; readonly tokenFile: string }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly path: string; readonly password?: string }
  | { readonly kind: 'client-secret'; readonly clientId: string; readonly secret: string };

/** What the registration of the bot has to say here. */
export interface Registration {
  readonly appId: string;
  readonly tenantId: string;
  readonly credential: { readonly kind: 'secret'; readonly password: string } | { readonly kind: 'managed-identity' };
}

/** The names that @azure/identity gives its settings. */
export const IDENTITY_SETTINGS = [
  'AZURE_TOKEN_CREDENTIALS',
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AZURE_AUTHORITY_HOST',
] as const;

/** The two people of the Playground who hold a role, so that a fresh clone can be tried. */
const PLAYGROUND_ROLES =
  '11111111-1111-1111-1111-111111111111=admin-agent,11111111-1111-1111-1111-111111111112=global-admin';

/** Name of the group behind the role Admin agent of Partner Center. */
const ADMIN_AGENTS = 'AdminAgents';
/** Ids that one checkMemberObjects takes (https://learn.microsoft.com/graph/api/directoryobject-checkmemberobjects). */
const MOST_GRANTS = 20;
const ROLE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Longest age of an answer that a read may use while the directory is away, in minutes. */
const STALEST = 15;
/** Login hosts of Microsoft's clouds. */
const AUTHORITIES = [
  'https://login.microsoftonline.com',
  'https://login.microsoftonline.us',
  'https://login.partner.microsoftonline.cn',
];

/**
 * Where the roles come from: the directory when a group or a set of roles is named, else FIXED_ROLES. `registration`
 * is undefined in local mode and `'wrong'` when it has problems of its own, which are told elsewhere.
 */
export function readRoles(
  reading: Reading,
  production: boolean,
  registration: Registration | 'wrong' | undefined,
): RoleSource | undefined {
  const fixed = reading.value('FIXED_ROLES');
  const named = ['ADMIN_AGENTS_GROUP_ID', 'ROLES'].find((name) => reading.value(name) !== undefined);
  if (fixed !== undefined && named !== undefined)
    return reading.problem(
      `FIXED_ROLES and ${named} are both set; keep ${named} (the directory decides) or, for a test, FIXED_ROLES`,
    );
  if (named !== undefined) return readDirectory(reading, registration);
  if (fixed !== undefined && production)
    return reading.problem(
      'FIXED_ROLES is set, but in production the directory decides; remove it and set ADMIN_AGENTS_GROUP_ID',
    );
  if (fixed === undefined && registration !== undefined)
    return reading.problem(
      'ADMIN_AGENTS_GROUP_ID is not set; give the object id of the group AdminAgents (or FIXED_ROLES for a test), or nobody could use the bot',
    );
  return readFixedRoles(reading, fixed ?? PLAYGROUND_ROLES);
}

/** What the gate goes by, beside the directory. */
export function readAccessRules(
  reading: Reading,
  source: RoleSource | undefined,
  tenants: AccessRules['tenants'],
): AccessRules {
  const minutes = reading.value('STALE_READ_MINUTES') ?? String(STALEST);
  if (!/^\d{1,2}$/.test(minutes) || Number(minutes) > STALEST)
    reading.wrong('STALE_READ_MINUTES', `give a number from 0 (never) to ${STALEST}`);
  const granted = source?.kind === 'directory' ? source.grants.map((grant) => grant.role) : ROLES;
  return {
    roles: [...new Set(granted)],
    // Whatever else may talk to the bot, roles are those of the partner's own tenant.
    tenants: source?.kind === 'directory' ? [source.tenantId] : tenants,
    guests: reading.choice('GUESTS', ['deny', 'allow'] as const, 'deny'),
    staleReadMs: Number(minutes) * 60_000,
    isClosed: reading.choice('ADMIT', ['by-role', 'nobody'] as const, 'by-role') === 'nobody',
  };
}

function readFixedRoles(reading: Reading, text: string): RoleSource | undefined {
  const people = new Map<string, readonly Role[]>();
  for (const entry of reading.listOf(text)) {
    const [id = '', given = ''] = entry.split('=').map((part) => part.trim());
    const role = ROLES.find((known) => known === given);
    if (!isGuid(id) || role === undefined || entry.split('=').length !== 2)
      return reading.wrong('FIXED_ROLES', `write objectId=role,… with one of: ${ROLES.join(', ')}`);
    const key = id.toLowerCase();
    people.set(key, [...new Set([...(people.get(key) ?? []), role])]);
  }
  return { kind: 'fixed', people };
}

function readDirectory(reading: Reading, registration: Registration | 'wrong' | undefined): RoleSource | undefined {
  const grants = readGrants(reading);
  if (grants === undefined) return undefined;
  if (registration === undefined)
    return reading.problem(
      'The directory is to decide who is who, but without MicrosoftAppId the bot believes everyone who reaches it; set MicrosoftAppId, or remove ADMIN_AGENTS_GROUP_ID and ROLES and use FIXED_ROLES',
    );
  if (registration === 'wrong') return undefined;
  const credential = readCredential(reading, registration);
  const tenantId = reading.value('AZURE_TENANT_ID') ?? registration.tenantId;
  if (tenantId.toLowerCase() !== registration.tenantId.toLowerCase())
    return reading.wrong(
      'AZURE_TENANT_ID',
      'the roles are those of the tenant the bot is registered in: make it the same as MicrosoftAppTenantId or remove it',
    );
  const authorityHost = readAuthority(reading);
  if (credential === undefined) return undefined;
  const isKnownAuthority = AUTHORITIES.includes(authorityHost);
  return { kind: 'directory', tenantId: tenantId.toLowerCase(), grants, credential, authorityHost, isKnownAuthority };
}

const ROLES_FORM =
  'write global-admin, admin-agent and, for others, name=role:TEMPLATE-ID or name=group:GROUP-ID (GUIDs), separated by commas';

function readGrants(reading: Reading): readonly Grant[] | undefined {
  const group = reading.value('ADMIN_AGENTS_GROUP_ID');
  if (group !== undefined && !isGuid(group))
    return reading.wrong('ADMIN_AGENTS_GROUP_ID', 'give the object id (a GUID) of the group AdminAgents');
  const names = reading.listOf(reading.value('ROLES') ?? ROLES.join(','));
  if (names.includes('admin-agent') && group === undefined)
    return reading.problem(
      'ADMIN_AGENTS_GROUP_ID is not set, but ROLES has admin-agent; give the object id of the group AdminAgents or leave admin-agent out',
    );
  const grants = names.map((entry) => grantOf(entry, group?.toLowerCase() ?? ''));
  const right = grants.filter((grant) => grant !== undefined);
  if (right.length !== grants.length || right.length === 0) return reading.wrong('ROLES', ROLES_FORM);
  if (group !== undefined && !right.some((grant) => grant.role === 'admin-agent'))
    return reading.wrong('ROLES', 'it leaves out admin-agent, so remove ADMIN_AGENTS_GROUP_ID as well');
  if (right.length > MOST_GRANTS) return reading.wrong('ROLES', `name at most ${MOST_GRANTS}`);
  return right;
}

function grantOf(entry: string, adminAgents: string): Grant | undefined {
  if (entry === 'global-admin') return { role: entry, id: GLOBAL_ADMINISTRATOR, kind: 'role-template' };
  if (entry === 'admin-agent') return { role: entry, id: adminAgents, kind: 'group', expectedName: ADMIN_AGENTS };
  const [, role = '', kind, id = ''] = /^([^=]*?)\s*=\s*(role|group):\s*(\S+)$/.exec(entry) ?? [];
  const isOurs = (ROLES as readonly string[]).includes(role);
  if (isOurs || !ROLE_NAME.test(role) || role.length > 40 || !isGuid(id)) return undefined;
  return { role, id: id.toLowerCase(), kind: kind === 'role' ? 'role-template' : 'group' };
}

type Read<K extends CredentialChoice['kind']> = Extract<CredentialChoice, { kind: K }>;

/** The library's own names choose; without any of them it is the identity that the bot is registered with. */
function readCredential(reading: Reading, registration: Registration): CredentialChoice | undefined {
  const kind = readCredentialKind(reading);
  if (kind === undefined) return undefined;
  const clientId = reading.value('AZURE_CLIENT_ID');
  if (clientId !== undefined && !isGuid(clientId))
    return reading.wrong('AZURE_CLIENT_ID', 'give the application (client) id that asks the directory (a GUID)');
  const needed = { clientId: clientId ?? registration.appId };
  switch (kind) {
    case 'managed-identity':
      return clientId === undefined ? { kind } : { kind, clientId };
    case 'workload-identity':
      return { kind, ...needed, tokenFile: reading.value('AZURE_FEDERATED_TOKEN_FILE') ?? '' };
    case 'certificate':
      return certificate(reading, needed.clientId);
    case 'client-secret':
      return { kind, ...needed, secret: reading.value('AZURE_CLIENT_SECRET') ?? '' };
    case 'registration':
      return registration.credential.kind === 'secret'
        ? { kind: 'client-secret', clientId: registration.appId, secret: registration.credential.password }
        : { kind: 'managed-identity', clientId: registration.appId };
    default:
      return kind satisfies never;
  }
}

function certificate(reading: Reading, clientId: string): Read<'certificate'> {
  const password = reading.value('AZURE_CLIENT_CERTIFICATE_PASSWORD');
  const path = reading.value('AZURE_CLIENT_CERTIFICATE_PATH') ?? '';
  return { kind: 'certificate', clientId, path, ...(password === undefined ? {} : { password }) };
}

/** Which setting makes which credential; two of them at once are a mistake, unless one is asked for by name. */
const MAKERS = {
  AZURE_CLIENT_CERTIFICATE_PATH: 'certificate',
  AZURE_CLIENT_SECRET: 'client-secret',
  AZURE_FEDERATED_TOKEN_FILE: 'workload-identity',
} as const;
const BY_NAME = {
  managedidentitycredential: [],
  workloadidentitycredential: ['AZURE_FEDERATED_TOKEN_FILE'],
  environmentcredential: ['AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_CLIENT_SECRET'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof MAKERS)[]>>;

function readCredentialKind(reading: Reading): CredentialChoice['kind'] | 'registration' | undefined {
  const asked = reading.value('AZURE_TOKEN_CREDENTIALS')?.toLowerCase();
  if (asked !== undefined && !Object.hasOwn(BY_NAME, asked))
    return reading.wrong(
      'AZURE_TOKEN_CREDENTIALS',
      'use one of: ManagedIdentityCredential, WorkloadIdentityCredential, EnvironmentCredential',
    );
  const makers: readonly (keyof typeof MAKERS)[] =
    asked === undefined
      ? ['AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_CLIENT_SECRET', 'AZURE_FEDERATED_TOKEN_FILE']
      : BY_NAME[asked as keyof typeof BY_NAME];
  const [maker, other] = makers.filter((name) => reading.value(name) !== undefined);
  if (maker !== undefined && other !== undefined)
    return reading.problem(`${maker} and ${other} are both set; keep the one that asks the directory`);
  if (maker !== undefined) return MAKERS[maker];
  if (asked === 'managedidentitycredential') return 'managed-identity';
  if (asked !== undefined)
    return reading.problem(`AZURE_TOKEN_CREDENTIALS asks for what is not there; set ${makers.join(' or ')}`);
  return reading.value('AZURE_CLIENT_ID') === undefined ? 'registration' : 'managed-identity';
}

function readAuthority(reading: Reading): string {
  const given = reading.value('AZURE_AUTHORITY_HOST');
  if (given !== undefined && !(URL.canParse(given) && new URL(given).protocol === 'https:'))
    reading.wrong('AZURE_AUTHORITY_HOST', 'give the https address of the login host');
  return (given ?? (reading.isGovernment ? AUTHORITIES[1] : AUTHORITIES[0]) ?? '').replace(/\/+$/, '');
}
