import * as oauth from 'oauth4webapi';
import type { Display, Flow, Produced, PromptStep, RequestStep, StepContext } from './flow.ts';
import { audience, scope } from './inputs.ts';
import { client, clientAuth, given, options, server, text, tokens } from './oauth.ts';
import { discovery, keys } from './steps/discovery.ts';
import { idTokenChecks, userinfo } from './steps/tokens.ts';

/** RFC 8628 section 3.1 and 3.2. */
const deviceAuthorization: RequestStep = {
  id: 'device-authorization',
  kind: 'request',
  title: 'Ask for a code',
  from: 'device',
  to: 'tenant',
  label: 'POST /oauth/device/code',
  operation: 'device-authorization',
  explains: {
    does: 'Gets a short code for the user and a long one for the device.',
    without: 'The user would have to type a password with a remote control.',
  },
  send: (ctx) =>
    oauth.deviceAuthorizationRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      [...given(ctx, 'scope', 'audience'), ...ctx.extra],
      options(ctx),
    ),
  receive: async (ctx, response) => {
    const answer = await oauth.processDeviceAuthorizationResponse(server(ctx), client(ctx), response);
    const { expires_in, interval = 5, ...codes } = answer;
    return { ...(codes as Produced), interval, expires_at: ctx.now() + expires_in * 1000 };
  },
};

function theCode(ctx: StepContext): Display[] {
  const link = text(ctx, 'verification_uri_complete') || text(ctx, 'verification_uri');
  return [
    { kind: 'code', label: 'user_code', value: text(ctx, 'user_code') },
    { kind: 'link', label: 'verification_uri', href: link },
    { kind: 'qr', label: 'The same link for a phone', value: link },
    { kind: 'expires', label: 'The code expires', atMs: Number(ctx.values['expires_at']) },
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
  ask: [],
};

/** RFC 8628 section 3.4 and 3.5: on `slow_down` five seconds more, for good. */
const poll: RequestStep = {
  id: 'poll',
  kind: 'request',
  title: 'Poll until the user has decided',
  from: 'device',
  to: 'tenant',
  label: 'POST /oauth/token',
  operation: 'token',
  explains: {
    does: 'Asks with the `device_code` again and again, never faster than `interval`.',
    without: 'A device without a browser has no address that a callback could reach.',
  },
  shows: theCode,
  send: (ctx) =>
    oauth.deviceCodeGrantRequest(
      server(ctx),
      client(ctx),
      clientAuth(ctx),
      text(ctx, 'device_code'),
      options(ctx),
    ),
  receive: async (ctx, response) =>
    tokens(await oauth.processDeviceCodeResponse(server(ctx), client(ctx), response)),
  repeat: {
    every: (ctx) => Number(ctx.values['interval']),
    again: (problem, every) =>
      problem.code === 'authorization-pending' ? every : problem.code === 'slow-down' ? every + 5 : null,
  },
};

export const deviceCode: Flow = {
  id: 'device-code',
  title: 'Device authorization',
  group: 'Machines, devices',
  summary: 'A code on the television, the login on the phone.',
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
  steps: [discovery, keys, deviceAuthorization, showCode, poll, idTokenChecks, userinfo],
};
