import { endpoint } from '#flows/endpoint.ts';
import type { BrowserStep, StepContext } from '#flows/flow.ts';
import type { InputName, Produced } from '#flows/known.ts';
import { given, server } from '#flows/oauth.ts';
import { codeOf } from '#flows/refusal.ts';
import { callbackRemarks } from '#flows/remarks/callback.ts';
import { problem } from '#lib/problem.ts';
import { brings, sendsNonce } from './response-type.ts';

const CHOSEN_BY_THE_PERSON: InputName[] = [
  'response_mode',
  'audience',
  'connection',
  'organization',
  'prompt',
  'max_age',
  'login_hint',
  'screen_hint',
  'ui_locales',
  'acr_values',
];

/**
 * RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core section 3.1.2.1; the hybrid and implicit ones by
 * their `response_type`. Takes out of the callback what the type promises; whether it is ours, the check of the callback
 * says.
 */
export const authorize = (responseType: string): BrowserStep => ({
  id: 'authorize',
  kind: 'browser',
  title: 'Send the browser to the tenant',
  from: 'app',
  to: 'tenant',
  label: 'GET /authorize',
  operation: 'authorize',
  spends: ['state', 'nonce'],
  modes: ['same-tab', 'popup', 'iframe', 'manual'],
  explains: {
    does: 'The browser leaves for the tenant’s own page, and the user signs in there.',
    without: 'The app would have to see the password.',
  },
  expects: (ctx) => ({ param: 'state', value: ctx.need('state') }),
  leave: async (ctx) => {
    const url = new URL(endpoint(ctx, 'authorization_endpoint'));
    const nonce = sendsNonce(ctx, responseType) ? [['nonce', ctx.need('nonce')] as const] : [];
    const challenge = brings(responseType, 'code')
      ? ([
          ['code_challenge', ctx.need('code_challenge')],
          ['code_challenge_method', 'S256'],
        ] as const)
      : [];
    const params = [
      ['response_type', responseType] as const,
      ['client_id', ctx.target.clientId] as const,
      ['redirect_uri', ctx.target.redirectUri] as const,
      ...given(ctx, 'scope'),
      ['state', ctx.need('state')] as const,
      ...nonce,
      ...challenge,
      ...given(ctx, ...CHOSEN_BY_THE_PERSON),
      ...ctx.extra,
    ];
    for (const [name, value] of params) url.searchParams.append(name, value);
    return { method: 'GET', url: url.href, headers: [], body: null };
  },
  remarks: callbackRemarks,
  receive: async (ctx, callback) => {
    const params = Object.fromEntries(callback.params);
    const twice = Object.keys(params).filter(
      (name) => callback.params.filter(([other]) => other === name).length > 1,
    );
    if (twice.length > 0) {
      return problem(
        'response-invalid',
        'The callback repeats a parameter',
        `More than once: ${twice.map((name) => `\`${name}\``).join(', ')}. Nobody can tell which one is meant.`,
        { spec: 'RFC 6749 section 3.1', cause: { endpoint: 'authorize' } },
      );
    }
    const { error, error_description: said } = params;
    // An error with a foreign `state` or `iss` is not ours: the check of the callback says so.
    if (error && params['state'] === ctx.get('state') && isFromTheTenant(ctx, params['iss'])) {
      return problem(codeOf(error), `The tenant answered \`${error}\``, said ?? 'It gave no description.', {
        spec: 'RFC 6749 section 4.1.2.1',
        cause: { error, error_description: said ?? null, endpoint: 'authorize' },
      });
    }
    const { code, id_token, access_token, token_type } = params;
    const made: Produced = { callback: params, callback_via: callback.via };
    if (code && brings(responseType, 'code')) made.code = code;
    if (id_token && brings(responseType, 'id_token')) made.id_token = id_token;
    if (access_token && brings(responseType, 'token')) made.access_token = access_token;
    if (token_type && made.access_token) made.token_type = token_type;
    return made;
  },
});

/** RFC 9207 section 2.4 holds for errors, too. */
function isFromTheTenant(ctx: StepContext, iss: string | undefined): boolean {
  const { issuer, authorization_response_iss_parameter_supported: promised } = server(ctx);
  return iss === undefined ? promised !== true : iss === issuer;
}
