/** How the application proves itself to the tenant. What each method is called and needs: `catalog/client-auth.ts`. */
import * as oauth from 'oauth4webapi';
import { clientAuth as facts } from '#catalog/client-auth.ts';
import { assertNever } from '#lib/assert-never.ts';
import { problem } from '#lib/problem.ts';
import type { StepContext } from './flow.ts';

const WITH_CREDENTIALS = [
  'token_endpoint',
  'device_authorization_endpoint',
  'revocation_endpoint',
  'pushed_authorization_request_endpoint',
] as const;

/**
 * A secret is for the tenant it was entered for. An Auth0 tenant answers everything on one origin; a discovery document
 * that sends the secret to another one is refused. OpenID Providers at large do use several origins: there the draft
 * shows the address before the secret goes there.
 */
function refuseElsewhere(ctx: StepContext): void {
  if (ctx.target.tenantKind === 'oidc') return;
  const { origin } = new URL(ctx.target.issuer);
  const discovery = ctx.get('discovery') ?? {};
  for (const name of WITH_CREDENTIALS) {
    const endpoint = discovery[name];
    // What is no whole address is asked by nobody: the step that needs it says so.
    if (typeof endpoint !== 'string' || !URL.canParse(endpoint) || new URL(endpoint).origin === origin)
      continue;
    throw problem(
      'endpoint-elsewhere',
      `\`${name}\` is not at the tenant`,
      `Discovery names ${String(endpoint)}. The secret was entered for ${origin}, and goes nowhere else.`,
      { cause: { endpoint, issuer: ctx.target.issuer } },
    );
  }
}

/**
 * Asks for the secret or the key only where the method needs one, and only when the request is made. Throws the Problems
 * `secret-missing`, `endpoint-elsewhere`, and `client-auth-impossible` for what a page cannot do.
 */
export function clientAuth(ctx: StepContext): oauth.ClientAuth {
  const { authMethod } = ctx.target;
  if (authMethod !== 'none') refuseElsewhere(ctx);
  switch (authMethod) {
    case 'none':
      return oauth.None();
    case 'client_secret_post':
      return oauth.ClientSecretPost(ctx.need('client_secret'));
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(ctx.need('client_secret'));
    case 'client_secret_jwt':
      return oauth.ClientSecretJwt(ctx.need('client_secret'));
    case 'private_key_jwt':
      return async (...args) => {
        const { privateKey } = await ctx.key('client', 'RS256');
        await oauth.PrivateKeyJwt(privateKey)(...args);
      };
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
      throw problem(
        'client-auth-impossible',
        `A page cannot do \`${authMethod}\``,
        String(facts[authMethod].fromPage),
        { spec: 'RFC 8705 section 2' },
      );
    default:
      return assertNever(authMethod);
  }
}
