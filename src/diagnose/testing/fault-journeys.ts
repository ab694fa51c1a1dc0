/** Which run meets a fault of the practice tenant. */
import type { Journey } from '#flows/testing/journey.ts';

export const PRACTICE_API = 'https://api.practice.example';

const login: Journey = {
  flow: 'authorization-code-pkce',
  application: 'spa',
  inputs: { scope: 'openid profile offline_access read:orders', audience: PRACTICE_API },
};
const confidential: Journey = { ...login, application: 'web' };
const silent: Journey = { ...login, loggedIn: true, inputs: { ...login.inputs, prompt: 'none' } };
const device: Journey = { flow: 'device-code', application: 'tv', inputs: { scope: 'openid' } };

const journeys: Record<string, Journey> = {
  'session-not-seen': silent,
  'consent-always': silent,
  'alg-hs256': confidential,
  'device-code-expires': device,
  'polling-too-fast': { ...device, unconfirmed: true },
};

/** What only a browser can show: the end-to-end tests have it. */
export const NEEDS_A_BROWSER = new Set(['origin-refused']);

/** A plain login, where the fault does not need another run. */
export const journeyOf = (fault: string): Journey => journeys[fault] ?? login;
