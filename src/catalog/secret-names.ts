/**
 * Which names say that their value gives access to something. By the words of the name, so that `clientSecret`,
 * `client_secret[0]`, `x-api-key` and `oldpassword` are what they look like, and `token_type`, `token_endpoint` and
 * `code_challenge_method`, whose last word is another one, are not.
 */

/** Secret as a whole name only: as the last of several words they mean something else (`error_code`). */
const WHOLE: ReadonlySet<string> = new Set(
  [
    'auth_req_id auth_session authorization authorization_header code code_challenge csrf dpop invitation nonce',
    'proxy_authorization saml_art saml_request saml_response set_cookie sig',
    'signature_value state wresult xsrf barcode_uri cipher_value oauth_state',
  ]
    .join(' ')
    .split(' ')
    .map((name) => name.replaceAll('_', '')),
);

/** Secret wherever they are the last word. */
const LAST: ReadonlySet<string> = new Set(
  [
    'assertion cookie cookies credential hotp jsessionid jwe jws jwt nonce otp pass phpsessid pin psk',
    'pwd sessid sessionid ticket totp verifier',
  ]
    .join(' ')
    .split(' '),
);
/** And these as the end of it, since not everyone writes `accessToken`. */
const LAST_ENDS = /(?:token|secret|password|passwd|passphrase|passcode|apikey|privatekey|secretkey)$/;
const LASTING_ENDS = /(?:secret|password|passwd|passphrase|apikey|privatekey|secretkey)$/;
const LASTING: ReadonlySet<string> = new Set(['pass', 'pin', 'psk', 'pwd']);

/** `api_key` and `device_code`, but not `public_key` and `error_code`. */
const KEYS =
  /^(?:access|api|assertion|auth|encryption|hmac|master|private|secret|session|shared|signing|subscription|symmetric)$/;
const CODES =
  /^(?:access|activation|auth|authorization|authorized|backup|binding|confirmation|device|email|invitation|invite|login|mfa|oob|otp|pairing|recovery|reset|scratch|security|sms|time|totp|user|verification)$/;

/** Words that may follow without changing what it is: `id_token_hint`, `password_confirm`, `client_secret_0`. */
const FOLLOWS =
  /^(?:\d+|again|b64|base64|confirm|confirmation|current|encoded|hash|hint|new|old|plain|raw|repeat|string|text|value)$/;

/** Tokens that stay good until someone takes them back. */
const LASTING_NAMES =
  /^(?:.*(?:initial|registration)accesstoken|clientassertion|clientassertionkey|oldpassword)$/;

/** What a server wants to see in the next proof (RFC 9449 section 8), and a switch of its metadata (RFC 8705). */
const PUBLIC: ReadonlySet<string> = new Set(['dpopnonce', 'tlsclientcertificateboundaccesstokens']);

type Judged = { secret: boolean; credential: boolean };

const NEITHER: Judged = { secret: false, credential: false };
const LONGEST_NAME = 128;
const MOST_REMEMBERED = 4096;
const judgedBefore = new Map<string, Judged>();

function judge(name: string): Judged {
  const before = judgedBefore.get(name);
  if (before) return before;
  const judged = judgeWords(wordsOf(name.slice(-LONGEST_NAME)));
  if (judgedBefore.size >= MOST_REMEMBERED) judgedBefore.clear();
  if (name.length <= LONGEST_NAME) judgedBefore.set(name, judged);
  return judged;
}

function judgeWords(words: string[]): Judged {
  while (words.length > 1 && !WHOLE.has(words.join('')) && FOLLOWS.test(words.at(-1) ?? '')) words.pop();
  const whole = words.join('');
  if (PUBLIC.has(whole)) return NEITHER;
  const several = words.length > 1;
  const last = words.at(-1) ?? '';
  const one = last.replace(/s$/, '');
  const before = words.at(-2) ?? '';
  const isKey = /^keys?$/.test(last) && KEYS.test(before);
  const credential =
    isKey ||
    LASTING.has(last) ||
    LASTING_ENDS.test(one) ||
    LASTING_NAMES.test(whole) ||
    /^p(?:rivate)?key$/.test(whole);
  const secret =
    credential ||
    WHOLE.has(whole) ||
    LAST.has(last) ||
    LAST_ENDS.test(last) ||
    // `access_tokens` are tokens; `tokens` alone is what an answer with several members is called.
    (several && LAST_ENDS.test(one)) ||
    (/^codes?$/.test(last) && CODES.test(before)) ||
    /^(?:access|id|refresh)tokens?$/.test(whole);
  return { secret, credential };
}

/** `clientSecret`, `X-Client-Secret`, `user[client_secret][0]` and `https://a.example/client_secret` in words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/^.*[/#](?=[^/#]*$)/s, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .flatMap((word) => /^(.*?)(\d*)$/.exec(word)?.slice(1) ?? [])
    .filter(Boolean);
}

/**
 * Whether the value of this parameter, header, claim or field is shown as a fingerprint and left out of a
 * redacted export. It judges the name only; what looks like a secret under another name is found by
 * `trace/secrecy`.
 */
export function isSecretName(name: string): boolean {
  return judge(name).secret;
}

/**
 * Whether the value stays good for months and proves who one is, whatever the run does: then it is never written
 * to storage. `Authorization: Basic` holds such a value too, but a bearer header does not: that is for the caller
 * to tell apart.
 */
export function isCredentialName(name: string): boolean {
  return judge(name).credential;
}

/** The private members of a JSON Web Key (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1). Public where there is no `kty`. */
export const PRIVATE_KEY_MEMBERS: ReadonlySet<string> = new Set([
  'd',
  'p',
  'q',
  'dp',
  'dq',
  'qi',
  'k',
  'oth',
]);
