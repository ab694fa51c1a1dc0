/** What a token endpoint answers: judged by oauth4webapi, all but its ID token, which the step that checks it judges. */
import type * as oauth from 'oauth4webapi';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';
import type { Answer } from './flow.ts';
import type { Produced } from './known.ts';
import { tokens } from './oauth.ts';

/**
 * The values of RFC 6749 section 5.1, where oauth4webapi accepts the answer. An ID token in it is taken as it is and not
 * judged: so that a step which checks it can show each check, and be the one that fails. Problems of its own:
 * `token-type-unexpected` for a type nobody asked for, `response-invalid` for an `id_token` that is no text; whatever
 * oauth4webapi throws is thrown.
 */
export async function tokenAnswer(
  answer: Answer,
  process: (response: Response) => Promise<oauth.TokenEndpointResponse>,
): Promise<Produced | Problem> {
  const body = answer.json();
  if (!isJsonObject(body) || answer.status !== 200) return tokens(await process(answer.asResponse()));
  const odd = oddType(body['token_type']);
  if (odd && typeof body['access_token'] === 'string') return odd;
  const { id_token, ...rest } = body;
  const issued = tokens(await process(withBody(answer, rest)));
  if (id_token === undefined) return issued;
  if (typeof id_token === 'string' && id_token !== '') return { ...issued, id_token };
  return problem(
    'response-invalid',
    '`id_token` is no token',
    `The answer has an \`id_token\`, which is ${id_token === '' ? 'empty' : `\`${JSON.stringify(id_token).slice(0, 80)}\``}.`,
    { spec: 'OpenID Connect Core section 3.1.3.3', cause: { endpoint: 'token' } },
  );
}

/** Every request of a flow asks for a bearer token: another type has to be used in another way (RFC 6749 section 7.1). */
function oddType(type: unknown): Problem | undefined {
  if (typeof type !== 'string' || type.toLowerCase() === 'bearer') return undefined;
  return problem(
    'token-type-unexpected',
    `The token is of the type \`${type}\``,
    `A \`Bearer\` token was asked for. A client must not use an access token whose \`token_type\` it does not know.`,
    { spec: 'RFC 6749 section 7.1', cause: { token_type: type, endpoint: 'token' } },
  );
}

function withBody(answer: Answer, body: JsonObject): Response {
  const { status, headers } = answer.asResponse();
  return new Response(JSON.stringify(body), { status, headers });
}
