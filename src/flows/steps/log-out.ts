import { endpoint } from '#flows/endpoint.ts';
import type { BrowserStep, StepContext } from '#flows/flow.ts';
import { server } from '#flows/oauth.ts';
import { problem } from '#lib/problem.ts';

function logoutState(ctx: StepContext): string {
  return `${ctx.need('state')}-logout`;
}

/** OpenID Connect RP-Initiated Logout 1.0; Auth0's `/v2/logout` where discovery names no `end_session_endpoint`. */
export const logOut: BrowserStep = {
  id: 'logout',
  kind: 'browser',
  title: 'Log out',
  from: 'app',
  to: 'tenant',
  label: 'GET /oidc/logout',
  operation: 'oidc-logout',
  modes: ['same-tab', 'popup', 'manual'],
  explains: {
    does: 'Ends the session at the tenant, not only in the app.',
    without: 'The next visitor of this browser is still signed in.',
  },
  when: (ctx) =>
    server(ctx).end_session_endpoint || ctx.target.tenantKind !== 'oidc'
      ? true
      : 'The discovery document names no `end_session_endpoint`.',
  expects: (ctx) => ({ param: 'state', value: logoutState(ctx) }),
  leave: async (ctx) => {
    const { end_session_endpoint: named, issuer } = server(ctx);
    const url = new URL(named ? endpoint(ctx, 'end_session_endpoint') : 'v2/logout', issuer);
    if (named) {
      const hint = ctx.get('id_token');
      if (hint) url.searchParams.set('id_token_hint', hint);
      url.searchParams.set('client_id', ctx.target.clientId);
      url.searchParams.set('post_logout_redirect_uri', ctx.target.redirectUri);
      url.searchParams.set('state', logoutState(ctx));
    } else {
      url.searchParams.set('client_id', ctx.target.clientId);
      url.searchParams.set('returnTo', `${ctx.target.redirectUri}?state=${logoutState(ctx)}`);
    }
    return { method: 'GET', url: url.href, headers: [], body: null };
  },
  receive: async (ctx, callback) => {
    const state = Object.fromEntries(callback.params)['state'] ?? null;
    if (state === logoutState(ctx)) return { logged_out: true };
    return problem(
      'state-mismatch',
      'This is not the return of this logout',
      `\`state\` is ${state ?? 'missing'}, and ${logoutState(ctx)} was sent.`,
      {
        spec: 'OpenID Connect RP-Initiated Logout 1.0 section 2',
        cause: { expected: logoutState(ctx), actual: state },
      },
    );
  },
};
