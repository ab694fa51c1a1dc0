import * as oauth from 'oauth4webapi';
import type { Produced, RequestStep } from '#flows/flow.ts';
import { client, clientAuth, given, options, server } from '#flows/oauth.ts';

/** RFC 8628 section 3.1 and 3.2. */
export const deviceAuthorization: RequestStep = {
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
