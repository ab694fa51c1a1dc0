/**
 * Everything the practice tenant knows: one JSON value. Names are those of Auth0's Management API. Records are values:
 * nothing changes one in place, a change puts another in its stead (`table.ts`), and so nothing is missed by a save.
 */
import type { JsonObject } from '#lib/json.ts';

/** Of this shape. An older one is brought up to it by `migrations.ts`, one step a version. */
export const STATE_VERSION = 2;

/** Read-only all the way down; free-form JSON stays as it is. */
type Value<T> = T extends string | number | boolean | null
  ? T
  : JsonObject extends T
    ? T
    : T extends readonly (infer One)[]
      ? readonly Value<One>[]
      : { readonly [Name in keyof T]: Value<T[Name]> };

export type Application = Value<{
  client_id: string;
  name: string;
  app_type: string;
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
  /** Settings of an add-on by its name: `samlp`, `wsfed`. */
  addons: JsonObject;
  /** Certificates that sign what the add-ons say. */
  signing_keys: { cert: string; pkcs7: string; subject: string }[];
  /** Public keys with which the application proves itself. */
  credentials: { id: string; name: string; credential_type: string; alg: string; pem: string }[];
  client_metadata: JsonObject;
}>;

/** One account at one connection. The first of a user is the primary one, which `user_id` names. */
export type Identity = Value<{
  connection: string;
  provider: string;
  /** Without the provider. */
  user_id: string;
  isSocial: boolean;
  profileData: JsonObject;
}>;

export type User = Value<{
  user_id: string;
  email: string;
  username: string;
  phone_number: string;
  name: string;
  nickname: string;
  given_name: string;
  family_name: string;
  picture: string;
  email_verified: boolean;
  phone_verified: boolean;
  blocked: boolean;
  password: string;
  identities: Identity[];
  user_metadata: JsonObject;
  app_metadata: JsonObject;
  /** Enrolled factors. */
  authentication_methods: {
    id: string;
    type: string;
    name: string;
    confirmed: boolean;
    phone_number: string;
    email: string;
    totp_secret: string;
    created_at: string;
    last_auth_at: string;
  }[];
  created_at: string;
  updated_at: string;
}>;

/** Where users come from. `name` is what `connection` names in a request. */
export type Connection = Value<{
  id: string;
  name: string;
  display_name: string;
  strategy: string;
  options: JsonObject;
  /** The applications whose users may come from here. */
  enabled_clients: string[];
  realms: string[];
}>;

export type Organization = Value<{
  id: string;
  name: string;
  display_name: string;
  metadata: JsonObject;
  members: { user_id: string; roles: string[] }[];
  enabled_connections: {
    connection_id: string;
    assign_membership_on_login: boolean;
    show_as_button: boolean;
  }[];
  invitations: {
    id: string;
    inviter: { name: string };
    invitee: { email: string };
    client_id: string;
    connection_id: string;
    ticket_id: string;
    roles: string[];
    created_at: string;
    expires_at: string;
  }[];
}>;

export type Api = Value<{
  id: string;
  identifier: string;
  name: string;
  scopes: { value: string; description: string }[];
  allow_offline_access: boolean;
  signing_alg: string;
  token_lifetime: number;
  token_lifetime_for_web: number;
  skip_consent_for_verifiable_first_party_clients: boolean;
}>;

/** Lets a machine application call an API. */
export type ClientGrant = Value<{ id: string; client_id: string; audience: string; scope: string[] }>;

/** Wrong passwords in a row, and when the last one came. */
export type UserBlock = Value<{ user_id: string; failed_logins: number; last_failed_at: number }>;

export type Settings = Value<{
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
  brute_force_protection: { enabled: boolean; max_attempts: number };
  code_lifetime_in_seconds: number;
  device_code_lifetime_in_seconds: number;
  device_code_interval_in_seconds: number;
  /** Hours. */
  session_lifetime: number;
  /** Hours. */
  idle_session_lifetime: number;
}>;

/** What `/authorize` was asked, after its checks. An absent parameter is an empty string. */
export type AuthorizeRequest = Value<{
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
}>;

/** A way in which a user proved who they are: `pwd`, `mfa`, `email`, `sms`, `federated`. */
export type Method = Value<{ name: string; timestamp: string; type?: string }>;

/** A factor that was shown during a visit; the first one says who it is. */
export type LoginStep = Value<{
  name: 'login';
  at: number;
  user_id: string;
  connection: string;
  method: Method;
}>;

/** One thing that a person did at a hosted page. */
export type VisitStep =
  | LoginStep
  | Value<{ name: 'confirm-device'; at: number }>
  | Value<{ name: 'consent'; at: number }>;

/** A visit to the hosted pages, from the request that began it to the answer. */
export type Transaction = Value<{
  id: string;
  /** Stands in the address of the pages; without it the id alone opens nothing. */
  secret: string;
  client_id: string;
  /** The browser that it is in; empty where the host has only one. */
  device: string;
  expires_at: number;
  goal:
    | { kind: 'authorize'; request: AuthorizeRequest }
    | { kind: 'device'; device_code: string }
    | { kind: 'logout'; redirect_uri: string; state: string | null };
  /** What the person did so far, in order. */
  steps: VisitStep[];
  /** The session that this visit began or goes on with. */
  session: string;
}>;

export type Session = Value<{
  id: string;
  /** The public name of the session, in tokens. Not the cookie. */
  sid: string;
  user_id: string;
  auth_time: number;
  seen_at: number;
  /** Name of the connection that the user came from. */
  connection: string;
  org_id: string | null;
  /** First and further factors, in order. */
  authentication: { methods: Method[] };
}>;

/** What a user let an application do. */
export type Grant = Value<{
  id: string;
  user_id: string;
  client_id: string;
  audience: string;
  scope: string[];
}>;

/** What a code, a device code and a refresh token stand for. */
export type Permission = Value<{
  client_id: string;
  user_id: string;
  sid: string;
  auth_time: number;
  scope: string[];
  /** What the ID token says about how the user logged in; empty says nothing. */
  amr: string[];
  /** What the application asked for, to tell it where `scope` differs. */
  asked: string[];
  audience: string;
}>;

export type Code = Value<{
  code: string;
  permission: Permission;
  redirect_uri: string;
  redirect_uri_sent: boolean;
  nonce: string;
  tell_auth_time: boolean;
  code_challenge: string;
  code_challenge_method: string;
  expires_at: number;
}>;

export type RefreshToken = Value<{
  token: string;
  permission: Permission;
  family: string;
  family_created_at: number;
  used_at: number;
  /** Zero while this is the newest token of its family. */
  rotated_at: number;
  /** The tokens that replaced this one; more than one inside the leeway. */
  next: string[];
}>;

export type DeviceCode = Value<{
  device_code: string;
  client_id: string;
  user_code: string;
  scope: string[];
  audience: string;
  expires_at: number;
  polled_at: number;
  interval: number;
  status: 'pending' | 'approved' | 'denied';
  permission: Permission | null;
}>;

export type LogEntry = Value<{
  id: number;
  at: number;
  method: string;
  path: string;
  status: number;
  client_id?: string;
  type: string;
  description: string;
}>;

export type StoredKey = Value<{ kid: string; jwk: JsonObject }>;

/** Parts that are one value each. */
export type Singles = {
  /** Null draws ids from the random source of the platform. */
  ids: Value<{ seed: number | null; drawn: number }>;
  settings: Settings;
  clock: Value<{ offset_seconds: number }>;
  /** Ids of the faults that are on. */
  faults: readonly string[];
  keys: Value<{ signing: StoredKey[]; encryption: string }>;
};

/** Parts that are tables of records. */
export type Rows = {
  applications: Application;
  users: User;
  apis: Api;
  client_grants: ClientGrant;
  connections: Connection;
  organizations: Organization;
  user_blocks: UserBlock;
  sessions: Session;
  transactions: Transaction;
  codes: Code;
  refresh_tokens: RefreshToken;
  device_codes: DeviceCode;
  grants: Grant;
  log: LogEntry;
};

/** The member of a record that names it in its table. */
export const tableKeys: { readonly [Name in keyof Rows]: keyof Rows[Name] & string } = {
  applications: 'client_id',
  users: 'user_id',
  apis: 'id',
  client_grants: 'id',
  connections: 'id',
  organizations: 'id',
  user_blocks: 'user_id',
  sessions: 'id',
  transactions: 'id',
  codes: 'code',
  refresh_tokens: 'token',
  device_codes: 'device_code',
  grants: 'id',
  log: 'id',
};

/** As it is saved. In memory the tables are those of `table.ts`. */
export type State = { version: typeof STATE_VERSION } & Singles & { [Name in keyof Rows]: Rows[Name][] };
