/** Runs that go well, in which a test changes one thing. */
import type { Json, JsonObject } from '#lib/json.ts';
import { sha256Base64url } from '#lib/sha256.ts';
import type { Check, LeaveMode, Target, TraceEvent } from '#trace/event.ts';
import { type Answer, form, get, issuer, jwt, refusal, Story, spa, step } from './story.ts';

type Params = Record<string, string | undefined>;

const verifier = 'verifier-of-this-login';
const challenge = sha256Base64url(verifier);
const opaque = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..aXY.Y2lwaGVydGV4dA.dGFn';

export const discoveryDocument: JsonObject = {
  issuer,
  authorization_endpoint: `${issuer}authorize`,
  token_endpoint: `${issuer}oauth/token`,
  jwks_uri: `${issuer}.well-known/jwks.json`,
};

const claims: JsonObject = {
  iss: issuer,
  aud: spa.clientId,
  sub: 'auth0|1',
  iat: 1,
  exp: 2,
  nonce: 'nonce-of-ours',
};
const idToken = jwt({ alg: 'RS256', kid: 'k1' }, claims);
const apiToken = jwt(
  { alg: 'RS256', kid: 'k1' },
  { iss: issuer, aud: ['https://api.orders.example', `${issuer}userinfo`] },
);

export function check(
  id: string,
  status: Check['status'] = 'pass',
  problem?: string,
  detail = 'It holds.',
): Check {
  return {
    id,
    title: `\`${id}\``,
    status,
    detail,
    evidence: [{ event: 2 }],
    ...(problem ? { problem } : {}),
  };
}

export type Login = {
  target?: Partial<Target>;
  inputs?: Record<string, string>;
  mode?: LeaveMode;
  discovery?: Answer;
  keys?: Answer;
  /** Parameters of `/authorize`; undefined takes one away. */
  authorize?: Params;
  /** The callback's parameters, the text of the page that kept the browser, or null when nothing came back. */
  back?: Record<string, string> | string | null;
  callbackChecks?: Check[];
  /** Parameters of `/oauth/token`. */
  exchange?: Params;
  token?: Answer;
  idTokenChecks?: Check[];
  userinfo?: Answer;
  refresh?: Answer;
};

const plan = [
  step('discovery', 'request', 'GET /.well-known/openid-configuration', 'openid-configuration'),
  step('keys', 'request', 'GET /.well-known/jwks.json', 'jwks'),
  step('pkce', 'local', 'code_verifier → code_challenge'),
  step('state', 'local', 'state, nonce'),
  { ...step('authorize', 'browser', 'GET /authorize', 'authorize'), spends: ['state', 'nonce'] },
  step('callback', 'check', 'state, iss, code'),
  { ...step('token', 'request', 'POST /oauth/token', 'token'), spends: ['code', 'code_verifier'] },
  step('id-token', 'check', 'signature, iss, aud, nonce, exp'),
  step('userinfo', 'request', 'GET /userinfo', 'userinfo'),
  { ...step('refresh', 'request', 'POST /oauth/token', 'token'), spends: ['refresh_token'] },
];

export const goodTokens: JsonObject = {
  access_token: apiToken,
  refresh_token: 'refresh-token-1',
  id_token: idToken,
  scope: 'openid profile offline_access',
  expires_in: 86400,
  token_type: 'Bearer',
};

/** A login with Authorization Code and PKCE, up to and including a refresh. */
export function aLogin(login: Login = {}): TraceEvent[] {
  return aLoginStory(login).end();
}

export function aLoginStory(login: Login = {}): Story {
  const target = { ...spa, ...login.target };
  const inputs = {
    scope: 'openid profile offline_access',
    audience: 'https://api.orders.example',
    ...login.inputs,
  };
  const mode = login.mode ?? 'same-tab';
  const story = new Story({ flow: 'login-in-a-test', target, inputs, mode, plan });
  const code = 'code-of-this-login';
  const state = 'state-of-ours';
  const back = login.back === undefined ? { code, state } : login.back;
  const callback = typeof back === 'object' && back ? back : {};
  const tokens = (login.token?.json ?? goodTokens) as Record<string, Json>;
  story
    .request(
      'discovery',
      get(`${target.issuer}.well-known/openid-configuration`),
      login.discovery ?? { json: discoveryDocument },
      {
        discovery: (login.discovery?.json ?? discoveryDocument) as Json,
      },
    )
    .request('keys', get(`${issuer}.well-known/jwks.json`), login.keys ?? { json: { keys: [] } }, {
      jwks: { keys: [] },
    })
    .local('pkce', { code_verifier: verifier, code_challenge: challenge })
    .local('state', { state, nonce: 'nonce-of-ours' })
    .leave(
      'authorize',
      get(`${issuer}authorize`, {
        response_type: 'code',
        client_id: target.clientId,
        redirect_uri: target.redirectUri,
        scope: inputs.scope,
        ...(inputs.audience ? { audience: inputs.audience } : {}),
        state,
        nonce: 'nonce-of-ours',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...login.authorize,
      }),
      back ?? undefined,
      { mode, values: { callback, ...(callback['code'] ? { code: callback['code'] } : {}) } },
    )
    .check('callback', login.callbackChecks ?? [check('state'), check('code'), check('iss', 'skip')])
    .request(
      'token',
      form(`${issuer}oauth/token`, {
        grant_type: 'authorization_code',
        client_id: target.clientId,
        code,
        redirect_uri: target.redirectUri,
        code_verifier: verifier,
        ...login.exchange,
      }),
      login.token ?? { json: goodTokens },
      tokens,
    )
    .check(
      'id-token',
      login.idTokenChecks ?? ['signature', 'alg', 'iss', 'aud', 'exp', 'nonce'].map((id) => check(id)),
    )
    .request('userinfo', get(`${issuer}userinfo`), login.userinfo ?? { json: { sub: 'auth0|1' } }, {
      userinfo: { sub: 'auth0|1' },
    });
  if (tokens['refresh_token']) {
    const sent = {
      grant_type: 'refresh_token',
      client_id: target.clientId,
      refresh_token: String(tokens['refresh_token']),
    };
    story.request('refresh', form(`${issuer}oauth/token`, sent), login.refresh ?? { json: tokens }, tokens);
  }
  return story;
}

export const opaqueTokens: JsonObject = { ...goodTokens, access_token: opaque };

const machine: Partial<Target> = {
  applicationType: 'machine',
  applicationName: 'Orders Sync',
  authMethod: 'client_secret_post',
};

/** Client credentials. */
export function aMachine(
  change: { inputs?: Record<string, string>; exchange?: Params; token?: Answer } = {},
): TraceEvent[] {
  const target = { ...spa, ...machine };
  const inputs = { audience: 'https://api.orders.example', ...change.inputs };
  const steps = [plan[0], step('token', 'request', 'POST /oauth/token', 'token')].filter(
    (one) => one !== undefined,
  );
  const sent = {
    grant_type: 'client_credentials',
    client_id: target.clientId,
    client_secret: 's3cr3t-of-orders-sync',
  };
  const answer = { access_token: apiToken, expires_in: 86400, token_type: 'Bearer' };
  return new Story({ flow: 'machine-in-a-test', target, inputs, plan: steps })
    .request(
      'discovery',
      get(`${issuer}.well-known/openid-configuration`),
      { json: discoveryDocument },
      { discovery: discoveryDocument },
    )
    .request(
      'token',
      form(`${issuer}oauth/token`, {
        ...sent,
        ...(inputs.audience ? { audience: inputs.audience } : {}),
        ...change.exchange,
      }),
      change.token ?? { json: answer },
      (change.token?.json ?? answer) as Record<string, Json>,
    )
    .end();
}

/** A device that polls twice, and then gets what `last` says. */
export function aDevice(change: { device?: Answer; last?: Answer; tries?: number } = {}): TraceEvent[] {
  const target: Target = { ...spa, applicationType: 'native', applicationName: 'Orders TV' };
  const steps = [
    ...plan.slice(0, 1),
    step('device-authorization', 'request', 'POST /oauth/device/code', 'device-authorization'),
    step('show-code', 'prompt', 'user_code, verification_uri'),
    { ...step('poll', 'request', 'POST /oauth/token', 'token'), spends: ['device_code'] },
  ];
  const codes = {
    device_code: 'device-code-1',
    user_code: 'QTZL-MCBW',
    verification_uri: `${issuer}activate`,
    expires_in: 900,
    interval: 5,
  };
  const sent = form(`${issuer}oauth/token`, {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: target.clientId,
    device_code: 'device-code-1',
  });
  const story = new Story({ flow: 'device-in-a-test', target, inputs: { scope: 'openid' }, plan: steps })
    .request(
      'discovery',
      get(`${issuer}.well-known/openid-configuration`),
      { json: discoveryDocument },
      { discovery: discoveryDocument },
    )
    .request(
      'device-authorization',
      form(`${issuer}oauth/device/code`, { client_id: target.clientId, scope: 'openid' }),
      change.device ?? { json: codes },
      codes,
    );
  if ((change.device?.status ?? 200) >= 400) return story.end();
  story.add(
    { kind: 'step-started', step: 'show-code' },
    { kind: 'answered', step: 'show-code', answers: {} },
    { kind: 'produced', step: 'show-code', values: {} },
    { kind: 'step-finished', step: 'show-code', outcome: 'done', durationMs: 0 },
    { kind: 'step-started', step: 'poll' },
  );
  for (let count = 0; count < (change.tries ?? 2); count++) {
    story.add({ kind: 'again', step: 'poll', from: 'poll', afterSeconds: 5 }).wait(5000);
    story.try('poll', sent, refusal(403, 'authorization_pending'));
  }
  story.add({ kind: 'again', step: 'poll', from: 'poll', afterSeconds: 5 }).wait(5000);
  const last = change.last ?? { json: goodTokens };
  const tokens = (last.json ?? {}) as Record<string, Json>;
  return story.request('poll', sent, last, tokens).end();
}
