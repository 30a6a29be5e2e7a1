import { isAllowedAddress, originOf } from '../../src/gate/address';

const TEAMS = ['https://smba.trafficmanager.net'];

test.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['https://smba.trafficmanager.net', true],
  ['https://smba.trafficmanager.net/emea/7d5f1a52-0000-4000-8000-00000000000a/', true],
  ['http://smba.trafficmanager.net/emea/', false],
  ['https://smba.trafficmanager.net:443/emea/', false],
  ['https://smba.trafficmanager.net:8443/', false],
  ['https://SMBA.trafficmanager.net/', false],
  ['HTTPS://smba.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net./', false],
  ['https://evil.trafficmanager.net/', false],
  ['https://trafficmanager.net/', false],
  ['https://smba.trafficmanager.net.example.com/', false],
  ['https://smba.trafficmanager.netexample.com/', false],
  ['https://example.com/smba.trafficmanager.net', false],
  ['https://smba.trafficmanager.net@example.com/', false],
  ['https://user@smba.trafficmanager.net/', false],
  ['https://user:word@smba.trafficmanager.net/', false],
  ['https://example.com\\@smba.trafficmanager.net/', false],
  ['https:\\\\smba.trafficmanager.net/', false],
  ['https:/smba.trafficmanager.net/', false],
  ['https:smba.trafficmanager.net/', false],
  ['//smba.trafficmanager.net/', false],
  [' https://smba.trafficmanager.net/', false],
  ['https://smba.trafficmanager.net/\n', false],
  ['https://smba.trafficmanager\t.net/', false],
  ['https://smba.trafficmanager.net/?to=https://example.com', false],
  ['https://smba.trafficmanager.net/#x', false],
  ['https://smba.trafficmanager.net?x', false],
  ['https://ѕmba.trafficmanager.net/', false],
  ['https://xn--mba-uwc.trafficmanager.net/', false],
  ['https://smba%2etrafficmanager.net/', false],
  ['https://127.0.0.1/', false],
  ['https://2130706433/', false],
  ['https://[::ffff:127.0.0.1]/', false],
  ['http://169.254.169.254/metadata/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['data:text/plain,x', false],
  ['', false],
  ['https://', false],
])('the bot may answer to %j: %s', (address, allowed) => {
  expect(isAllowedAddress(address, TEAMS)).toBe(allowed);
});

test.each([
  ['http://localhost:56150/_connector', true],
  ['http://127.0.0.1:56150/', true],
  ['http://[::1]:56150/', true],
  ['http://localhost', true],
  ['https://localhost:56150/', false],
  ['http://localhost.example.com:56150/', false],
  ['http://localhost@example.com/', false],
  ['http://127.0.0.1.example.com/', false],
  ['http://0.0.0.0:56150/', false],
  ['http://127.1:56150/', false],
  ['http://192.168.0.1:56150/', false],
])('without an app id it may answer to %j: %s', (address, allowed) => {
  expect(isAllowedAddress(address, 'loopback')).toBe(allowed);
});

test('calls of the SDK may carry a query', () => {
  const address = 'https://smba.trafficmanager.net/v3/conversations/a/pagedmembers?pageSize=10';
  expect([isAllowedAddress(address, TEAMS, true), isAllowedAddress(address, TEAMS)]).toEqual([true, false]);
});

test.each([
  ['smba.trafficmanager.net', 'https://smba.trafficmanager.net'],
  ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['localhost:4000', 'http://localhost:4000'],
  ['127.0.0.1:80', 'http://127.0.0.1'],
  ['127.0.0.1', undefined],
  ['127.0.0.1:0', undefined],
  ['127.0.0.1:70000', undefined],
  ['10.0.0.1:4000', undefined],
  ['smba.trafficmanager.net:443', undefined],
  ['https://smba.trafficmanager.net', undefined],
  ['*.trafficmanager.net', undefined],
  ['smba', undefined],
  ['', undefined],
])('the setting %j means %s', (entry, origin) => {
  expect(originOf(entry)).toBe(origin);
});
