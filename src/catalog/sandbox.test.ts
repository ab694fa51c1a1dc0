/**
 * Walks the practice tenant along the catalog. It knows nothing of the catalog; whatever it is asked, well or badly, its
 * answer is one that the catalog declares: never a 500, never a request that hangs.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { clientIds } from '#sandbox/seed.ts';
import { loginParams, type Practice, practice } from '#sandbox/testing/practice.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import type { OperationId } from './routes.ts';
import { everywhere } from './shared.ts';
import { type Ask, goodAsks, goodTokenAsks } from './testing/asks.ts';
import { judge } from './testing/declared.ts';
import { fieldsOf, type TokenRequest } from './token-request.ts';
import { tokenRequests } from './token-requests.ts';
import type { Use } from './use.ts';

/** What the practice tenant does not have yet. Whoever builds one takes it off and adds a good request to `asks.ts`. */
const notBuilt: readonly OperationId[] = [
  'continue',
  'pushed-authorization',
  'backchannel-authentication',
  'global-token-revocation',
  'register',
  'passwordless-start',
  'passwordless-verify',
  'passwordless-link',
  'passwordless-captcha',
  'otp-challenge',
  'passkey-register',
  'passkey-challenge',
  'signup',
  'signup-captcha',
  'change-password',
  'change-password-captcha',
  'cross-origin-authenticate',
  'cross-origin-verifier',
  'hosted-login',
  'login-captcha',
  'mfa-challenge',
  'mfa-associate',
  'mfa-authenticators',
  'mfa-authenticator-delete',
  'saml-connection-metadata',
  'saml-metadata',
  'saml-logout',
  'saml-login',
  'login-callback',
  'wsfed-metadata',
  'wsfed-login',
  'certificate',
  'sso-data',
  'user-country',
  'client-settings',
  'access-token-social',
  'resource-owner',
  'tokeninfo',
  'delegation',
  'unlink',
  'impersonate',
];

type Probe = {
  title: string;
  init: RequestInit;
  query?: Record<string, string>;
  path?: string;
  must?: 'refused';
  isJson?: boolean;
};
type Encoding = 'form' | 'json';

const texts = ['', '%', '\u0000', '-1.5', '💥'.repeat(2000)];
const others = [7, true, null, [], ['one', 'two'], {}, { a: { b: 1 } }];

const TEN_MEGABYTES = 'x'.repeat(10 * 1024 * 1024);
const DEEP = 10_000;

/** Thousands of requests: what they leave behind is not copied with each. */
const forgetful = {
  load: async () => undefined,
  keep: async () => {},
  replace: async () => {},
  append: async () => {},
};

let tenant: Practice;
beforeAll(async () => {
  tenant = practice({ storage: forgetful });
  await tenant.prepare();
});

/** One stop of the walk: an operation, or one body of the token endpoint, and a good request to it. */
type Stop = {
  title: string;
  operation: Operation;
  request?: TokenRequest;
  good: (tenant: Practice) => Promise<Ask> | Ask;
};

const token = operations.find(({ id }) => id === 'token');
if (!token) throw new Error('The catalog has no token endpoint.');

const stops: Stop[] = [
  ...operations.flatMap((operation) =>
    (goodAsks[operation.id] ?? []).map((good, index) => ({
      title: `${operation.id} ${index + 1}`,
      operation,
      good,
    })),
  ),
  ...[...goodTokenAsks].map(([request, good]) => ({ title: request.title, operation: token, request, good })),
];

function encoded(
  method: string,
  fields: Record<string, unknown>,
  encoding: Encoding,
  headers = {},
): RequestInit {
  return encoding === 'json'
    ? { method, body: JSON.stringify(fields), headers: { ...headers, 'content-type': 'application/json' } }
    : { method, body: new URLSearchParams(fields as Record<string, string>), headers };
}

async function answers({ operation, request }: Stop, probe: Probe) {
  const url = new URL((probe.path ?? operation.paths[0]).slice(1), tenant.issuer);
  for (const [name, value] of Object.entries(probe.query ?? {})) url.searchParams.append(name, value);
  const response = await tenant.fetch(new Request(url, probe.init));
  expect(response.status, probe.title).not.toBe(500);
  const found = await judge(response, {
    issuer: tenant.issuer,
    answers: [...operation.answers, ...(request?.answers ?? [])],
    errors: [...operation.errors, ...(request?.errors ?? []), ...everywhere],
  }).catch((error: unknown) => {
    throw new Error(`${probe.title}: ${error instanceof Error ? error.message : error}`);
  });
  if (probe.must) expect(found, probe.title).toBe(probe.must);
  return found;
}

/** The request with another set of parameters, wherever it has them; both encodings where the catalog has both. */
function asked(
  { operation }: Stop,
  ask: Ask,
  title: string,
  change: (params: Record<string, string>) => Record<string, unknown>,
): Probe[] {
  const headers = ask.headers ?? {};
  if (ask.fields === undefined) {
    const query = change({ ...ask.query }) as Record<string, string>;
    return [{ title, query, init: { method: ask.method, headers } }];
  }
  const encodings: readonly Encoding[] = operation.body?.encodings ?? ['form'];
  return encodings.map((encoding) => ({
    title: `${title}, ${encoding}`,
    isJson: encoding === 'json',
    init: encoded(ask.method, change({ ...ask.fields }), encoding, headers),
  }));
}

function usesOf({ operation, request }: Stop, ask: Ask): readonly Use[] {
  if (request) return fieldsOf(request);
  if (ask.fields === undefined) return operation.query ?? [];
  return operation.body && 'fields' in operation.body ? operation.body.fields : [];
}

describe('the practice tenant', () => {
  it('has, or is known not to have, every operation', () => {
    const built = [...Object.keys(goodAsks), 'token'];
    expect([...built, ...notBuilt].sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it.each(notBuilt)('has no %s yet', async (id) => {
    const operation = operations.find((one) => one.id === id);
    for (const path of operation?.paths ?? []) {
      for (const method of operation?.methods ?? []) {
        const url = new URL(path.replaceAll(/\{\w+\}/g, clientIds.spa).slice(1), tenant.issuer);
        expect((await tenant.fetch(new Request(url, { method }))).status, `${method} ${path}`).toBe(404);
      }
    }
  });

  it.each(tokenRequests.filter((one) => !goodTokenAsks.has(one)).map((one) => [one.title, one] as const))(
    'has no %s yet, and refuses it as the catalog says',
    async (title, request) => {
      const fields = { grant_type: request.grantType, client_id: clientIds.spa };
      const stop = { title, operation: token, request, good: () => ({ method: 'POST', fields }) as const };
      await answers(stop, { title, init: encoded('POST', fields, 'form'), must: 'refused' });
    },
  );
});

describe.each(stops.map((stop) => [stop.title, stop] as const))('%s', (_, stop) => {
  it('is answered, in each encoding and at each of its paths', async () => {
    const isPoll = stop.request?.grantType.endsWith('device_code');
    for (const path of stop.operation.paths) {
      const encodings = asked(stop, await stop.good(tenant), 'good', (params) => params).length;
      for (let index = 0; index < encodings; index++) {
        const probe = asked(stop, await stop.good(tenant), 'good', (params) => params)[index];
        if (probe) expect(await answers(stop, { ...probe, path }), path).toBe(isPoll ? 'refused' : 'given');
      }
    }
  });

  it('is refused without each required parameter', async () => {
    const ask = await stop.good(tenant);
    for (const { name, need } of usesOf(stop, ask)) {
      if (need !== 'required') continue;
      for (const probe of asked(stop, ask, `without ${name}`, ({ [name]: __, ...rest }) => rest)) {
        await answers(stop, { ...probe, must: 'refused' });
      }
    }
  });

  it('has an answer without each other parameter', async () => {
    const ask = await stop.good(tenant);
    for (const { name } of usesOf(stop, ask)) {
      for (const probe of asked(stop, ask, `without ${name}`, ({ [name]: __, ...rest }) => rest))
        await answers(stop, probe);
    }
  });

  it('has an answer to values of the wrong type', async () => {
    const ask = await stop.good(tenant);
    for (const { name } of usesOf(stop, ask)) {
      for (const value of [...texts, ...others]) {
        const title = `${name} = ${JSON.stringify(value).slice(0, 20)}`;
        const probes = asked(stop, ask, title, (params) => ({ ...params, [name]: value }));
        // A form and a query have texts only.
        const isText = typeof value === 'string';
        for (const probe of probes.filter(({ isJson }) => isJson || isText)) await answers(stop, probe);
      }
    }
  });

  it('has an answer to a parameter that stands twice', async () => {
    const ask = await stop.good(tenant);
    for (const { name } of usesOf(stop, ask)) {
      const pairs: [string, string][] = [...Object.entries(ask.fields ?? ask.query ?? {}), [name, 'again']];
      const body = new URLSearchParams(pairs);
      const probe: Probe =
        ask.fields === undefined
          ? {
              title: name,
              path: `${stop.operation.paths[0]}?${body}`,
              init: { method: 'GET', headers: ask.headers ?? {} },
            }
          : { title: name, init: { method: 'POST', body, headers: ask.headers ?? {} } };
      await answers(stop, probe);
    }
  });

  it('is refused with a method that it does not have', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (stop.operation.methods.some((one) => one === method)) continue;
      await answers(stop, { title: method, init: { method }, must: 'refused' });
    }
  });

  it('is refused to a client that does not exist', async () => {
    const ask = await stop.good(tenant);
    const uses = usesOf(stop, ask);
    if (
      !uses.some(
        ({ name, need }) => name === 'client_id' && (need === 'required' || ask.fields?.['client_id']),
      )
    )
      return;
    for (const probe of asked(stop, ask, 'unknown client', (params) => ({
      ...params,
      client_id: 'nobody',
    }))) {
      await answers(stop, { ...probe, must: 'refused' });
    }
    const authorization = `Basic ${btoa('nobody:secret')}`;
    if (stop.operation.clientAuthentication?.includes('client_secret_basic')) {
      for (const probe of asked(stop, ask, 'unknown client by Basic', ({ client_id: __, ...rest }) => rest)) {
        await answers(stop, {
          ...probe,
          init: { ...probe.init, headers: { ...probe.init.headers, authorization } },
          must: 'refused',
        });
      }
    }
  });

  it('has an answer to a body of 10 MB, to JSON 10,000 deep and to no sense', async () => {
    const ask = await stop.good(tenant);
    if (ask.fields === undefined) return;
    const form = 'application/x-www-form-urlencoded';
    const json = 'application/json';
    const whole = { ...ask.fields };
    const bodies: [title: string, type: string, body: string][] = [
      ['10 MB, form', form, `${new URLSearchParams(whole)}&filler=${TEN_MEGABYTES}`],
      ['10 MB, JSON', json, JSON.stringify({ ...whole, filler: TEN_MEGABYTES })],
      ['a deep list', json, '['.repeat(DEEP) + ']'.repeat(DEEP)],
      ['a deep object', json, `${'{"client_id":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
      [
        'a deep member',
        json,
        `${JSON.stringify(whole).slice(0, -1)},"state":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
      ],
      ['a text', json, '"text"'],
      ['half an object', json, '{"client_id":'],
      ['nothing', json, ''],
      ['an own prototype', json, '{"__proto__":{"client_id":"x"}}'],
      ['another type', 'text/plain', `${new URLSearchParams(whole)}`],
      ['several parts', 'multipart/form-data; boundary=x', '--x--'],
    ];
    for (const [title, type, body] of bodies) {
      await answers(stop, {
        title,
        init: { method: 'POST', body, headers: { ...ask.headers, 'content-type': type } },
      });
    }
  });
});

describe('an error of a login', () => {
  const bad: Record<string, string>[] = [
    { prompt: 'none' },
    { prompt: 'none login' },
    { audience: 'https://nowhere.example' },
    { response_type: 'nonsense' },
    { connection: 'nowhere' },
    { organization: 'org_0123456789abcdef' },
    { max_age: 'soon' },
    { code_challenge_method: 'S512' },
    { request: 'a.b.c' },
    { request_uri: 'urn:somewhere' },
  ];

  it.each(['query', 'fragment', 'form_post', 'web_message', 'pigeon'])(
    'goes back by %s as the catalog says',
    async (mode) => {
      const operation = operations.find(({ id }) => id === 'authorize');
      if (!operation) throw new Error('The catalog has no login.');
      const stop = { title: mode, operation, good: () => ({ method: 'GET' }) as const };
      for (const params of bad) {
        const query = loginParams({ response_mode: mode, ...params });
        await answers(stop, { title: JSON.stringify(params), query, init: {}, must: 'refused' });
      }
    },
  );
});
