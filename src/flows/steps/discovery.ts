import * as oauth from 'oauth4webapi';
import { endpoint } from '#flows/endpoint.ts';
import type { RequestStep } from '#flows/flow.ts';
import { options, server } from '#flows/oauth.ts';
import { discoveryRemarks } from '#flows/remarks/discovery.ts';
import { keySetRemarks } from '#flows/remarks/key-set.ts';
import type { JsonObject } from '#lib/json.ts';
import { isJsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';

/** OpenID Connect Discovery 1.0 section 4. Checks that the document's issuer is the one asked for. */
export const discovery: RequestStep = {
  id: 'discovery',
  kind: 'request',
  title: 'Read discovery',
  from: 'app',
  to: 'tenant',
  label: 'GET /.well-known/openid-configuration',
  operation: 'openid-configuration',
  explains: {
    does: 'Learns every endpoint and the `issuer` from the tenant itself.',
    without: 'A mistyped endpoint sends the code to someone else.',
  },
  send: (ctx) => oauth.discoveryRequest(new URL(ctx.target.issuer), options(ctx)),
  remarks: discoveryRemarks,
  receive: async (ctx, answer) => {
    const body = answer.json();
    const says = isJsonObject(body) && answer.status === 200 ? body['issuer'] : undefined;
    if (typeof says === 'string' && says !== ctx.target.issuer) return otherIssuer(says, ctx.target.issuer);
    const document = await oauth.processDiscoveryResponse(new URL(ctx.target.issuer), answer.asResponse());
    return { discovery: document as unknown as JsonObject };
  },
};

/** Letter by letter, where oauth4webapi compares as addresses: every token's `iss` is compared with it in this way. */
function otherIssuer(says: string, asked: string): Problem {
  const slash = says.replace(/\/$/, '') === asked.replace(/\/$/, '');
  return problem(
    'issuer-mismatch',
    slash ? '`issuer` differs by the slash at its end' : 'Discovery names another issuer',
    `Discovery says \`${says}\`, this tenant is entered as \`${asked}\`. They are compared letter by letter.`,
    {
      spec: 'OpenID Connect Discovery 1.0 section 4.3',
      cause: { claim: 'issuer', expected: asked, actual: says, endpoint: 'discovery' },
    },
  );
}

/** RFC 7517 section 5: the key set as published. Does not check that any key can be used. */
export const keys: RequestStep = {
  id: 'keys',
  kind: 'request',
  title: 'Fetch signing keys',
  from: 'app',
  to: 'tenant',
  label: 'GET /.well-known/jwks.json',
  operation: 'jwks',
  explains: {
    does: 'Gets the public keys that ID tokens are checked with.',
    without: 'A forged token looks like a real one.',
  },
  when: (ctx) => (server(ctx).jwks_uri ? true : 'The discovery document names no `jwks_uri`.'),
  send: async (ctx) => ctx.fetch(endpoint(ctx, 'jwks_uri'), { headers: { accept: 'application/json' } }),
  remarks: keySetRemarks,
  receive: async (_ctx, answer) => {
    const jwks = answer.json();
    if (answer.status === 200 && isJsonObject(jwks) && Array.isArray(jwks['keys'])) return { jwks };
    if (answer.status !== 200)
      return problem(
        'http-status-unexpected',
        `The keys came with status ${answer.status}`,
        `\`jwks_uri\` answered ${answer.status} and not 200, so its body is not taken for the keys.`,
        { spec: 'RFC 7517 section 5', cause: { status: answer.status } },
      );
    return problem(
      'response-malformed',
      'The key set is not one',
      `\`jwks_uri\` answered ${answer.status} without a JSON object that has a \`keys\` array.`,
      { spec: 'RFC 7517 section 5', cause: { status: answer.status } },
    );
  },
};
