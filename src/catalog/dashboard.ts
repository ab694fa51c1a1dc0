/** Settings of a tenant: their places in the Auth0 Dashboard, word for word, and their fields in the Management API. */
const applicationSettings = ['Applications', '{app}', 'Settings'] as const;
const apiSettings = ['Applications', 'APIs', '{api}', 'Settings'] as const;
const tenantSettings = ['Settings'] as const;

/** `{app}` and `{api}` stand for the name of one's own. */
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
  crossOriginAuthentication: [
    ...applicationSettings,
    'Cross-Origin Authentication',
    'Allow Cross-Origin Authentication',
  ],
  trustTokenEndpointIp: [
    ...applicationSettings,
    'Advanced Settings',
    'OAuth',
    'Trust Token Endpoint IP Header',
  ],
  par: [...applicationSettings, 'Authorization Requests', 'Require Pushed Authorization Requests (PAR)'],
  jar: [...applicationSettings, 'Authorization Requests', 'Require JWT-Secured Authorization Requests (JAR)'],
  samlAddon: ['Applications', '{app}', 'Addons', 'SAML2 Web App'],
  wsfedAddon: ['Applications', '{app}', 'Addons', 'WS-Fed Web App'],
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
  defaultDirectory: [...tenantSettings, 'General', 'API Authorization Settings', 'Default Directory'],
  errorPages: [...tenantSettings, 'General', 'Error Pages'],
  deviceUserCode: [...tenantSettings, 'Advanced', 'Device Flow User Code Format'],
  tenantLogoutUrls: [...tenantSettings, 'Advanced', 'Login and Logout', 'Allowed Logout URLs'],
  logoutPrompt: [
    ...tenantSettings,
    'Advanced',
    'Login and Logout',
    'RP-Initiated Logout End-User Confirmation',
  ],
  dynamicRegistration: [...tenantSettings, 'Advanced', 'Settings', 'Dynamic Client Registration (DCR)'],
  resourceParameterProfile: [
    ...tenantSettings,
    'Advanced',
    'Settings',
    'Resource Parameter Compatibility Profile',
  ],
  allowPar: [...tenantSettings, 'Advanced', 'Settings', 'Allow Pushed Authorization Requests (PAR)'],
  signingKeys: [...tenantSettings, 'Signing Keys'],
  customDomains: ['Branding', 'Custom Domains'],
  connections: ['Authentication'],
  passwordless: ['Authentication', 'Passwordless'],
  multifactor: ['Security', 'Multi-factor Auth'],
  attackProtection: ['Security', 'Attack Protection'],
  organizations: ['Organizations'],
  logs: ['Monitoring', 'Logs'],
} as const satisfies Record<string, readonly string[]>;

export type DashboardPlace = keyof typeof dashboard;

/**
 * The resource of the Management API and the field in it, where a setting is one field. A place that is a whole
 * page of settings has none.
 */
const management: Partial<Record<DashboardPlace, string>> = {
  clientId: 'clients.client_id',
  clientSecret: 'clients.client_secret',
  applicationType: 'clients.app_type',
  allowedCallbackUrls: 'clients.callbacks',
  allowedLogoutUrls: 'clients.allowed_logout_urls',
  allowedWebOrigins: 'clients.web_origins',
  allowedOriginsCors: 'clients.allowed_origins',
  crossOriginAuthentication: 'clients.cross_origin_authentication',
  idTokenExpiration: 'clients.jwt_configuration.lifetime_in_seconds',
  refreshTokenRotation: 'clients.refresh_token.rotation_type',
  refreshTokenExpiration: 'clients.refresh_token.token_lifetime',
  grantTypes: 'clients.grant_types',
  signatureAlgorithm: 'clients.jwt_configuration.alg',
  trustTokenEndpointIp: 'clients.is_token_endpoint_ip_header_trusted',
  authenticationMethod: 'clients.token_endpoint_auth_method',
  par: 'clients.require_pushed_authorization_requests',
  jar: 'clients.signed_request_object.required',
  samlAddon: 'clients.addons.samlp',
  wsfedAddon: 'clients.addons.wsfed',
  applicationApis: 'client-grants',
  applicationConnections: 'connections.enabled_clients',
  applicationOrganizations: 'clients.organization_usage',
  apiIdentifier: 'resource-servers.identifier',
  apiTokenLifetime: 'resource-servers.token_lifetime',
  apiOfflineAccess: 'resource-servers.allow_offline_access',
  apiSkipConsent: 'resource-servers.skip_consent_for_verifiable_first_party_clients',
  apiSigningAlgorithm: 'resource-servers.signing_alg',
  apiPermissions: 'resource-servers.scopes',
  defaultAudience: 'tenants/settings.default_audience',
  defaultDirectory: 'tenants/settings.default_directory',
  errorPages: 'tenants/settings.error_page',
  deviceUserCode: 'tenants/settings.device_flow',
  tenantLogoutUrls: 'tenants/settings.allowed_logout_urls',
  dynamicRegistration: 'tenants/settings.flags.enable_dynamic_client_registration',
  resourceParameterProfile: 'tenants/settings.resource_parameter_profile',
  signingKeys: 'keys/signing',
  customDomains: 'custom-domains',
  connections: 'connections',
  multifactor: 'guardian/factors',
  attackProtection: 'attack-protection',
  organizations: 'organizations',
  logs: 'logs',
};

/** What the Management API calls the setting; undefined where it is not one field or resource. */
export function managementField(place: DashboardPlace): string | undefined {
  return management[place];
}
