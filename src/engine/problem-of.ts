/** The one place that knows how oauth4webapi reports: its errors become Problems with stable codes. */
import * as oauth from 'oauth4webapi';
import { refusalOf } from '#flows/refusal.ts';
import type { Json } from '#lib/json.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';

type Fact = { code: string; title: string };

const byErrorCode: Record<string, Fact> = {
  [oauth.PARSE_ERROR]: { code: 'response-malformed', title: 'The answer cannot be read' },
  [oauth.RESPONSE_IS_NOT_JSON]: { code: 'content-type-unexpected', title: 'The answer is not JSON' },
  [oauth.RESPONSE_IS_NOT_CONFORM]: {
    code: 'http-status-unexpected',
    title: 'The answer has an unexpected status',
  },
  [oauth.INVALID_RESPONSE]: { code: 'response-invalid', title: 'The answer breaks the protocol' },
  [oauth.INVALID_REQUEST]: { code: 'request-invalid', title: 'The request breaks the protocol' },
  [oauth.KEY_SELECTION]: { code: 'unknown-kid', title: 'No key of the tenant fits the token' },
  [oauth.MISSING_SERVER_METADATA]: {
    code: 'metadata-missing',
    title: 'Discovery does not name what this step needs',
  },
  [oauth.INVALID_SERVER_METADATA]: {
    code: 'metadata-invalid',
    title: 'Discovery has a value that cannot be used',
  },
  [oauth.UNSUPPORTED_OPERATION]: {
    code: 'alg-unexpected',
    title: 'The token uses what this check does not know',
  },
  [oauth.HTTP_REQUEST_FORBIDDEN]: { code: 'plain-http-refused', title: 'Plain http is refused' },
};

const byClaim: Record<string, Fact> = {
  nonce: { code: 'nonce-mismatch', title: '`nonce` is not the one this login sent' },
  sub: { code: 'subject-mismatch', title: '`sub` is another user than the ID token’s' },
  iss: { code: 'issuer-mismatch', title: 'The token names another issuer' },
  issuer: { code: 'issuer-mismatch', title: 'Discovery names another issuer' },
  aud: { code: 'audience-mismatch', title: 'The token is for someone else' },
  azp: { code: 'azp-mismatch', title: 'The token was asked for by someone else' },
  exp: { code: 'token-expired', title: 'The token has expired' },
  nbf: { code: 'not-yet-valid', title: 'The token is not good yet' },
  auth_time: { code: 'auth-time-too-old', title: 'The login is older than `max_age`' },
};

/**
 * Turns whatever a step threw into a Problem. `endpoint` names the step. A code of the tenant (`error` of RFC 6749)
 * becomes the Problem's code in kebab-case. What nobody expected becomes `unexpected-error`: a bug, told as one.
 */
export function problemOf(error: unknown, endpoint: string): Problem {
  if (isProblem(error)) return error;
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    const status = error instanceof oauth.ResponseBodyError ? error.status : null;
    return refusalOf(error.error, error.error_description, status, endpoint);
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    const { error: code, error_description: description } = error.cause[0]?.parameters ?? {};
    return refusalOf(code ?? 'unauthorized', description, error.status, endpoint);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    return processed(error, endpoint);
  }
  const message = error instanceof Error ? error.message : String(error);
  return problem('unexpected-error', 'Grantscope made a mistake here', message, { cause: { endpoint } });
}

function processed(error: Error & { code?: string; cause?: unknown }, endpoint: string): Problem {
  const facts = (typeof error.cause === 'object' && error.cause !== null ? error.cause : {}) as Record<
    string,
    unknown
  >;
  const claim = String(facts['claim'] ?? facts['attribute'] ?? '');
  const comparison =
    error.code === oauth.JWT_CLAIM_COMPARISON ||
    error.code === oauth.JWT_TIMESTAMP_CHECK ||
    error.code === oauth.JSON_ATTRIBUTE_COMPARISON;
  if (comparison) {
    const known = byClaim[claim] ?? {
      code: 'claim-mismatch',
      title: `\`${claim}\` is not what was expected`,
    };
    const { expected = null, claims, body } = facts as { expected?: Json; claims?: Json; body?: Json };
    const actual = (claims ?? body) as Record<string, Json> | undefined;
    return problem(known.code, known.title, error.message, {
      cause: { claim, expected: plain(expected), actual: plain(actual?.[claim]), endpoint },
    });
  }
  const known = byErrorCode[error.code ?? ''] ?? {
    code: 'response-invalid',
    title: 'The answer breaks the protocol',
  };
  const status = error.cause instanceof Response ? error.cause.status : null;
  return problem(known.code, known.title, status ? `${error.message} (${status})` : error.message, {
    cause: { endpoint, ...(status ? { status } : {}) },
  });
}

/** Error causes may hold symbols and class instances; a Problem holds JSON. */
function plain(value: unknown): Json {
  const text = JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as Json);
}
