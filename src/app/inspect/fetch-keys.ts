import { ask } from '#app/queries/ask.ts';
import { isBroken } from '#inspect/broken.ts';
import { parseJson, toJson } from '#inspect/json.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';

export type FetchedKeys = { issuer: string; jwksUri: string; jwks: JsonObject };

/** Where discovery of an issuer stands; undefined when the issuer is no web address. */
export function discoveryUrl(issuer: string): string | undefined {
  return /^https?:\/\//i.test(issuer) && URL.canParse(issuer)
    ? `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`
    : undefined;
}

/** Two GETs, to the issuer that the token names and to its `jwks_uri`. No part of the token is in them. */
export async function fetchKeys(issuer: string): Promise<FetchedKeys | Problem> {
  const url = discoveryUrl(issuer);
  if (!url) return problem('issuer-malformed', '`iss` is no web address', `It says \`${issuer}\`.`);
  const discovery = await getJson(url);
  if (isProblem(discovery)) return discovery;
  const { issuer: stated, jwks_uri: jwksUri } = discovery;
  if (typeof stated !== 'string' || typeof jwksUri !== 'string' || !/^https?:\/\//i.test(jwksUri))
    return problem(
      'response-malformed',
      'Not a discovery document',
      `\`${url}\` names no \`issuer\` and \`jwks_uri\`.`,
    );
  const jwks = await getJson(jwksUri);
  if (isProblem(jwks)) return jwks;
  return { issuer: stated, jwksUri, jwks };
}

async function getJson(url: string): Promise<JsonObject | Problem> {
  const answer = await ask(url);
  if (answer.kind === 'silence')
    return problem(
      'request-failed',
      'The browser got no answer that it may show',
      `\`GET ${url}\` failed. It can be: ${answer.causes.join(', ')}. A key can be pasted instead.`,
    );
  if (answer.kind === 'too-large')
    return problem(
      'response-too-large',
      'The answer is too large to be read here',
      `\`GET ${url}\` answered more than ${answer.limit.toLocaleString('en')} bytes.`,
    );
  if (answer.status !== 200)
    return problem(
      'http-status-unexpected',
      `The answer is ${answer.status}`,
      `\`GET ${url}\` did not answer 200.`,
    );
  const node = parseJson(answer.body);
  const json = isBroken(node) ? undefined : toJson(node);
  return isJsonObject(json)
    ? json
    : problem(
        'response-malformed',
        'The answer is not JSON',
        `\`GET ${url}\` answered \`${answer.contentType || 'without a content type'}\`.`,
      );
}
