/** Every body of the token endpoint: those of the description first, then what Auth0 has besides. */
import type { TokenRequest } from './token-request.ts';
import { authorizationCode } from './token-requests/authorization-code.ts';
import { authorizationCodeWithPkce } from './token-requests/authorization-code-with-pkce.ts';
import { ciba } from './token-requests/ciba.ts';
import { clientCredentials } from './token-requests/client-credentials.ts';
import { customTokenExchange } from './token-requests/custom-token-exchange.ts';
import { databaseOtp } from './token-requests/database-otp.ts';
import { deviceCode } from './token-requests/device-code.ts';
import { federatedConnection } from './token-requests/federated-connection.ts';
import { jwtBearer } from './token-requests/jwt-bearer.ts';
import { mfaOob } from './token-requests/mfa-oob.ts';
import { mfaOtp } from './token-requests/mfa-otp.ts';
import { mfaRecoveryCode } from './token-requests/mfa-recovery-code.ts';
import { nativeSocial } from './token-requests/native-social.ts';
import { onBehalfOf } from './token-requests/on-behalf-of.ts';
import { passkey } from './token-requests/passkey.ts';
import { password } from './token-requests/password.ts';
import { passwordWithRealm } from './token-requests/password-with-realm.ts';
import { passwordlessOtp } from './token-requests/passwordless-otp.ts';
import { refreshToken } from './token-requests/refresh-token.ts';

export const tokenRequests: readonly TokenRequest[] = [
  authorizationCode,
  authorizationCodeWithPkce,
  clientCredentials,
  refreshToken,
  deviceCode,
  password,
  passwordlessOtp,
  mfaOtp,
  mfaOob,
  mfaRecoveryCode,
  nativeSocial,
  passwordWithRealm,
  databaseOtp,
  customTokenExchange,
  onBehalfOf,
  federatedConnection,
  jwtBearer,
  ciba,
  passkey,
];
