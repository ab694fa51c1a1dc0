/** What a grant of `/oauth/token` is: one file each, one line in the registry. */
import type { Params } from '#sandbox/body.ts';
import type { Tenant } from '#sandbox/context.ts';
import type { OAuthError } from '#sandbox/errors.ts';
import type { Application } from '#sandbox/state.ts';

/** In Auth0's order. */
export type TokenAnswer = {
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  scope?: string;
  expires_in: number;
  token_type: 'Bearer';
};

export type Grant = {
  type: string;
  /** Log types of Auth0 for a success and a failure. */
  log: { success: string; failure: string };
  /** The client is authenticated, and its settings list the grant. Saves whatever it changed. */
  answer(tenant: Tenant, client: Application, params: Params): Promise<TokenAnswer | OAuthError>;
};
