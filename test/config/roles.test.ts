import { GLOBAL_ADMINISTRATOR } from '../../src/domain/role';
import { configOf, type Env, problemsOf } from '../support/settings';

const APP = '6f2b8f0e-0000-4000-8000-000000000001';
const TENANT = '7d5f1a52-0000-4000-8000-00000000000a';
const GROUP = '90f0a1b2-0000-4000-8000-00000000000C';
const HELPDESK = '90f0a1b2-0000-4000-8000-00000000000e';
const OTHER = '6f2b8f0e-0000-4000-8000-000000000002';
const registered = {
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'pass-word-1',
  MicrosoftAppTenantId: TENANT,
  ADMIN_AGENTS_GROUP_ID: GROUP,
};
function directoryOf(env: Env) {
  const { roles } = configOf({ ...registered, ...env });
  if (roles.kind !== 'directory') throw new Error('The roles do not come from the directory.');
  return roles;
}

const globalAdmin = { role: 'global-admin', id: GLOBAL_ADMINISTRATOR, kind: 'role-template' };
const adminAgent = { role: 'admin-agent', id: GROUP.toLowerCase(), kind: 'group', expectedName: 'AdminAgents' };

describe('the roles that open the door', () => {
  test('are Global administrator and Admin agent, strictly, unless something else is set', () => {
    expect(directoryOf({}).grants).toEqual([globalAdmin, adminAgent]);
    expect(configOf(registered).access).toEqual({
      roles: ['global-admin', 'admin-agent'],
      tenants: [TENANT],
      guests: 'deny',
      staleReadMs: 900_000,
      isClosed: false,
    });
  });

  test('can be fewer and more', () => {
    const more = `admin-agent, helpdesk-agent = group:${HELPDESK.toUpperCase()},billing-admin=role:${OTHER}`;
    expect(directoryOf({ ROLES: more }).grants).toEqual([
      adminAgent,
      { role: 'helpdesk-agent', id: HELPDESK, kind: 'group' },
      { role: 'billing-admin', id: OTHER, kind: 'role-template' },
    ]);
    expect(directoryOf({ ROLES: 'global-admin', ADMIN_AGENTS_GROUP_ID: undefined }).grants).toEqual([globalAdmin]);
  });

  test('are those of the partner’s own tenant, whoever else may talk to the bot', () => {
    const config = configOf({ ...registered, ALLOWED_TENANTS: `${TENANT},${OTHER}` });
    expect(config.tenants).toHaveLength(2);
    expect(config.access.tenants).toEqual([TENANT]);
  });

  test('and what else the gate goes by can be set', () => {
    const { access } = configOf({ ...registered, GUESTS: 'Allow', STALE_READ_MINUTES: '0', ADMIT: 'nobody' });
    expect(access).toMatchObject({ guests: 'allow', staleReadMs: 0, isClosed: true });
  });
});

describe('the directory is asked with', () => {
  const cases: readonly (readonly [string, Env, object])[] = [
    ['the secret of the registration', {}, { kind: 'client-secret', clientId: APP, secret: 'pass-word-1' }],
    [
      'the managed identity of the registration',
      { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined },
      { kind: 'managed-identity', clientId: APP },
    ],
    ['another managed identity', { AZURE_CLIENT_ID: OTHER }, { kind: 'managed-identity', clientId: OTHER }],
    [
      'the machine’s own managed identity',
      { AZURE_TOKEN_CREDENTIALS: 'managedidentitycredential' },
      { kind: 'managed-identity' },
    ],
    [
      'a secret of its own',
      { AZURE_CLIENT_ID: OTHER, AZURE_CLIENT_SECRET: 's' },
      { kind: 'client-secret', clientId: OTHER, secret: 's' },
    ],
    [
      'a certificate',
      { AZURE_CLIENT_CERTIFICATE_PATH: '/c.pem', AZURE_CLIENT_CERTIFICATE_PASSWORD: 'p' },
      { kind: 'certificate', clientId: APP, path: '/c.pem', password: 'p' },
    ],
    [
      'a workload identity',
      { AZURE_FEDERATED_TOKEN_FILE: '/token' },
      { kind: 'workload-identity', clientId: APP, tokenFile: '/token' },
    ],
    [
      'the one of two that is asked for by name',
      {
        AZURE_FEDERATED_TOKEN_FILE: '/token',
        AZURE_CLIENT_SECRET: 's',
        AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
      },
      { kind: 'client-secret', clientId: APP, secret: 's' },
    ],
  ];
  test.each(cases)('%s', (_, env, credential) => {
    expect(directoryOf(env).credential).toEqual(credential);
  });

  test('the login of the cloud in use', () => {
    expect(directoryOf({})).toMatchObject({
      authorityHost: 'https://login.microsoftonline.com',
      isKnownAuthority: true,
    });
    const own = directoryOf({ AZURE_AUTHORITY_HOST: 'https://login.partner.example/' });
    expect(own).toMatchObject({ authorityHost: 'https://login.partner.example', isKnownAuthority: false });
  });
});

describe('is refused at the start, by name:', () => {
  const off = { ...registered, ADMIN_AGENTS_GROUP_ID: undefined };
  const cases: readonly (readonly [string, Env, RegExp])[] = [
    ['two sources', { ...off, ROLES: 'global-admin', FIXED_ROLES: `${APP}=admin-agent` }, /^FIXED_ROLES and ROLES are/],
    ['the directory without a registration', { ADMIN_AGENTS_GROUP_ID: GROUP }, /^The directory .*MicrosoftAppId/],
    ['admin-agent without its group', { ...off, ROLES: 'admin-agent' }, /^ADMIN_AGENTS_GROUP_ID is not set, but ROLES/],
    ['a group nobody asks about', { ...registered, ROLES: 'global-admin' }, /^ROLES .*leaves out admin-agent/],
    ['a role without an id', { ...registered, ROLES: 'admin-agent,king' }, /^ROLES is .*name=group:GROUP-ID/],
    ['an id by name', { ...registered, ROLES: 'admin-agent,king=group:Kings' }, /^ROLES is /],
    ['an id of no kind', { ...registered, ROLES: `admin-agent,king=${OTHER}` }, /^ROLES is /],
    ['another id for our own role', { ...registered, ROLES: `admin-agent,global-admin=group:${OTHER}` }, /^ROLES is /],
    ['no role at all', { ...off, ROLES: ',' }, /^ROLES is /],
    [
      'more than one question takes',
      { ...registered, ROLES: ['admin-agent', ...Array(20).fill(`r=group:${OTHER}`)].join() },
      /^ROLES is .*at most 20/,
    ],
    ['guests by halves', { ...registered, GUESTS: 'some' }, /^GUESTS is "some"; use one of: deny, allow/],
    ['a long memory', { ...registered, STALE_READ_MINUTES: '60' }, /^STALE_READ_MINUTES is "60"; give a number from 0/],
    ['an unclear lock', { ...registered, ADMIT: 'no' }, /^ADMIT is "no"; use one of: by-role, nobody/],
    [
      'two credentials',
      { ...registered, AZURE_CLIENT_SECRET: 's3', AZURE_CLIENT_CERTIFICATE_PATH: '/c' },
      /^AZURE_CLIENT_CERTIFICATE_PATH and AZURE_CLIENT_SECRET are both set/,
    ],
    [
      'a credential that is not there',
      { ...registered, AZURE_TOKEN_CREDENTIALS: 'WorkloadIdentityCredential' },
      /set AZURE_FEDERATED_TOKEN_FILE/,
    ],
    [
      'a credential of a developer',
      { ...registered, AZURE_TOKEN_CREDENTIALS: 'dev' },
      /^AZURE_TOKEN_CREDENTIALS is "dev"/,
    ],
    ['another tenant', { ...registered, AZURE_TENANT_ID: OTHER }, /^AZURE_TENANT_ID is /],
    ['a client that is no id', { ...registered, AZURE_CLIENT_ID: 'bot' }, /^AZURE_CLIENT_ID is "bot"/],
    [
      'a login without encryption',
      { ...registered, AZURE_AUTHORITY_HOST: 'http://login.example' },
      /^AZURE_AUTHORITY_HOST is /,
    ],
  ];
  test.each(cases)('%s', (_, env, problem) => {
    const problems = problemsOf(env);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems.join()).not.toMatch(/s3|pass-word/);
  });
});
