/** Places in the Auth0 Dashboard, word for word. `{app}` and `{api}` stand for the name of one's own. */
const applicationSettings = ['Applications', '{app}', 'Settings'] as const;
const apiSettings = ['Applications', 'APIs', '{api}', 'Settings'] as const;
const tenantSettings = ['Settings'] as const;

export const dashboard = {
  domain: [...applicationSettings, 'Basic Information', 'Domain'],
  clientId: [...applicationSettings, 'Basic Information', 'Client ID'],
  clientSecret: [...applicationSettings, 'Basic Information', 'Client Secret'],
  applicationType: [...applicationSettings, 'Application Properties', 'Application Type'],
  allowedCallbackUrls: [...applicationSettings, 'Application URIs', 'Allowed Callback URLs'],
  allowedLogoutUrls: [...applicationSettings, 'Application URIs', 'Allowed Logout URLs'],
  allowedWebOrigins: [...applicationSettings, 'Application URIs', 'Allowed Web Origins'],
  allowedOriginsCors: [...applicationSettings, 'Cross-Origin Authentication', 'Allowed Origins (CORS)'],
  idTokenExpiration: [...applicationSettings, 'ID Token', 'ID Token Expiration'],
  refreshTokenRotation: [...applicationSettings, 'Refresh Token Rotation'],
  refreshTokenExpiration: [...applicationSettings, 'Refresh Token Expiration'],
  grantTypes: [...applicationSettings, 'Advanced Settings', 'Grant Types'],
  signatureAlgorithm: [
    ...applicationSettings,
    'Advanced Settings',
    'OAuth',
    'JSON Web Token (JWT) Signature Algorithm',
  ],
  authenticationMethod: ['Applications', '{app}', 'Credentials', 'Authentication Method'],
  applicationApis: ['Applications', '{app}', 'APIs'],
  applicationConnections: ['Applications', '{app}', 'Connections'],
  applicationOrganizations: ['Applications', '{app}', 'Organizations'],
  apiIdentifier: [...apiSettings, 'Identifier'],
  apiTokenLifetime: [...apiSettings, 'Access Token Settings', 'Maximum Access Token Lifetime'],
  apiOfflineAccess: [...apiSettings, 'Access Settings', 'Allow Offline Access'],
  apiSkipConsent: [...apiSettings, 'Access Settings', 'Allow Skipping User Consent'],
  apiSigningAlgorithm: [...apiSettings, 'Access Token Settings', 'JSON Web Token (JWT) Signing Algorithm'],
  apiPermissions: ['Applications', 'APIs', '{api}', 'Permissions'],
  apiApplicationAccess: ['Applications', 'APIs', '{api}', 'Application Access'],
  defaultAudience: [...tenantSettings, 'General', 'API Authorization Settings', 'Default Audience'],
  signingKeys: [...tenantSettings, 'Signing Keys'],
  customDomains: ['Branding', 'Custom Domains'],
  connections: ['Authentication'],
  organizations: ['Organizations'],
  logs: ['Monitoring', 'Logs'],
} as const satisfies Record<string, readonly string[]>;

export type DashboardPlace = keyof typeof dashboard;
