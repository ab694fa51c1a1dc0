import type { JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const device = (change: JsonObject) => ({ body: { device: (good: JsonObject) => ({ ...good, ...change }) } });
const flow = 'device-code';

export const deviceCases: Case[] = [
  {
    name: 'a page on plain http',
    wrong: device({ verification_uri: 'http://hostile.example/activate' }),
    shows: 'finished device-authorization/verification-uri!',
    flow,
  },
  {
    name: 'a script in place of a page',
    wrong: device({ verification_uri_complete: 'javascript:alert(1)' }),
    shows: 'finished device-authorization/verification-uri!',
    flow,
  },
  {
    name: 'a page at another site',
    wrong: device({ verification_uri_complete: 'https://evil.example/' }),
    shows: 'finished device-authorization/verification-uri-complete!',
    flow,
  },
  {
    name: 'a short code',
    wrong: device({ user_code: 'AB1' }),
    shows: 'finished device-authorization/user-code-long!',
    flow,
  },
  {
    name: 'a long code',
    wrong: device({ user_code: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' }),
    shows: 'finished device-authorization/user-code-short',
    flow,
  },
  {
    name: 'a code that is good for a day',
    wrong: device({ expires_in: 86_400 }),
    shows: 'finished device-authorization/device-code-life',
    flow,
  },
  {
    name: 'a code that is good longer than any date',
    wrong: device({ expires_in: 1e300 }),
    shows: 'finished device-authorization/device-code-life',
    flow,
  },
  {
    name: 'times as text',
    wrong: device({ expires_in: '600', interval: '5' }),
    shows: 'stopped at device-authorization: response-invalid device-authorization/device-times!',
    flow,
  },
  {
    name: 'a minute and a half between two polls',
    wrong: device({ interval: 90 }),
    shows: 'finished device-authorization/device-interval',
    flow,
  },
  {
    name: 'an `interval` of 0',
    wrong: device({ interval: 0 }),
    shows: 'stopped at device-authorization: response-invalid',
    flow,
  },
  {
    name: 'no `user_code`',
    wrong: { body: { device: ({ user_code: _, ...rest }) => rest } },
    shows: 'stopped at device-authorization: response-invalid',
    flow,
  },
  {
    name: 'no `device_authorization_endpoint`',
    wrong: { body: { discovery: ({ device_authorization_endpoint: _, ...rest }) => rest } },
    shows: 'stopped at device-authorization: metadata-missing',
    flow,
  },
  {
    name: 'a relative `device_authorization_endpoint`',
    wrong: { body: { discovery: (good) => ({ ...good, device_authorization_endpoint: 'device' }) } },
    shows: 'stopped at device-authorization: metadata-invalid discovery/addresses-whole!',
    flow,
  },
];
