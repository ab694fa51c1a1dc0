/** Faults of the practice tenant as its page calls them, by id: a trace names them by id alone. */
import type { TraceModel } from '#trace/model.ts';

export const faultTitles: Readonly<Record<string, string>> = {
  'callback-not-listed': 'Callback URL not on the list',
  'client-unknown': 'Application deleted',
  'state-altered': '`state` altered on the way back',
  'session-not-seen': 'Session cookie blocked',
  'consent-always': 'Consent always asked',
  'api-deleted': 'API deleted',
  'audience-ignored': '`audience` lost',
  'nonce-dropped': '`nonce` dropped',
  'audience-wrong': 'Wrong `aud` in the ID token',
  'issuer-without-slash': 'Issuer without its slash',
  'key-unpublished': 'Signing key rotated, old one gone',
  'signature-broken': 'Signature altered',
  'alg-none': 'ID token without a signature',
  'alg-hs256': 'ID token signed with `HS256`',
  'clock-ahead': 'Clock runs 10 minutes ahead',
  'origin-refused': 'Origin refused at the token endpoint',
  'rate-limited': 'Rate limit reached',
  'authentication-fails': 'Client authentication fails',
  'grant-off': 'Grant switched off',
  'verifier-refused': '`code_verifier` does not fit',
  'code-expires': 'Code expires at once',
  'offline-access-off': 'No refresh tokens',
  'refresh-refused': 'Refresh token revoked',
  'device-code-expires': 'Device code expires at once',
  'polling-too-fast': 'Polling too fast',
};

/** The title of a fault; its id where a later sandbox has one that is not known here. */
export function faultTitle(id: string): string {
  return Object.hasOwn(faultTitles, id) ? (faultTitles[id] ?? id) : id;
}

export type Faults = {
  /** On by now. */
  on: readonly string[];
  /** On at any time of this attempt. */
  met: readonly string[];
};

/** The faults that this attempt met. What was on before it began, and not when it began, is not among them. */
export function faultsOfAttempt({ events, branch }: TraceModel): Faults {
  let on: readonly string[] = [];
  let met: readonly string[] = [];
  let begins = true;
  for (const event of events) {
    if (event.kind === 'branch-started' && event.branch === branch) begins = true;
    else if (event.kind === 'faults-on') {
      on = event.faults;
      met = begins || event.branch !== branch ? on : [...met, ...on];
      begins = false;
    } else if (event.branch === branch && event.kind !== 'run-started') begins = false;
  }
  return { on, met: [...new Set(met)] };
}
