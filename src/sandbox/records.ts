/** What the admin API edits: a blank record of each kind, and the form of its fields (`form.ts`). */
import type {
  Api,
  Application,
  ClientGrant,
  Connection,
  Organization,
  Settings,
  State,
  User,
  UserBlock,
} from './state.ts';

export const CONNECTION = 'Username-Password-Authentication';
export const PASSWORD = 'practice';

export const blankSettings: Settings = {
  friendly_name: 'Practice tenant',
  default_audience: '',
  allowed_logout_urls: [],
  oidc_logout_prompt: true,
  issuer_parameter: false,
  consent_on_localhost: false,
  enforce_rate_limits: false,
  brute_force_protection: { enabled: true, max_attempts: 10 },
  code_lifetime_in_seconds: 600,
  device_code_lifetime_in_seconds: 900,
  device_code_interval_in_seconds: 5,
  session_lifetime: 168,
  idle_session_lifetime: 72,
};

export const blankApplication: Application = {
  client_id: '',
  name: 'New application',
  app_type: 'spa',
  token_endpoint_auth_method: 'none',
  client_secret: '',
  callbacks: [],
  allowed_logout_urls: [],
  web_origins: [],
  allowed_origins: [],
  grant_types: ['authorization_code', 'implicit', 'refresh_token'],
  jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36000 },
  refresh_token: { rotation_type: 'rotating', leeway: 0 },
  is_first_party: true,
  organization_usage: 'deny',
  addons: {},
  signing_keys: [],
  credentials: [],
  client_metadata: {},
};

export const blankUser: User = {
  user_id: '',
  email: '',
  username: '',
  phone_number: '',
  name: '',
  nickname: '',
  given_name: '',
  family_name: '',
  picture: '',
  email_verified: false,
  phone_verified: false,
  blocked: false,
  password: PASSWORD,
  identities: [],
  user_metadata: {},
  app_metadata: {},
  authentication_methods: [],
  created_at: '2026-01-15T09:00:00.000Z',
  updated_at: '2026-11-20T08:30:00.000Z',
};

export const blankApi: Api = {
  id: '',
  identifier: '',
  name: '',
  scopes: [],
  allow_offline_access: false,
  signing_alg: 'RS256',
  token_lifetime: 86400,
  token_lifetime_for_web: 7200,
  skip_consent_for_verifiable_first_party_clients: true,
};

export const blankClientGrant: ClientGrant = { id: '', client_id: '', audience: '', scope: [] };

export const blankConnection: Connection = {
  id: '',
  name: '',
  display_name: '',
  strategy: 'auth0',
  options: {},
  enabled_clients: [],
  realms: [],
};

export const blankOrganization: Organization = {
  id: '',
  name: '',
  display_name: '',
  metadata: {},
  members: [],
  enabled_connections: [],
  invitations: [],
};

const blankUserBlock: UserBlock = { user_id: '', failed_logins: 0, last_failed_at: 0 };

export const settingsForm: Settings = { ...blankSettings, allowed_logout_urls: [''] };

export const forms = {
  applications: {
    blank: blankApplication,
    form: {
      ...blankApplication,
      callbacks: [''],
      allowed_logout_urls: [''],
      web_origins: [''],
      allowed_origins: [''],
      grant_types: [''],
      signing_keys: [{ cert: '', pkcs7: '', subject: '' }],
      credentials: [{ id: '', name: '', credential_type: '', alg: '', pem: '' }],
    },
  },
  users: {
    blank: blankUser,
    form: {
      ...blankUser,
      identities: [{ connection: '', provider: '', user_id: '', isSocial: false, profileData: {} }],
      authentication_methods: [
        {
          id: '',
          type: '',
          name: '',
          confirmed: false,
          phone_number: '',
          email: '',
          totp_secret: '',
          created_at: '',
          last_auth_at: '',
        },
      ],
    },
  },
  apis: { blank: blankApi, form: { ...blankApi, scopes: [{ value: '', description: '' }] } },
  user_blocks: { blank: blankUserBlock, form: blankUserBlock },
  client_grants: { blank: blankClientGrant, form: { ...blankClientGrant, scope: [''] } },
  connections: {
    blank: blankConnection,
    form: { ...blankConnection, enabled_clients: [''], realms: [''] },
  },
  organizations: {
    blank: blankOrganization,
    form: {
      ...blankOrganization,
      members: [{ user_id: '', roles: [''] }],
      enabled_connections: [{ connection_id: '', assign_membership_on_login: false, show_as_button: false }],
      invitations: [
        {
          id: '',
          inviter: { name: '' },
          invitee: { email: '' },
          client_id: '',
          connection_id: '',
          ticket_id: '',
          roles: [''],
          created_at: '',
          expires_at: '',
        },
      ],
    },
  },
} satisfies { [Name in keyof State]?: { blank: object; form: object } };
