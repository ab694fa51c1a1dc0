import * as oauth from 'oauth4webapi';
import { clientAuth } from '#flows/client-auth.ts';
import type { RequestStep } from '#flows/flow.ts';
import type { Produced } from '#flows/known.ts';
import { client, given, options, server } from '#flows/oauth.ts';
import { deviceAuthorizationRemarks } from '#flows/remarks/device-authorization.ts';

/** Nobody sits before a code for more than a day; without an end, polling would have none. */
const LONGEST_SECONDS = 86_400;

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
  remarks: deviceAuthorizationRemarks,
  receive: async (ctx, answer) => {
    const issued = await oauth.processDeviceAuthorizationResponse(
      server(ctx),
      client(ctx),
      answer.asResponse(),
    );
    const { device_code, user_code, verification_uri, verification_uri_complete } = issued;
    // These members only: anything else in the answer could stand in for a value of another step.
    const codes: Produced = { device_code, user_code, verification_uri };
    if (verification_uri_complete !== undefined) codes.verification_uri_complete = verification_uri_complete;
    const { expires_in, interval = 5 } = issued;
    return { ...codes, interval, expires_at: ctx.now() + Math.min(expires_in, LONGEST_SECONDS) * 1000 };
  },
};
