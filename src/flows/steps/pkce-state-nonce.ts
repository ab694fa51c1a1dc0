import * as oauth from 'oauth4webapi';
import type { LocalStep } from '#flows/flow.ts';
import { sendsNonce } from './response-type.ts';

/** RFC 7636 section 4.1 and 4.2, S256. */
export const pkcePair: LocalStep = {
  id: 'pkce',
  kind: 'local',
  title: 'Make the PKCE pair',
  from: 'app',
  to: 'app',
  label: 'code_verifier → code_challenge',
  explains: {
    does: 'Makes a secret for this login only. Its hash goes out now, the secret itself later.',
    without: 'A stolen code can be traded by the thief.',
  },
  run: async () => {
    const code_verifier = oauth.generateRandomCodeVerifier();
    return { code_verifier, code_challenge: await oauth.calculatePKCECodeChallenge(code_verifier) };
  },
};

/**
 * RFC 6749 section 10.12, OpenID Connect Core section 15.5.2. A `nonce` is made only where it is sent: then each ID
 * token of the login must carry it.
 */
export const stateAndNonce = (responseType: string): LocalStep => ({
  id: 'state',
  kind: 'local',
  title: 'Make state and nonce',
  from: 'app',
  to: 'app',
  label: 'state, nonce',
  explains: {
    does: 'Makes two random marks: one comes back in the URL, one inside the ID token.',
    without: 'An attacker can log your user in as someone else.',
  },
  run: async (ctx) => ({
    state: oauth.generateRandomState(),
    ...(sendsNonce(ctx, responseType) ? { nonce: oauth.generateRandomNonce() } : {}),
  }),
});
