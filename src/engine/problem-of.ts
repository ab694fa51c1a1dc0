/** The one place that knows how oauth4webapi reports: its errors become Problems with stable codes. */
import * as oauth from 'oauth4webapi';
import { plainHttp, unusableMember } from '#flows/endpoint.ts';
import type { Answer, StepContext } from '#flows/flow.ts';
import { refusalOf } from '#flows/refusal.ts';
import { isJsonObject, type Json } from '#lib/json.ts';
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
  [oauth.UNSUPPORTED_OPERATION]: {
    code: 'alg-unexpected',
    title: 'The token uses what this check does not know',
  },
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

/** Where a step threw: the run it is of, and the answer that it judged. */
export type About = { run?: Pick<StepContext, 'get' | 'target'>; answer?: Answer };

/**
 * Turns whatever a step threw into a Problem. `endpoint` names the step. A code of the tenant (`error` of RFC 6749)
 * becomes the Problem's code in kebab-case, also where it came as a success or beside a challenge. What discovery gave
 * and cannot be used is told with its tenant and its member. What nobody expected becomes `unexpected-error`: a bug of
 * ours, told as one.
 */
export function problemOf(error: unknown, endpoint: string, { run, answer }: About = {}): Problem {
  if (isProblem(error)) return error;
  if (error instanceof oauth.ResponseBodyError || error instanceof oauth.AuthorizationResponseError) {
    const status = error instanceof oauth.ResponseBodyError ? error.status : null;
    return refusalOf(error.error, error.error_description, status, endpoint);
  }
  const told = answer && toldIn(answer, endpoint);
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    const { error: code, error_description: description } = error.cause[0]?.parameters ?? {};
    return told ?? refusalOf(code ?? 'unauthorized', description, error.status, endpoint);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    return told ?? (run && ofDiscovery(error, run)) ?? processed(error, endpoint);
  }
  const message = error instanceof Error ? error.message : String(error);
  return problem('unexpected-error', 'Grantscope made a mistake here', message, { cause: { endpoint } });
}

/** What the body says went wrong, whatever status it came with. */
function toldIn(answer: Answer, endpoint: string): Problem | undefined {
  const body = answer.json();
  if (!isJsonObject(body) || typeof body['error'] !== 'string') return undefined;
  const { error, error_description: said } = body;
  const refused = refusalOf(error, typeof said === 'string' ? said : undefined, answer.status, endpoint);
  if (answer.status >= 400) return refused;
  return { ...refused, detail: `${refused.detail} It came with status ${answer.status}, as a success.` };
}

const METADATA: readonly (string | undefined)[] = [
  oauth.MISSING_SERVER_METADATA,
  oauth.INVALID_SERVER_METADATA,
];
const PROTOCOL: readonly (string | undefined)[] = [
  oauth.HTTP_REQUEST_FORBIDDEN,
  oauth.REQUEST_PROTOCOL_FORBIDDEN,
];

/** An address of discovery that oauth4webapi refused to ask. */
function ofDiscovery(
  { code, cause }: Error & { code?: string; cause?: unknown },
  run: NonNullable<About['run']>,
): Problem | undefined {
  const attribute = (cause as { attribute?: unknown } | undefined)?.attribute;
  if (METADATA.includes(code) && typeof attribute === 'string') return unusableMember(run, attribute);
  if (!PROTOCOL.includes(code) || !(cause instanceof URL)) return undefined;
  const members = Object.entries(run.get('discovery') ?? {});
  const [member] =
    members.find(
      ([, value]) => typeof value === 'string' && URL.canParse(value) && new URL(value).href === cause.href,
    ) ?? [];
  if (member === undefined) return plainHttp(run.target.issuer, 'issuer', cause.href);
  return cause.protocol === 'http:'
    ? plainHttp(run.target.issuer, member, cause.href)
    : unusableMember(run, member);
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
