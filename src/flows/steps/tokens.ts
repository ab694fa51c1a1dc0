import { decodeJwt } from 'jose';
import * as oauth from 'oauth4webapi';
import { clientAuth } from '#flows/client-auth.ts';
import type { RequestStep } from '#flows/flow.ts';
import { asksForIdToken, bearer, claimsOf, client, options, server } from '#flows/oauth.ts';
import { refreshRemarks } from '#flows/remarks/refresh.ts';
import { firstTokenRemarks } from '#flows/remarks/token-answer.ts';
import { userinfoRemarks } from '#flows/remarks/userinfo.ts';
import { tokenAnswer } from '#flows/token-answer.ts';
import type { JsonObject } from '#lib/json.ts';
import { isProblem } from '#lib/problem.ts';
import { signedUserInfo } from './signed-userinfo.ts';

/** RFC 6749 section 4.1.3, RFC 7636 section 4.5. Takes the answer; the ID token in it is for its own step to check. */
export const codeForTokens: RequestStep = {
  id: 'token',
  kind: 'request',
  title: 'Exchange the code for tokens',
  from: 'app',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  // RFC 6749 section 4.1.2; RFC 7636 section 4.1: a verifier is made for one authorization request.
  spends: ['code', 'code_verifier'],
  explains: {
    does: 'Trades the code for tokens over a direct connection, and proves with `code_verifier` that this app began the login.',
    without: 'Tokens would pass through the address bar.',
  },
  send: (ctx) => {
    // A hybrid callback carries more than what a code is traded with.
    const { iss } = ctx.need('callback');
    const callback = new URLSearchParams({
      code: ctx.need('code'),
      state: ctx.need('state'),
      ...(iss === undefined ? {} : { iss }),
    });
    return oauth.authorizationCodeGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      oauth.validateAuthResponse(server(ctx), client(ctx), callback, ctx.need('state')),
      ctx.target.redirectUri,
      ctx.need('code_verifier'),
      options(ctx),
    );
  },
  remarks: firstTokenRemarks,
  receive: (ctx, answer) =>
    tokenAnswer(answer, (response) =>
      oauth.processAuthorizationCodeResponse(server(ctx), client(ctx), response),
    ),
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
  send: (ctx) => oauth.userInfoRequest(server(ctx), client(ctx), bearer(ctx), options(ctx)),
  remarks: async (ctx, answer) => [...(await signedUserInfo(ctx, answer)), ...userinfoRemarks(ctx, answer)],
  receive: async (ctx, answer) => {
    const { sub } = claimsOf(ctx.get('id_token'), decodeJwt);
    const expected = typeof sub === 'string' ? sub : oauth.skipSubjectCheck;
    const claims = await oauth.processUserInfoResponse(
      server(ctx),
      client(ctx),
      expected,
      answer.asResponse(),
    );
    return { userinfo: claims as unknown as JsonObject };
  },
};

/** RFC 6749 section 6. The ID token that may come with it is for the next step to check. */
export const refresh: RequestStep = {
  id: 'refresh',
  kind: 'request',
  title: 'Refresh the tokens',
  from: 'app',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  spends: ['refresh_token'],
  explains: {
    does: 'Trades the refresh token for new tokens without the user. With rotation the old one dies here.',
    without: 'The user has to return to the tenant each time the access token expires.',
  },
  when: (ctx) =>
    ctx.get('refresh_token') ? true : 'No refresh token was issued: `offline_access` was not granted.',
  send: (ctx) =>
    oauth.refreshTokenGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      ctx.need('refresh_token'),
      options(ctx),
    ),
  remarks: refreshRemarks,
  receive: async (ctx, answer) => {
    const issued = await tokenAnswer(answer, (response) =>
      oauth.processRefreshTokenResponse(server(ctx), client(ctx), response),
    );
    if (isProblem(issued) || issued.id_token === undefined) return issued;
    const previous_id_token = ctx.get('id_token');
    const replaced = previous_id_token === undefined ? {} : { previous_id_token };
    return { ...issued, id_token_refreshed: true, ...replaced };
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
    if (!ctx.get('refresh_token')) return 'There is no refresh token to revoke.';
    return server(ctx).revocation_endpoint ? true : 'The discovery document names no `revocation_endpoint`.';
  },
  send: (ctx) =>
    oauth.revocationRequest(server(ctx), client(ctx), clientAuth(ctx), ctx.need('refresh_token'), {
      ...options(ctx),
      additionalParameters: { token_type_hint: 'refresh_token' },
    }),
  receive: async (_ctx, answer) => {
    await oauth.processRevocationResponse(answer.asResponse());
    return { revoked: true };
  },
};
