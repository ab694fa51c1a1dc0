/**
 * Flows of the shapes that the product does not have yet, on toy endpoints: each is what a real flow will need of the
 * contract, in as few steps as show it.
 */
import type { Flow, FlowCode, Step } from '#flows/flow.ts';
import { isJsonObject, type Json } from '#lib/json.ts';
import { problem } from '#lib/problem.ts';

declare module '#flows/known.ts' {
  interface Known {
    mfa_token: string;
    authenticator_id: string;
    /** What the tenant offered. */
    authenticators: Json[];
    otp_code: string;
    password: string;
    oob_code: string;
    dpop_nonce: string;
    registered_client_id: string;
    saml_response: string;
    request_object: string;
  }
}

const TENANT = 'https://tenant.example';
const base = {
  from: 'app',
  to: 'tenant',
  explains: { does: 'Does it.', without: 'It is not done.' },
} as const;

const named = (id: string) => ({ ...base, id, title: id, label: id });
const post = (body: Record<string, string>, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(body),
  headers,
});
const member = (json: Json | undefined, name: string): string => {
  const value = isJsonObject(json) ? json[name] : undefined;
  return typeof value === 'string' ? value : '';
};
const flow = (id: string, steps: Step[]): Flow => {
  const code: FlowCode = {
    useWhen: 'testing',
    avoidWhen: 'never',
    references: [],
    needs: [],
    inputs: [],
    steps,
  };
  return { id, title: id, group: 'Toys', summary: 'A toy.', channels: [], ...code };
};

/** A password that leads to a second factor: the list comes by wire, a wrong code is asked again. */
const secondFactor = flow('second-factor', [
  {
    ...named('password'),
    kind: 'prompt',
    ask: () => [
      { name: 'password', label: 'password', kind: 'text', secret: true, help: '', required: true },
    ],
  },
  {
    ...named('log-in'),
    kind: 'request',
    send: (ctx) => ctx.fetch(`${TENANT}/token`, post({ password: ctx.need('password') })),
    // An expected 403 is an answer like any other.
    receive: async (_ctx, answer) =>
      answer.status === 403
        ? { mfa_token: member(answer.json(), 'mfa_token') }
        : problem('unexpected', 'No second factor', answer.body),
  },
  {
    ...named('list'),
    kind: 'request',
    send: (ctx) => ctx.fetch(`${TENANT}/authenticators`),
    receive: async (_ctx, answer) => ({ authenticators: answer.json() as Json[] }),
  },
  {
    ...named('choose'),
    kind: 'prompt',
    ask: (ctx) => [
      {
        name: 'authenticator_id',
        label: 'authenticator',
        kind: 'select',
        help: '',
        required: true,
        options: ctx.need('authenticators').map((one) => {
          const id = member(one, 'id');
          return { value: id, label: id };
        }),
      },
    ],
  },
  {
    ...named('code'),
    kind: 'prompt',
    ask: () => [
      {
        name: 'otp_code',
        label: 'code',
        kind: 'code',
        help: '',
        required: true,
        check: (value) => (/^\d{6}$/.test(value) ? undefined : 'Six digits.'),
      },
    ],
  },
  {
    ...named('verify'),
    kind: 'request',
    spends: ['mfa_token', 'otp_code'],
    send: (ctx) =>
      ctx.fetch(
        `${TENANT}/verify`,
        post({
          mfa_token: ctx.need('mfa_token'),
          authenticator_id: ctx.need('authenticator_id'),
          code: ctx.need('otp_code'),
        }),
      ),
    receive: async (_ctx, answer) =>
      answer.status === 200
        ? { access_token: member(answer.json(), 'access_token') }
        : problem('invalid-grant', 'The code was wrong', answer.body),
    again: (because, ctx, answer) =>
      because.code === 'invalid-grant' && ctx.tries < 3
        ? { kind: 'again', from: 'code', because, values: { mfa_token: member(answer?.json(), 'mfa_token') } }
        : undefined,
  },
]);

/** A push that is polled until somebody approves it. */
const push = flow('push', [
  {
    ...named('challenge'),
    kind: 'request',
    send: (ctx) => ctx.fetch(`${TENANT}/challenge`, post({})),
    receive: async (_ctx, answer) => ({ oob_code: member(answer.json(), 'oob_code') }),
  },
  {
    ...named('poll'),
    kind: 'request',
    spends: ['oob_code'],
    first: () => 5,
    send: (ctx) => ctx.fetch(`${TENANT}/push`, post({ oob_code: ctx.need('oob_code') })),
    receive: async (_ctx, answer) =>
      answer.status === 200
        ? { access_token: member(answer.json(), 'access_token') }
        : problem('pending', 'Not yet', answer.body),
    again: (because, { paceSeconds }) =>
      because.code === 'pending' ? { kind: 'again', afterSeconds: paceSeconds, because } : undefined,
  },
]);

/** A proof that the server wants made with a nonce of its own: one more try, at once. */
const nonceRetry = flow('nonce-retry', [
  {
    ...named('token'),
    kind: 'request',
    send: async (ctx) => {
      const { privateKey } = await ctx.key('dpop', 'ES256');
      return ctx.fetch(
        `${TENANT}/bound`,
        post({}, { dpop: `${privateKey.algorithm.name} ${ctx.get('dpop_nonce') ?? 'none'}` }),
      );
    },
    receive: async (_ctx, answer) =>
      answer.status === 200
        ? { access_token: member(answer.json(), 'access_token') }
        : problem('use-dpop-nonce', 'The server wants a nonce', answer.body),
    again: (because, ctx, answer) => {
      const dpop_nonce = answer?.header('DPoP-Nonce');
      return dpop_nonce && ctx.tries < 2 ? { kind: 'again', because, values: { dpop_nonce } } : undefined;
    },
  },
]);

/** A client that is registered, and logs in: across a redirect, and with its own secret. */
const registration = flow('registration', [
  {
    ...named('register'),
    kind: 'request',
    send: (ctx) => ctx.fetch(`${TENANT}/register`, post({})),
    receive: async (_ctx, answer) => ({
      registered_client_id: member(answer.json(), 'client_id'),
      client_secret: member(answer.json(), 'client_secret'),
    }),
    client: ({ registered_client_id = '' }) => ({
      clientId: registered_client_id,
      authMethod: 'client_secret_post',
    }),
  },
  {
    ...named('leave'),
    kind: 'browser',
    modes: ['same-tab'],
    expects: () => ({ param: 'state', value: 'of-registration' }),
    leave: async (ctx) => ({
      method: 'GET',
      url: `${TENANT}/authorize?client_id=${ctx.target.clientId}&state=of-registration`,
      headers: [],
      body: null,
    }),
    receive: async (_ctx, { params }) => ({ code: Object.fromEntries(params)['code'] ?? '' }),
  },
  {
    ...named('token'),
    kind: 'request',
    spends: ['code'],
    send: (ctx) =>
      ctx.fetch(
        `${TENANT}/as-client`,
        post({
          client_id: ctx.target.clientId,
          client_secret: ctx.need('client_secret'),
          code: ctx.need('code'),
        }),
      ),
    receive: async (_ctx, answer) =>
      answer.status === 200
        ? { access_token: member(answer.json(), 'access_token') }
        : problem('invalid-client', 'Refused', answer.body),
  },
]);

/** An identity provider begins: nobody leaves from here. */
const arrival = flow('arrival', [
  {
    ...named('assertion'),
    kind: 'browser',
    modes: ['same-tab'],
    expects: () => ({ param: 'RelayState', value: 'of-arrival' }),
    receive: async (_ctx, { params }) => {
      const response = Object.fromEntries(params)['SAMLResponse'];
      return response
        ? { saml_response: response }
        : problem('no-response', 'Nothing came', 'No SAMLResponse.');
    },
  },
]);

/** A document that a person may edit before it is signed with a key of this browser. */
const signing = flow('signing', [
  {
    ...named('sign'),
    kind: 'local',
    document: async (ctx) => ({ type: 'json', text: JSON.stringify({ client_id: ctx.target.clientId }) }),
    run: async (ctx, document) => {
      const { privateKey } = await ctx.key('client', 'ES256');
      const bytes = new TextEncoder().encode(document?.text);
      const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
      return { request_object: `${document?.text}.${signed.byteLength}` };
    },
  },
  {
    ...named('push'),
    kind: 'request',
    send: (ctx) => ctx.fetch(`${TENANT}/par`, post({ request: ctx.need('request_object') })),
    receive: async (_ctx, answer) =>
      answer.status === 200 ? { code: 'pushed' } : problem('refused', 'Refused', answer.body),
  },
]);

const shapes = [secondFactor, push, nonceRetry, registration, arrival, signing];

export const findShape = async (id: string): Promise<Flow | undefined> =>
  shapes.find((shape) => shape.id === id);

const json = (value: Json, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** What each toy endpoint answers. A code and an `mfa_token` are good once. */
export function toyTenant() {
  let tokens = 0;
  let polls = 0;
  return async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    switch (new URL(request.url).pathname) {
      case '/token':
        return form.get('password') === 'correct horse battery'
          ? json({ error: 'mfa_required', mfa_token: `mfa-${++tokens}` }, 403)
          : json({ error: 'invalid_grant' }, 401);
      case '/authenticators':
        return json([{ id: 'totp|1' }, { id: 'sms|2' }]);
      case '/verify':
        if (form.get('mfa_token') !== `mfa-${tokens}`) return json({ error: 'expired_token' }, 400);
        return form.get('code') === '123456'
          ? json({ access_token: 'at-second-factor' })
          : json({ error: 'invalid_grant', mfa_token: `mfa-${++tokens}` }, 403);
      case '/challenge':
        return json({ oob_code: 'oob-1' });
      case '/push':
        return ++polls % 3
          ? json({ error: 'authorization_pending' }, 400)
          : json({ access_token: 'at-push' });
      case '/bound':
        return request.headers.get('dpop')?.endsWith(' nonce-1')
          ? json({ access_token: 'at-bound' })
          : json({ error: 'use_dpop_nonce' }, 400, { 'dpop-nonce': 'nonce-1' });
      case '/register':
        return json({ client_id: 'registered-1', client_secret: 'a-secret-that-the-tenant-made-up' }, 201);
      case '/as-client':
        return form.get('client_id') === 'registered-1' &&
          form.get('client_secret') === 'a-secret-that-the-tenant-made-up'
          ? json({ access_token: 'at-registered' })
          : json({ error: 'invalid_client' }, 401);
      case '/par':
        return json({ request_uri: 'urn:1' });
      default:
        return json({ error: 'not_found' }, 404);
    }
  };
}
