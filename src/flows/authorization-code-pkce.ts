import type { FlowCode } from './flow.ts';
import { audience, connection, loginExtras, organization, prompt, responseMode, scope } from './inputs.ts';
import { authorize } from './steps/authorize.ts';
import { callback } from './steps/callback.ts';
import { discovery, keys } from './steps/discovery.ts';
import { idTokenChecks, refreshedIdTokenChecks } from './steps/id-token.ts';
import { keysAfterRefresh, keysForIdToken } from './steps/keys-again.ts';
import { logOut } from './steps/log-out.ts';
import { pkcePair, stateAndNonce } from './steps/pkce-state-nonce.ts';
import { codeForTokens, refresh, revoke, userinfo } from './steps/tokens.ts';

export const authorizationCodePkce: FlowCode = {
  useWhen: 'single-page apps, native apps and web apps: anything that can open a browser',
  avoidWhen:
    'there is no user (that is client credentials), or no browser on the device (that is device authorization)',
  references: [
    { title: 'RFC 7636', url: 'https://www.rfc-editor.org/rfc/rfc7636' },
    {
      title: 'OpenID Connect Core',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth',
    },
    {
      title: 'Auth0 docs',
      url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authorization-code-flow-with-pkce',
    },
  ],
  grant: 'authorization_code',
  needs: [
    {
      title: 'An application that logs users in',
      holds: (target) =>
        target.applicationType === 'machine'
          ? 'This application is a machine: it has no users and usually no callback URL.'
          : true,
    },
  ],
  inputs: [scope, audience, connection, prompt, responseMode, organization, ...loginExtras],
  steps: [
    discovery,
    keys,
    pkcePair,
    stateAndNonce('code'),
    authorize('code'),
    callback('code'),
    codeForTokens,
    keysForIdToken,
    idTokenChecks,
    userinfo,
    refresh,
    keysAfterRefresh,
    refreshedIdTokenChecks,
    revoke,
    logOut,
  ],
};
