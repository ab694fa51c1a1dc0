/** What can be changed at the practice tenant, field by field, under the names of Auth0's Management API. */
import { isJsonObject } from '#lib/json.ts';
import type { FieldSpec } from './record-draft.ts';

const options = (...values: string[]) => values.map((value) => ({ value, label: value }));

const needed = (text: string) => (text ? undefined : 'Needs a value.');

const isUrl = (text: string) =>
  URL.canParse(text) ? undefined : 'Not a URL. It starts with a scheme, such as `https://`.';

const isOrigin = (text: string) => {
  if (!URL.canParse(text)) return 'Not an origin, such as `http://localhost:5173`.';
  const { origin } = new URL(text);
  return origin === text ? undefined : `An origin has no path: \`${origin}\`.`;
};

const isEmail = (text: string) => (/^\S+@\S+$/.test(text) ? undefined : 'Not an e-mail address.');

const isPhone = (text: string) =>
  /^\+[0-9]{1,15}$/.test(text) ? undefined : 'Not a phone number, such as `+12025550123`.';

const isObjectText = (text: string) => {
  try {
    if (isJsonObject(JSON.parse(text))) return undefined;
  } catch {
    return 'Not JSON.';
  }
  return 'Not a JSON object.';
};

const grants: FieldSpec = {
  path: 'grant_types',
  label: 'grant_types',
  kind: 'many',
  options: options(
    'authorization_code',
    'implicit',
    'refresh_token',
    'client_credentials',
    'urn:ietf:params:oauth:grant-type:device_code',
  ),
};

const appType: FieldSpec = {
  path: 'app_type',
  label: 'app_type',
  kind: 'select',
  options: [
    { value: 'spa', label: 'spa (single page)' },
    { value: 'regular_web', label: 'regular_web' },
    { value: 'native', label: 'native' },
    { value: 'non_interactive', label: 'non_interactive (machine to machine)' },
  ],
};

const name: FieldSpec = { path: 'name', label: 'name', kind: 'text', check: needed };

export const applicationFields: FieldSpec[] = [
  name,
  appType,
  {
    path: 'token_endpoint_auth_method',
    label: 'token_endpoint_auth_method',
    kind: 'select',
    options: options('none', 'client_secret_post', 'client_secret_basic'),
  },
  { path: 'client_secret', label: 'client_secret', kind: 'secret' },
  {
    path: 'callbacks',
    label: 'callbacks',
    kind: 'lines',
    help: 'Allowed Callback URLs, one a line, compared letter by letter.',
    check: isUrl,
  },
  {
    path: 'allowed_logout_urls',
    label: 'allowed_logout_urls',
    kind: 'lines',
    help: 'Where logging out may come back to.',
    check: isUrl,
  },
  {
    path: 'web_origins',
    label: 'web_origins',
    kind: 'lines',
    help: 'Allowed Web Origins: silent authentication and the token endpoint.',
    check: isOrigin,
  },
  {
    path: 'allowed_origins',
    label: 'allowed_origins',
    kind: 'lines',
    help: 'Allowed Origins (CORS).',
    check: isOrigin,
  },
  grants,
  {
    path: 'jwt_configuration.alg',
    label: 'jwt_configuration.alg',
    kind: 'select',
    help: 'What signs the ID token.',
    options: options('RS256', 'HS256'),
  },
  {
    path: 'jwt_configuration.lifetime_in_seconds',
    label: 'jwt_configuration.lifetime_in_seconds',
    kind: 'number',
    help: 'Of the ID token.',
  },
  {
    path: 'refresh_token.rotation_type',
    label: 'refresh_token.rotation_type',
    kind: 'select',
    options: options('rotating', 'non-rotating'),
  },
  {
    path: 'refresh_token.leeway',
    label: 'refresh_token.leeway',
    kind: 'number',
    help: 'Seconds in which a used refresh token is still good.',
  },
  {
    path: 'organization_usage',
    label: 'organization_usage',
    kind: 'select',
    options: options('deny', 'allow', 'require'),
  },
  { path: 'is_first_party', label: 'is_first_party', kind: 'switch', help: 'Others ask for consent.' },
];

export const newApplicationFields: FieldSpec[] = [name, appType];

export const userFields: FieldSpec[] = [
  { path: 'email', label: 'email', kind: 'text', check: isEmail },
  { path: 'password', label: 'password', kind: 'text', check: needed },
  { path: 'name', label: 'name', kind: 'text' },
  { path: 'given_name', label: 'given_name', kind: 'text' },
  { path: 'family_name', label: 'family_name', kind: 'text' },
  { path: 'nickname', label: 'nickname', kind: 'text' },
  { path: 'picture', label: 'picture', kind: 'text', check: (text) => (text ? isUrl(text) : undefined) },
  {
    path: 'phone_number',
    label: 'phone_number',
    kind: 'text',
    help: 'With the scope `phone`.',
    check: (text) => (text === '' ? undefined : isPhone(text)),
  },
  { path: 'user_metadata', label: 'user_metadata', kind: 'json', check: isObjectText },
  { path: 'app_metadata', label: 'app_metadata', kind: 'json', check: isObjectText },
  { path: 'email_verified', label: 'email_verified', kind: 'switch' },
  { path: 'phone_verified', label: 'phone_verified', kind: 'switch' },
  { path: 'blocked', label: 'blocked', kind: 'switch', help: 'Cannot log in.' },
];

export const newUserFields: FieldSpec[] = userFields.filter(({ path }) =>
  ['email', 'password', 'name'].includes(path),
);

const identifier: FieldSpec = {
  path: 'identifier',
  label: 'identifier',
  kind: 'text',
  help: 'The `audience` that applications ask for.',
  check: needed,
};

export const apiFields: FieldSpec[] = [
  name,
  {
    path: 'scopes',
    label: 'scopes',
    kind: 'scopes',
    help: 'One a line: the value, then what it allows.',
  },
  { path: 'signing_alg', label: 'signing_alg', kind: 'select', options: options('RS256', 'HS256') },
  { path: 'token_lifetime', label: 'token_lifetime', kind: 'number', help: 'Seconds.' },
  {
    path: 'allow_offline_access',
    label: 'allow_offline_access',
    kind: 'switch',
    help: 'Refresh tokens for this API.',
  },
  {
    path: 'skip_consent_for_verifiable_first_party_clients',
    label: 'skip_consent_for_verifiable_first_party_clients',
    kind: 'switch',
  },
];

export const newApiFields: FieldSpec[] = [identifier, name];

export const settingsFields: FieldSpec[] = [
  { path: 'friendly_name', label: 'friendly_name', kind: 'text', help: 'Stands on the login page.' },
  {
    path: 'default_audience',
    label: 'default_audience',
    kind: 'text',
    help: 'For requests without an audience. Empty: the access token is opaque.',
  },
  {
    path: 'allowed_logout_urls',
    label: 'allowed_logout_urls',
    kind: 'lines',
    help: 'Of the tenant, for logouts without a `client_id`.',
    check: isUrl,
  },
  {
    path: 'code_lifetime_in_seconds',
    label: 'code_lifetime_in_seconds',
    kind: 'number',
    help: 'Of an authorization code.',
  },
  {
    path: 'device_code_lifetime_in_seconds',
    label: 'device_code_lifetime_in_seconds',
    kind: 'number',
  },
  { path: 'device_code_interval_in_seconds', label: 'device_code_interval_in_seconds', kind: 'number' },
  { path: 'session_lifetime', label: 'session_lifetime', kind: 'number', help: 'Hours.' },
  { path: 'idle_session_lifetime', label: 'idle_session_lifetime', kind: 'number', help: 'Hours.' },
  {
    path: 'oidc_logout_prompt',
    label: 'oidc_logout_prompt',
    kind: 'switch',
    help: 'Asks before a logout without `id_token_hint`.',
  },
  {
    path: 'issuer_parameter',
    label: 'issuer_parameter',
    kind: 'switch',
    help: 'Sends `iss` with the callback (RFC 9207).',
  },
  {
    path: 'consent_on_localhost',
    label: 'consent_on_localhost',
    kind: 'switch',
    help: 'Asks for consent whenever the callback is on localhost, as Auth0 does.',
  },
  {
    path: 'enforce_rate_limits',
    label: 'enforce_rate_limits',
    kind: 'switch',
    help: 'An empty bucket answers 429.',
  },
];
