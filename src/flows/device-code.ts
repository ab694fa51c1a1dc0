import * as oauth from 'oauth4webapi';
import { problem } from '#lib/problem.ts';
import { clientAuth } from './client-auth.ts';
import type { Display, FlowCode, PromptStep, RequestStep, StepContext } from './flow.ts';
import { audience, scope } from './inputs.ts';
import { client, options, server } from './oauth.ts';
import { firstTokenRemarks } from './remarks/token-answer.ts';
import { deviceAuthorization } from './steps/device-authorization.ts';
import { discovery, keys } from './steps/discovery.ts';
import { idTokenChecks } from './steps/id-token.ts';
import { keysForIdToken } from './steps/keys-again.ts';
import { userinfo } from './steps/tokens.ts';
import { tokenAnswer } from './token-answer.ts';

function theCode(ctx: StepContext): Display[] {
  const link = ctx.get('verification_uri_complete') ?? ctx.need('verification_uri');
  return [
    { kind: 'code', label: 'user_code', value: ctx.need('user_code') },
    { kind: 'link', label: 'verification_uri', href: link },
    { kind: 'qr', label: 'The same link for a phone', value: link },
    { kind: 'expires', label: 'The code expires', atMs: ctx.need('expires_at') },
  ];
}

const showCode: PromptStep = {
  id: 'show-code',
  kind: 'prompt',
  title: 'Show the code',
  from: 'device',
  to: 'user',
  label: 'user_code, verification_uri',
  explains: {
    does: 'The user opens the address on another device, compares the code, and signs in there.',
    without: 'Nobody could tell which device the login is for.',
  },
  shows: theCode,
  ask: () => [],
};

const timeIsUp = problem('expired', 'The device code has expired', 'Nobody confirmed it in time.', {
  spec: 'RFC 8628 section 3.2',
});

/** RFC 8628 section 3.5: on `slow_down` five seconds more, for good; twice the pause where no answer came. */
const pauses: Record<string, ((seconds: number) => number) | undefined> = {
  'authorization-pending': (seconds) => seconds,
  'slow-down': (seconds) => seconds + 5,
  'request-failed': (seconds) => Math.min(60, seconds * 2),
};

/** RFC 8628 section 3.4. */
const poll: RequestStep = {
  id: 'poll',
  kind: 'request',
  title: 'Poll until the user has decided',
  from: 'device',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  spends: ['device_code'],
  explains: {
    does: 'Asks with the `device_code` again and again, never faster than `interval`.',
    without: 'A device without a browser has no address that a callback could reach.',
  },
  send: (ctx) =>
    oauth.deviceCodeGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      ctx.need('device_code'),
      options(ctx),
    ),
  first: (ctx) => ctx.need('interval'),
  remarks: firstTokenRemarks,
  receive: (ctx, answer) =>
    tokenAnswer(answer, (response) => oauth.processDeviceCodeResponse(server(ctx), client(ctx), response)),
  again: (refused, ctx) => {
    const next = pauses[refused.code];
    if (next && ctx.now() >= ctx.need('expires_at')) return timeIsUp;
    return next && { kind: 'again', afterSeconds: next(ctx.paceSeconds), because: refused };
  },
};

export const deviceCode: FlowCode = {
  useWhen: 'televisions, consoles, command lines: a device that cannot open a browser or has no keyboard',
  avoidWhen:
    'the device has a browser of its own; then a person can be tricked into approving someone else’s code',
  references: [
    { title: 'RFC 8628', url: 'https://www.rfc-editor.org/rfc/rfc8628' },
    {
      title: 'Auth0 docs',
      url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/device-authorization-flow',
    },
  ],
  grant: 'urn:ietf:params:oauth:grant-type:device_code',
  needs: [
    {
      title: 'A native application without a secret',
      holds: (target) =>
        target.tenantKind === 'oidc' || target.applicationType === 'native'
          ? true
          : 'Auth0 allows this grant for native applications only.',
    },
  ],
  inputs: [scope, audience],
  steps: [discovery, keys, deviceAuthorization, showCode, poll, keysForIdToken, idTokenChecks, userinfo],
};
