import { checkHead, checkLocalCaller } from '../../src/gate/head';

const statusOf = (method: string, headers: Record<string, string>): number => {
  const checked = checkHead({ method, headers });
  return checked.ok ? 200 : checked.refusal.status;
};

test.each([
  ['POST', { 'content-type': 'application/json' }, 200],
  ['POST', { 'content-type': 'application/json; charset=utf-8' }, 200],
  ['POST', { 'content-type': 'Application/JSON;charset="UTF-8"' }, 200],
  ['POST', { 'content-type': 'application/json', 'content-length': '262144' }, 200],
  ['POST', { 'content-type': 'application/json', 'content-length': '262145' }, 413],
  ['POST', { 'content-type': 'application/json', 'content-length': 'NaN' }, 413],
  ['POST', { 'content-type': 'application/json', 'content-encoding': 'identity' }, 415],
  ['POST', { 'content-type': 'application/json', 'content-encoding': '' }, 415],
  ['POST', { 'content-type': 'application/json; charset=latin1' }, 415],
  ['POST', { 'content-type': 'application/json, text/plain' }, 415],
  ['POST', { 'content-type': 'application/jsonx' }, 415],
  ['POST', { 'content-type': 'multipart/form-data; boundary=application/json' }, 415],
  ['POST', {}, 415],
  ['GET', { 'content-type': 'application/json' }, 405],
  ['post', { 'content-type': 'application/json' }, 405],
] as [string, Record<string, string>, number][])('%s with %j gives %i', (method, headers, status) => {
  expect(statusOf(method, headers)).toBe(status);
});

test.each([
  [{ host: '127.0.0.1:3978' }, true],
  [{ host: 'localhost:3978' }, true],
  [{ host: '[::1]:3978' }, true],
  [{ host: 'localhost' }, true],
  [{ host: 'localhost.example.com:3978' }, false],
  [{ host: '127.0.0.1.example.com' }, false],
  [{}, false],
  [{ host: 'localhost:3978', origin: 'http://localhost:3978' }, false],
  [{ host: 'localhost:3978', origin: 'null' }, false],
])('a caller without an app id who sends %j passes: %s', (headers, passes) => {
  expect(checkLocalCaller(headers).ok).toBe(passes);
});
