import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import type { RequestStep } from '#flows/flow.ts';
import { asksForIdToken, claimsOf, client, clientAuth, options, server, text, tokens } from '#flows/oauth.ts';
import type { JsonObject } from '#lib/json.ts';
import { problem } from '#lib/problem.ts';
import { maxAgeOf, nameWhatIsWrong } from './id-token.ts';

/** RFC 6749 section 4.1.3, RFC 7636 section 4.5. oauth4webapi judges the answer and the ID token's claims. */
export const codeForTokens: RequestStep = {
  id: 'token',
  kind: 'request',
  title: 'Exchange the code for tokens',
  from: 'app',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  explains: {
    does: 'Trades the code for tokens over a direct connection, and proves with `code_verifier` that this app began the login.',
    without: 'Tokens would pass through the address bar.',
  },
  send: (ctx) => {
    const callback = new URLSearchParams(ctx.values['callback'] as Record<string, string>);
    return oauth.authorizationCodeGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      oauth.validateAuthResponse(server(ctx), client(ctx), callback, text(ctx, 'state')),
      ctx.target.redirectUri,
      text(ctx, 'code_verifier'),
      options(ctx),
    );
  },
  receive: async (ctx, response) => {
    const whole = response.clone();
    const maxAge = maxAgeOf(ctx);
    try {
      const answer = await oauth.processAuthorizationCodeResponse(server(ctx), client(ctx), response, {
        requireIdToken: asksForIdToken(ctx),
        ...(asksForIdToken(ctx) ? { expectedNonce: text(ctx, 'nonce') } : {}),
        ...(maxAge === undefined ? {} : { maxAge }),
      });
      return tokens(answer);
    } catch (error) {
      const named = await nameWhatIsWrong(ctx, whole, error);
      if (named) return named;
      throw error;
    }
  },
};

/** OpenID Connect Core section 5.3. Compares `sub` with the ID token's. */
export const userinfo: RequestStep = {
  id: 'userinfo',
  kind: 'request',
  title: 'Ask who the user is',
  from: 'app',
  to: 'tenant',
  label: 'GET /userinfo',
  operation: 'userinfo',
  explains: {
    does: 'Reads `/userinfo` with the access token, and compares its `sub` with the ID token.',
    without: 'A swapped access token goes unnoticed.',
  },
  when: (ctx) => {
    if (!asksForIdToken(ctx)) return '`openid` is not in the scope, so the token is not for `/userinfo`.';
    return server(ctx).userinfo_endpoint ? true : 'The discovery document names no `userinfo_endpoint`.';
  },
  send: (ctx) => oauth.userInfoRequest(server(ctx), client(ctx), text(ctx, 'access_token'), options(ctx)),
  receive: async (ctx, response) => {
    const { sub } = claimsOf(text(ctx, 'id_token'), decodeJwt);
    const expected = typeof sub === 'string' ? sub : oauth.skipSubjectCheck;
    const claims = await oauth.processUserInfoResponse(server(ctx), client(ctx), expected, response);
    return { userinfo: claims as unknown as JsonObject };
  },
};

/** RFC 6749 section 6; OpenID Connect Core section 12.2 for the new ID token. */
export const refresh: RequestStep = {
  id: 'refresh',
  kind: 'request',
  title: 'Refresh the tokens',
  from: 'app',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  explains: {
    does: 'Trades the refresh token for new tokens without the user. With rotation the old one dies here.',
    without: 'The user has to return to the tenant each time the access token expires.',
  },
  when: (ctx) =>
    text(ctx, 'refresh_token') ? true : 'No refresh token was issued: `offline_access` was not granted.',
  send: (ctx) =>
    oauth.refreshTokenGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      text(ctx, 'refresh_token'),
      options(ctx),
    ),
  receive: async (ctx, response) => {
    const answer = await oauth.processRefreshTokenResponse(server(ctx), client(ctx), response);
    const { sub: before } = claimsOf(text(ctx, 'id_token'), decodeJwt);
    const { sub: now } = claimsOf(answer.id_token ?? '', decodeJwt);
    if (before === undefined || now === undefined || before === now) return tokens(answer);
    return problem(
      'subject-mismatch',
      'The new ID token is for another user',
      `\`sub\` was \`${before}\`, and is \`${now}\` after the refresh.`,
      { spec: 'OpenID Connect Core section 12.2', cause: { claim: 'sub', expected: before, actual: now } },
    );
  },
};

/** RFC 7009. Auth0 revokes refresh tokens only; an unknown token is answered 200 too. */
export const revoke: RequestStep = {
  id: 'revoke',
  kind: 'request',
  title: 'Revoke the refresh token',
  from: 'app',
  to: 'tenant',
  label: 'POST /oauth/revoke',
  operation: 'revoke',
  explains: {
    does: 'Tells the tenant that the refresh token is not needed any more.',
    without: 'A copy of it stays good for weeks after the user has gone.',
  },
  when: (ctx) => {
    if (!text(ctx, 'refresh_token')) return 'There is no refresh token to revoke.';
    return server(ctx).revocation_endpoint ? true : 'The discovery document names no `revocation_endpoint`.';
  },
  send: (ctx) =>
    oauth.revocationRequest(server(ctx), client(ctx), clientAuth(ctx), text(ctx, 'refresh_token'), {
      ...options(ctx),
      additionalParameters: { token_type_hint: 'refresh_token' },
    }),
  receive: async (_ctx, response) => {
    await oauth.processRevocationResponse(response);
    return { revoked: true };
  },
};
