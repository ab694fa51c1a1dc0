/** Inputs that several flows share, by the parameter's own name. */
import type { Input } from './flow.ts';
import type { InputName } from './known.ts';

export const scope: Input = {
  name: 'scope',
  label: 'scope',
  kind: 'scope',
  from: 'scope',
  initial: 'openid profile email',
  help: 'What the tokens may be used for. `openid` asks for an ID token, `offline_access` for a refresh token.',
  options: ['openid', 'profile', 'email', 'offline_access'].map((value) => ({ value, label: value })),
  warn: (value) =>
    value.split(/\s+/).includes('openid')
      ? undefined
      : 'Without `openid` no ID token comes, and `/userinfo` refuses.',
};

export const audience: Input = {
  name: 'audience',
  label: 'audience',
  kind: 'text',
  from: 'audience',
  help: 'The identifier of the API that the access token is for, letter by letter.',
  warn: (value, target) =>
    value || target.tenantKind === 'oidc'
      ? undefined
      : 'Empty: the access token will be opaque, good for `/userinfo` only.',
};

export const connection: Input = {
  name: 'connection',
  label: 'connection',
  kind: 'text',
  from: 'connection',
  help: 'Goes straight to this connection, without the chooser. Empty: the user chooses.',
};

export const organization: Input = {
  name: 'organization',
  label: 'organization',
  kind: 'text',
  from: 'organization',
  more: true,
  help: 'The id of the organization to log in to, `org_…`.',
};

export const prompt: Input = {
  name: 'prompt',
  label: 'prompt',
  kind: 'select',
  help: '`none` never shows a page: it answers from the session or with `login_required`.',
  options: [
    { value: '', label: 'not sent' },
    { value: 'none', label: 'none' },
    { value: 'login', label: 'login' },
    { value: 'consent', label: 'consent' },
    { value: 'select_account', label: 'select_account' },
  ],
};

export const responseMode: Input = {
  name: 'response_mode',
  label: 'response_mode',
  kind: 'select',
  help: 'How the answer travels back: in the query, in the fragment, or as a form post that the service worker catches.',
  options: [
    { value: '', label: 'not sent (query)' },
    { value: 'query', label: 'query' },
    { value: 'fragment', label: 'fragment' },
    { value: 'form_post', label: 'form_post' },
  ],
};

const folded = (name: InputName, kind: Input['kind'], help: string): Input => ({
  name,
  label: name,
  kind,
  help,
  more: true,
});

export const loginExtras: Input[] = [
  folded(
    'max_age',
    'number',
    'Seconds since the last login that are still good enough. 0 asks for a login each time.',
  ),
  folded('login_hint', 'text', 'Fills in the user name at the tenant.'),
  folded('screen_hint', 'text', '`signup` opens the sign-up page first.'),
  folded('ui_locales', 'text', 'Languages of the tenant’s pages, best first.'),
  folded(
    'acr_values',
    'text',
    'Asks for a kind of login, such as a second factor. An Action has to read it.',
  ),
];
