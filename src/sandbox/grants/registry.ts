import { authorizationCode } from './authorization-code.ts';
import { clientCredentials } from './client-credentials.ts';
import { deviceCodeGrant } from './device-code.ts';
import type { Grant } from './grant.ts';
import { refreshToken } from './refresh-token.ts';

export const grants = new Map<string, Grant>(
  [authorizationCode, clientCredentials, refreshToken, deviceCodeGrant].map((grant) => [grant.type, grant]),
);
