import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS } from '../src/config';
import { configOf, type Env, problemsOf } from './support/settings';

const APP = '6f2b8f0e-0000-4000-8000-000000000001';
const TENANT = '7D5F1A52-0000-4000-8000-00000000000A';
const GROUP = '90f0a1b2-0000-4000-8000-00000000000c';
const registered = {
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'pass-word-1',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: TENANT,
  ADMIN_AGENTS_GROUP_ID: GROUP,
};
describe('with nothing set', () => {
  test('the bot runs on this machine, for the Playground', () => {
    const config = configOf({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      dataFolder: '.signpost',
      production: false,
      logLevel: 'info',
      language: 'en',
      identity: { kind: 'local' },
      tenants: 'any',
      addresses: 'loopback',
      graphEndpoint: 'https://graph.microsoft.com',
    });
    expect(config.mongodbUri).toBeUndefined();
    expect(config.roles).toEqual({
      kind: 'fixed',
      people: new Map([
        ['11111111-1111-1111-1111-111111111111', ['admin-agent']],
        ['11111111-1111-1111-1111-111111111112', ['global-admin']],
      ]),
    });
  });

  test('blank means unset', () => {
    expect(configOf({ PORT: ' ', MicrosoftAppId: '', FIXED_ROLES: '' })).toEqual(configOf({}));
  });

  test('it does not start in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([expect.stringMatching(/^MicrosoftAppId is not set/)]);
  });

  test.each(['0.0.0.0', '::', '192.168.0.5', 'example.com'])('it does not listen on %s', (host) => {
    expect(problemsOf({ HOST: host })).toEqual([expect.stringMatching(/^HOST is /)]);
  });

  test.each(['127.0.0.1', '127.0.0.5', 'localhost', '::1'])('it listens on %s', (host) => {
    expect(configOf({ HOST: host }).host).toBe(host);
  });
});

describe('a registered bot', () => {
  test('has every setting of the Bot Framework, also those nobody gave', () => {
    const config = configOf({ ...registered, HOST: '0.0.0.0' });
    expect(config).toMatchObject({
      tenants: [TENANT.toLowerCase()],
      addresses: ['https://smba.trafficmanager.net'],
      roles: { kind: 'directory', tenantId: TENANT.toLowerCase() },
    });
    expect(config.identity).toEqual({
      kind: 'registered',
      appId: APP,
      tenantId: TENANT,
      credential: { kind: 'secret', password: 'pass-word-1' },
      validateAuthority: true,
      cloud: {
        ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToBotFromEmulatorOpenIdMetadataUrl:
          'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
        ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${TENANT}`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        OAuthUrl: 'https://api.botframework.com',
        CallerId: 'urn:botframework:azure',
      },
    });
  });

  test('takes single settings of another cloud and fills in the rest', () => {
    const { identity } = configOf({
      ...registered,
      ToChannelFromBotLoginUrl: 'https://127.0.0.1:4001/Tenant',
      ValidateAuthority: 'false',
      ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:4000/metadata',
    });
    expect(identity).toMatchObject({
      validateAuthority: false,
      cloud: {
        ToChannelFromBotLoginUrl: 'https://127.0.0.1:4001/Tenant',
        ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:4000/metadata',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      },
    });
  });

  test('of the government’s cloud has that cloud’s defaults', () => {
    const config = configOf({
      ...registered,
      ChannelService: 'https://botframework.azure.us',
      ALLOWED_SERVICE_HOSTS: 'smba.example.us',
    });
    expect(config).toMatchObject({
      graphEndpoint: 'https://graph.microsoft.us',
      identity: {
        cloud: {
          ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
          ToChannelFromBotLoginUrl: `https://login.microsoftonline.us/${TENANT}`,
        },
      },
    });
  });

  test('may be a managed identity, which has no secret', () => {
    const { MicrosoftAppPassword: secret, ...rest } = registered;
    const managed = { ...rest, MicrosoftAppType: 'UserAssignedMSI' };
    expect(configOf(managed).identity).toMatchObject({ credential: { kind: 'managed-identity' } });
    expect(problemsOf({ ...managed, MicrosoftAppPassword: secret })).toEqual([
      expect.stringMatching(/^MicrosoftAppPassword is set, but/),
    ]);
  });

  test('has its people and hosts from lists', () => {
    const { ADMIN_AGENTS_GROUP_ID: _, ...rest } = registered;
    const config = configOf({
      ...rest,
      FIXED_ROLES: `${GROUP}=admin-agent, ${GROUP.toUpperCase()} = global-admin,${APP}=admin-agent,`,
      ALLOWED_TENANTS: `${TENANT}, ${GROUP}`,
      ALLOWED_SERVICE_HOSTS: 'smba.trafficmanager.net, 127.0.0.1:4000',
    });
    expect(config.roles).toEqual({
      kind: 'fixed',
      people: new Map([
        [GROUP, ['admin-agent', 'global-admin']],
        [APP, ['admin-agent']],
      ]),
    });
    expect(config.tenants).toEqual([TENANT.toLowerCase(), GROUP]);
    expect(config.addresses).toEqual(['https://smba.trafficmanager.net', 'http://127.0.0.1:4000']);
  });
});

describe('a wrong setting is named with what to do', () => {
  test.each<[string, Env, RegExp]>([
    ['a port that is none', { PORT: 'abc' }, /^PORT is "abc"; give a number/],
    ['a port too high', { PORT: '70000' }, /^PORT /],
    ['an unknown level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud"; use one of: debug, info, warn, error/],
    ['an unknown language', { DEFAULT_LANGUAGE: 'de' }, /^DEFAULT_LANGUAGE is "de"; use one of: en, pl/],
    ['a store that is no MongoDB', { MONGODB_URI: 'http://root:word@db' }, /^MONGODB_URI is not usable; write it as/],
    ['roles without a role', { FIXED_ROLES: APP }, /^FIXED_ROLES .*objectId=role/],
    ['roles with an unknown role', { FIXED_ROLES: `${APP}=king` }, /^FIXED_ROLES .*global-admin, admin-agent/],
    ['roles with an unknown person', { FIXED_ROLES: 'me=admin-agent' }, /^FIXED_ROLES /],
    [
      'both sources of roles',
      { FIXED_ROLES: `${APP}=admin-agent`, ADMIN_AGENTS_GROUP_ID: GROUP },
      /^FIXED_ROLES and ADMIN_AGENTS_GROUP_ID are both set/,
    ],
    ['a group by name', { ADMIN_AGENTS_GROUP_ID: 'AdminAgents' }, /^ADMIN_AGENTS_GROUP_ID .*GUID/],
    ['a tenant by name', { ALLOWED_TENANTS: 'contoso.com' }, /^ALLOWED_TENANTS /],
    ['a host with a wildcard', { ALLOWED_SERVICE_HOSTS: '*.trafficmanager.net' }, /^ALLOWED_SERVICE_HOSTS /],
    ['Graph without encryption', { GRAPH_ENDPOINT: 'http://graph.example.com' }, /^GRAPH_ENDPOINT /],
    [
      'a forgotten app id',
      { MicrosoftAppPassword: 'x', MicrosoftAppTenantId: TENANT, ADMIN_AGENTS_GROUP_ID: GROUP },
      /^MicrosoftAppId is not set/,
    ],
    ['a forgotten secret', { ...registered, MicrosoftAppPassword: undefined }, /^MicrosoftAppPassword is not set/],
    ['a forgotten tenant', { ...registered, MicrosoftAppTenantId: undefined }, /^MicrosoftAppTenantId is not set/],
    ['no source of roles', { ...registered, ADMIN_AGENTS_GROUP_ID: undefined }, /^ADMIN_AGENTS_GROUP_ID is not set/],
    [
      'a list of people in production',
      { ...registered, ADMIN_AGENTS_GROUP_ID: undefined, FIXED_ROLES: `${APP}=admin-agent`, NODE_ENV: 'production' },
      /^FIXED_ROLES is set, but in production/,
    ],
    [
      'a multi-tenant bot',
      { ...registered, MicrosoftAppType: 'MultiTenant' },
      /^MicrosoftAppType is "MultiTenant"; multi-tenant bots can no longer be registered/,
    ],
    ['an unknown type', { ...registered, MicrosoftAppType: 'Own' }, /^MicrosoftAppType is "Own"; use one of/],
    ['an unknown cloud', { ...registered, ChannelService: 'https://example.com' }, /^ChannelService /],
    [
      'a cloud whose hosts nobody named',
      { ...registered, ChannelService: 'https://botframework.azure.us' },
      /^ALLOWED_SERVICE_HOSTS is not set/,
    ],
    [
      'keys without encryption',
      { ...registered, ToBotFromChannelOpenIdMetadataUrl: 'http://example.com/m' },
      /^ToBotFromChannelOpenIdMetadataUrl /,
    ],
    [
      'a login nobody vouched for',
      { ...registered, ToChannelFromBotLoginUrl: 'https://login.example.com/t' },
      /^ToChannelFromBotLoginUrl .*ValidateAuthority=false/,
    ],
    [
      'a switch that is neither',
      { ...registered, ValidateAuthority: 'no' },
      /^ValidateAuthority is "no"; use one of: true, false/,
    ],
    [
      'a name with a letter missing',
      { ADMIN_AGENT_GROUP_ID: GROUP },
      /^ADMIN_AGENT_GROUP_ID is not a setting; did you mean ADMIN_AGENTS_GROUP_ID\?/,
    ],
    [
      'a name in small letters',
      { microsoftappid: APP },
      /^microsoftappid is not a setting; did you mean MicrosoftAppId\?/,
    ],
    ['a name with two letters changed', { MONGO_URI: 'mongodb://x' }, /^MONGO_URI .*MONGODB_URI/],
  ])('%s', (_, env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
  });

  test('all at once, and no secret is repeated', () => {
    const problems = problemsOf({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      MONGODB_URI: 'root:pass-word-2@db',
      MicrosoftAppPassword: 'pass-word-3',
      MicrosoftAppId: 'nobody',
    });
    expect(problems.map((line) => line.split(' ')[0]).sort()).toEqual([
      'ADMIN_AGENTS_GROUP_ID',
      'LOG_LEVEL',
      'MONGODB_URI',
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'PORT',
    ]);
    expect(problems.join('\n')).not.toContain('pass-word');
  });
});

test('the names of other programs are nobody’s typo', () => {
  const others =
    'HOME PATH PWD OLDPWD LANG LC_ALL TERM USER SHELL SHLVL LOGNAME HOSTNAME HOSTTYPE MAIL EDITOR TZ CI DISPLAY ' +
    'NODE_OPTIONS NODE_PATH NODE_EXTRA_CA_CERTS npm_config_cache npm_package_name INIT_CWD TMPDIR ' +
    'AZURE_CLIENT_ID AZURE_TENANT_ID AZURE_CLIENT_SECRET WEBSITE_SITE_NAME IDENTITY_ENDPOINT IDENTITY_HEADER';
  expect(problemsOf(Object.fromEntries(others.split(' ').map((name) => [name, 'x'])))).toEqual([]);
});

describe('the example of the settings', () => {
  const example = readFileSync(path.join(__dirname, '../.env.example'), 'utf8');
  const entries = [...example.matchAll(/^(?:# )?([A-Za-z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);

  test('names every setting and nothing else', () => {
    const names = entries.map(([name = '']) => name);
    expect(names.sort()).toEqual([...SETTINGS].sort());
  });

  test('used as it is changes nothing', () => {
    expect(configOf(Object.fromEntries(entries))).toEqual(configOf({}));
  });
});
