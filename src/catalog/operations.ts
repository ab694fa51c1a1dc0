/**
 * Every operation, whole. This is the bulk: tests, the OpenAPI document and a screen that shows it load it; what every
 * screen needs stands in `routes.ts`, `fields.ts`, `grants.ts` and `errors.ts`.
 */
import type { Operation } from './operation.ts';
import { accessTokenSocial } from './operations/access-token-social.ts';
import { authorize } from './operations/authorize.ts';
import { backchannelAuthentication } from './operations/backchannel-authentication.ts';
import { certificate } from './operations/certificate.ts';
import { changePassword } from './operations/change-password.ts';
import { changePasswordCaptcha } from './operations/change-password-captcha.ts';
import { clientSettings } from './operations/client-settings.ts';
import { continueLogin } from './operations/continue.ts';
import { crossOriginAuthenticate } from './operations/cross-origin-authenticate.ts';
import { crossOriginVerifier } from './operations/cross-origin-verifier.ts';
import { delegation } from './operations/delegation.ts';
import { deviceActivation } from './operations/device-activation.ts';
import { deviceAuthorization } from './operations/device-authorization.ts';
import { globalTokenRevocation } from './operations/global-token-revocation.ts';
import { hostedLogin } from './operations/hosted-login.ts';
import { impersonate } from './operations/impersonate.ts';
import { jwks } from './operations/jwks.ts';
import { loginCallback } from './operations/login-callback.ts';
import { loginCaptcha } from './operations/login-captcha.ts';
import { logout } from './operations/logout.ts';
import { mfaAssociate } from './operations/mfa-associate.ts';
import { mfaAuthenticatorDelete } from './operations/mfa-authenticator-delete.ts';
import { mfaAuthenticators } from './operations/mfa-authenticators.ts';
import { mfaChallenge } from './operations/mfa-challenge.ts';
import { oidcLogout } from './operations/oidc-logout.ts';
import { openidConfiguration } from './operations/openid-configuration.ts';
import { otpChallenge } from './operations/otp-challenge.ts';
import { passkeyChallenge } from './operations/passkey-challenge.ts';
import { passkeyRegister } from './operations/passkey-register.ts';
import { passwordlessCaptcha } from './operations/passwordless-captcha.ts';
import { passwordlessLink } from './operations/passwordless-link.ts';
import { passwordlessStart } from './operations/passwordless-start.ts';
import { passwordlessVerify } from './operations/passwordless-verify.ts';
import { pushedAuthorization } from './operations/pushed-authorization.ts';
import { register } from './operations/register.ts';
import { resourceOwner } from './operations/resource-owner.ts';
import { resume } from './operations/resume.ts';
import { revoke } from './operations/revoke.ts';
import { samlConnectionMetadata } from './operations/saml-connection-metadata.ts';
import { samlLogin } from './operations/saml-login.ts';
import { samlLogout } from './operations/saml-logout.ts';
import { samlMetadata } from './operations/saml-metadata.ts';
import { signup } from './operations/signup.ts';
import { signupCaptcha } from './operations/signup-captcha.ts';
import { ssoData } from './operations/sso-data.ts';
import { token } from './operations/token.ts';
import { tokeninfo } from './operations/tokeninfo.ts';
import { unlink } from './operations/unlink.ts';
import { userCountry } from './operations/user-country.ts';
import { userinfo } from './operations/userinfo.ts';
import { wsfedLogin } from './operations/wsfed-login.ts';
import { wsfedMetadata } from './operations/wsfed-metadata.ts';
import type { OperationId } from './routes.ts';

const byId: Record<OperationId, Operation> = {
  'openid-configuration': openidConfiguration,
  jwks: jwks,
  authorize: authorize,
  resume: resume,
  continue: continueLogin,
  'pushed-authorization': pushedAuthorization,
  token: token,
  userinfo: userinfo,
  'device-authorization': deviceAuthorization,
  'device-activation': deviceActivation,
  'backchannel-authentication': backchannelAuthentication,
  revoke: revoke,
  'global-token-revocation': globalTokenRevocation,
  logout: logout,
  'oidc-logout': oidcLogout,
  register: register,
  'passwordless-start': passwordlessStart,
  'passwordless-verify': passwordlessVerify,
  'passwordless-link': passwordlessLink,
  'passwordless-captcha': passwordlessCaptcha,
  'otp-challenge': otpChallenge,
  'passkey-register': passkeyRegister,
  'passkey-challenge': passkeyChallenge,
  signup: signup,
  'signup-captcha': signupCaptcha,
  'change-password': changePassword,
  'change-password-captcha': changePasswordCaptcha,
  'cross-origin-authenticate': crossOriginAuthenticate,
  'cross-origin-verifier': crossOriginVerifier,
  'hosted-login': hostedLogin,
  'login-captcha': loginCaptcha,
  'mfa-challenge': mfaChallenge,
  'mfa-associate': mfaAssociate,
  'mfa-authenticators': mfaAuthenticators,
  'mfa-authenticator-delete': mfaAuthenticatorDelete,
  'saml-connection-metadata': samlConnectionMetadata,
  'saml-metadata': samlMetadata,
  'saml-logout': samlLogout,
  'saml-login': samlLogin,
  'login-callback': loginCallback,
  'wsfed-metadata': wsfedMetadata,
  'wsfed-login': wsfedLogin,
  certificate: certificate,
  'sso-data': ssoData,
  'user-country': userCountry,
  'client-settings': clientSettings,
  'access-token-social': accessTokenSocial,
  'resource-owner': resourceOwner,
  tokeninfo: tokeninfo,
  delegation: delegation,
  unlink: unlink,
  impersonate: impersonate,
};

export const operations: readonly Operation[] = Object.values(byId);
