import fc from 'fast-check';
import { checkToken } from '../../src/gate/token';
import { jwt } from '../support/microsoft';

const APP = '6f2b8f0e-0000-4000-8000-000000000001';
const TENANT = '7d5f1a52-0000-4000-8000-00000000000a';
const ISSUER = 'https://api.botframework.com';
const expected = { appId: APP, issuer: ISSUER, tenants: [TENANT] };
const claims = { iss: ISSUER, aud: APP, exp: 1, serviceurl: 'https://smba.trafficmanager.net/' };
const header = { alg: 'RS256', kid: 'k' };
const token = (over: object = {}, head: object = {}): string =>
  `Bearer ${jwt({ ...header, ...head }, { ...claims, ...over }, 'none')}c2ln`;

test('the channel’s own token passes and tells its service address', () => {
  expect(checkToken(token(), expected)).toEqual({ ok: true, value: claims.serviceurl });
});

test.each<[string, string | undefined]>([
  ['nothing', undefined],
  ['a blank', ''],
  ['only the scheme', 'Bearer '],
  ['two parts', 'Bearer a.b'],
  ['four parts', `${token()}.d`],
  ['an empty signature', token().replace(/[^.]*$/, '')],
  ['a blank at the end', `${token()} `],
  ['two tokens', `${token()}, ${token()}`],
  ['a line break', token().replace('.', '.\n')],
  ['padding', token().replace('.', '=.')],
  ['parts that are not JSON', 'Bearer YQ.YQ.YQ'],
  ['parts that are lists', 'Bearer W10.W10.YQ'],
  ['more than 8 KB', token({ x: 'x'.repeat(8_000) })],
  ['no algorithm', token({}, { alg: undefined })],
  ['RS384', token({}, { alg: 'RS384' })],
  ['rs256', token({}, { alg: 'rs256' })],
  ['a key id that is no text', token({}, { kid: 5 })],
  ['an empty key id', token({}, { kid: '' })],
  ['the issuer with a slash', token({ iss: `${ISSUER}/` })],
  ['two issuers', token({ iss: [ISSUER] })],
  ['the audience in capitals', token({ aud: APP.toUpperCase() })],
  ['an expiry that is a text', token({ exp: '1' })],
  ['no service address', token({ serviceurl: undefined })],
  ['an empty service address', token({ serviceurl: '' })],
  ['an unknown tenant', token({ tid: APP })],
  ['a tenant that is no text', token({ tid: [TENANT] })],
  ['an empty tenant', token({ tid: '' })],
])('%s is refused with 401', (_, authorization) => {
  expect(checkToken(authorization, expected)).toMatchObject({ ok: false, refusal: { status: 401 } });
});

test('our own tenant may be named', () => {
  expect(checkToken(token({ tid: TENANT }), expected).ok).toBe(true);
});

test('any header at all gives a verdict, never an exception, and none passes by chance', () => {
  const part = fc.oneof(fc.base64String(), fc.string());
  fc.assert(
    fc.property(fc.tuple(part, part, part), (parts) => {
      expect(checkToken(`Bearer ${parts.join('.')}`, expected).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});
