/** The values that steps make and need, by the protocol's own names. A name that is not here is a typo. */
import type { JsonObject } from '#lib/json.ts';
import type { CallbackVia } from '#trace/event.ts';

/** Add the names of a new flow here. An interface, so that a test's toy flow can add its own. */
export interface Known {
  discovery: JsonObject;
  jwks: JsonObject;
  state: string;
  nonce: string;
  code_verifier: string;
  code_challenge: string;
  /** The parameters that came back, each once. */
  callback: Record<string, string>;
  /** How they came back. */
  callback_via: CallbackVia;
  code: string;
  access_token: string;
  id_token: string;
  /** The ID token that a refresh replaced. */
  previous_id_token: string;
  /** True where the ID token at hand came from a refresh. */
  id_token_refreshed: boolean;
  refresh_token: string;
  token_type: string;
  expires_in: number;
  scope: string;
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  interval: number;
  /** Milliseconds since the epoch. */
  expires_at: number;
  userinfo: JsonObject;
  client_secret: string;
  revoked: boolean;
  logged_out: boolean;
}

export type Name = keyof Known & string;

/** JSON values named by the protocol. The engine records which event made each. */
export type Produced = { [K in Name]?: Known[K] };

/**
 * Parameters that a person enters before a run and no step ever makes: read with `ctx.input`. What a step makes, what a
 * prompt asks for, and what is needed whoever brings it (a refresh token to try) is in `Known`: read with `get` and `need`.
 */
export interface KnownInputs {
  audience: string;
  connection: string;
  organization: string;
  prompt: string;
  response_mode: string;
  max_age: string;
  login_hint: string;
  screen_hint: string;
  ui_locales: string;
  acr_values: string;
}

export type InputName = Name | (keyof KnownInputs & string);
