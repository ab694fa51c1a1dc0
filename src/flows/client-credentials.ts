import * as oauth from 'oauth4webapi';
import { clientAuth } from './client-auth.ts';
import type { FlowCode, RequestStep } from './flow.ts';
import { audience, organization } from './inputs.ts';
import { client, given, options, server } from './oauth.ts';
import { firstTokenRemarks } from './remarks/token-answer.ts';
import { accessTokenChecks } from './steps/access-token.ts';
import { discovery, keys } from './steps/discovery.ts';
import { keysForAccessToken } from './steps/keys-again.ts';
import { tokenAnswer } from './token-answer.ts';

/** RFC 6749 section 4.4. Auth0 wants an `audience`, or a tenant with a default one. */
const secretForToken: RequestStep = {
  id: 'token',
  kind: 'request',
  title: 'Trade the secret for a token',
  from: 'app',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  explains: {
    does: 'Proves who the application is, and gets an access token for one API.',
    without: 'Each API would have to know the secret of each application.',
  },
  send: (ctx) =>
    oauth.clientCredentialsGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      [...given(ctx, 'audience', 'scope', 'organization'), ...ctx.extra],
      options(ctx),
    ),
  remarks: firstTokenRemarks,
  receive: (ctx, answer) =>
    tokenAnswer(answer, (response) =>
      oauth.processClientCredentialsResponse(server(ctx), client(ctx), response),
    ),
};

export const clientCredentials: FlowCode = {
  useWhen: 'a service or a script calls an API in its own name',
  avoidWhen:
    'a user is involved, or the code runs where others can read the secret, as in a real browser app',
  references: [
    { title: 'RFC 6749 section 4.4', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4' },
    {
      title: 'Auth0 docs',
      url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow',
    },
  ],
  grant: 'client_credentials',
  needs: [
    {
      title: 'An application with a client secret',
      holds: (target) =>
        target.authMethod === 'none'
          ? 'This application has no client authentication; the tenant will refuse it.'
          : true,
    },
  ],
  inputs: [
    audience,
    {
      name: 'scope',
      label: 'scope',
      kind: 'text',
      help: 'A subset of what the application was granted for this API. Empty: all of it.',
    },
    organization,
  ],
  steps: [discovery, keys, secretForToken, keysForAccessToken, accessTokenChecks],
};
