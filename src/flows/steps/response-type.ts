/** What a `response_type` of OAuth 2.0 Multiple Response Types brings through the browser. */
import type { StepContext } from '#flows/flow.ts';
import { asksForIdToken } from '#flows/oauth.ts';

/** `code`, `id_token` and `token`, in any order. */
export function brings(responseType: string, part: 'code' | 'id_token' | 'token'): boolean {
  return responseType.split(' ').includes(part);
}

/** OpenID Connect Core section 3.2.2.1 wants one where the ID token comes through the browser; elsewhere it is wise. */
export function sendsNonce(ctx: StepContext, responseType: string): boolean {
  return brings(responseType, 'id_token') || asksForIdToken(ctx);
}

/** The names that the callback must carry when it carries no `error`. */
export function expectedParams(responseType: string): ('code' | 'id_token' | 'access_token')[] {
  return [
    ...(brings(responseType, 'code') ? (['code'] as const) : []),
    ...(brings(responseType, 'id_token') ? (['id_token'] as const) : []),
    ...(brings(responseType, 'token') ? (['access_token'] as const) : []),
  ];
}
