/** The applications that oidc-provider knows. */
export const PUBLIC_CLIENT = 'public-client';
export const DEVICE_CLIENT = 'device-client';
export const MACHINE_CLIENT = 'machine-client';
export const MACHINE_SECRET = 'machine-secret-for-tests';
