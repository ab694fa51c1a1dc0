/** What a grant of `/oauth/token` is: one file each, one line in the registry. */
import type { JsonObject } from '#lib/json.ts';
import type { Params } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import type { OAuthError } from '#sandbox/errors.ts';
import type { Application } from '#sandbox/state.ts';

/** Sent as it is, in Auth0's order: what every answer has, and whatever a grant adds (`issued_token_type`, …). */
export type TokenAnswer = JsonObject & { access_token: string; expires_in: number; token_type: string };

export type GrantRequest = {
  /** Authenticated, and its settings list the grant. */
  client: Application;
  params: Params;
  /** The request itself, for what is no parameter: headers such as `DPoP`. */
  c: Ctx;
};

export type Grant = {
  type: string;
  /** Log types of Auth0 for a success and a failure. */
  log: { success: string; failure: string };
  /** Saves whatever it changed. */
  answer(tenant: Tenant, request: GrantRequest): Promise<TokenAnswer | OAuthError>;
};
