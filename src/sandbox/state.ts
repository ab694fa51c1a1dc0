/** Everything the practice tenant knows: one JSON value. Names are those of Auth0's Management API. */
import type { JsonObject } from '#lib/json.ts';

type AppType = 'spa' | 'regular_web' | 'native' | 'non_interactive';

export type Application = {
  client_id: string;
  name: string;
  app_type: AppType;
  token_endpoint_auth_method: string;
  client_secret: string;
  callbacks: string[];
  allowed_logout_urls: string[];
  web_origins: string[];
  allowed_origins: string[];
  grant_types: string[];
  jwt_configuration: { alg: string; lifetime_in_seconds: number };
  refresh_token: { rotation_type: string; leeway: number };
  is_first_party: boolean;
  organization_usage: string;
};

export type User = {
  user_id: string;
  email: string;
  name: string;
  nickname: string;
  given_name: string;
  family_name: string;
  picture: string;
  email_verified: boolean;
  blocked: boolean;
  password: string;
  created_at: string;
  updated_at: string;
};

export type Api = {
  id: string;
  identifier: string;
  name: string;
  scopes: { value: string; description: string }[];
  allow_offline_access: boolean;
  signing_alg: string;
  token_lifetime: number;
  token_lifetime_for_web: number;
  skip_consent_for_verifiable_first_party_clients: boolean;
};

/** Lets a machine application call an API. */
export type ClientGrant = { id: string; client_id: string; audience: string; scope: string[] };

export type Settings = {
  friendly_name: string;
  default_audience: string;
  allowed_logout_urls: string[];
  /** Ask before `/oidc/logout` ends a session that the request does not prove to know. */
  oidc_logout_prompt: boolean;
  /** Send `iss` with authorization responses (RFC 9207). */
  issuer_parameter: boolean;
  /** Auth0 asks for consent whenever the callback is on localhost; off here, so that a first login is short. */
  consent_on_localhost: boolean;
  /** The headers always tell the state of the buckets; only with this on does an empty one answer 429. */
  enforce_rate_limits: boolean;
  code_lifetime_in_seconds: number;
  device_code_lifetime_in_seconds: number;
  device_code_interval_in_seconds: number;
  /** Hours. */
  session_lifetime: number;
  /** Hours. */
  idle_session_lifetime: number;
};

/** What `/authorize` was asked, after its checks. An absent parameter is an empty string. */
export type AuthorizeRequest = {
  client_id: string;
  redirect_uri: string;
  redirect_uri_sent: boolean;
  response_type: string[];
  response_mode: string;
  scope: string[];
  audience: string;
  state: string | null;
  nonce: string;
  prompt: string[];
  max_age: number | null;
  login_hint: string;
  screen_hint: string;
  code_challenge: string;
  code_challenge_method: string;
  connection: string;
  organization: string;
};

/** A visit to the hosted pages, from the request that began it to the answer. */
export type Transaction = {
  id: string;
  /** Stands in the address of the pages; without it the id alone opens nothing. */
  secret: string;
  client_id: string;
  expires_at: number;
  goal:
    | { kind: 'authorize'; request: AuthorizeRequest }
    | { kind: 'device'; device_code: string; confirmed: boolean }
    | { kind: 'logout'; redirect_uri: string; state: string | null };
  /** The session that logged in during this visit. */
  session: string;
  consented: boolean;
};

export type Session = {
  id: string;
  /** The public name of the session, in tokens. Not the cookie. */
  sid: string;
  user_id: string;
  auth_time: number;
  seen_at: number;
};

/** What a user let an application do. */
type Grant = { user_id: string; client_id: string; audience: string; scope: string[] };

/** What a code, a device code and a refresh token stand for. */
export type Permission = {
  client_id: string;
  user_id: string;
  sid: string;
  auth_time: number;
  scope: string[];
  /** What the application asked for, to tell it where `scope` differs. */
  asked: string[];
  audience: string;
};

export type Code = {
  permission: Permission;
  redirect_uri: string;
  redirect_uri_sent: boolean;
  nonce: string;
  tell_auth_time: boolean;
  code_challenge: string;
  code_challenge_method: string;
  expires_at: number;
};

export type RefreshToken = {
  permission: Permission;
  family: string;
  family_created_at: number;
  used_at: number;
  /** Zero while this is the newest token of its family. */
  rotated_at: number;
  /** The tokens that replaced this one; more than one inside the leeway. */
  next: string[];
};

export type DeviceCode = {
  client_id: string;
  user_code: string;
  scope: string[];
  audience: string;
  expires_at: number;
  polled_at: number;
  interval: number;
  status: 'pending' | 'approved' | 'denied';
  permission: Permission | null;
};

type LogEntry = {
  id: number;
  at: number;
  method: string;
  path: string;
  status: number;
  client_id?: string;
  type: string;
  description: string;
};

export type StoredKey = { kid: string; jwk: JsonObject };

export type State = {
  version: 1;
  /** Null draws ids from the random source of the platform. */
  ids: { seed: number | null; drawn: number };
  settings: Settings;
  applications: Application[];
  users: User[];
  apis: Api[];
  client_grants: ClientGrant[];
  clock: { offset_seconds: number };
  /** Ids of the faults that are on. */
  faults: string[];
  keys: { signing: StoredKey[]; encryption: string };
  sessions: Record<string, Session>;
  transactions: Record<string, Transaction>;
  codes: Record<string, Code>;
  refresh_tokens: Record<string, RefreshToken>;
  device_codes: Record<string, DeviceCode>;
  grants: Grant[];
  log: { next: number; entries: LogEntry[] };
};
