import type { Answer, StepContext } from '#flows/flow.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { jsonAnswerRemarks, objectIn } from './json-answer.ts';
import { isText, named, note, type Point, pointHere, remarks, shown, texts, warning } from './remark.ts';

const REQUIRED = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'response_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
];
const ADDRESSES = [
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
  'revocation_endpoint',
  'introspection_endpoint',
  'device_authorization_endpoint',
  'end_session_endpoint',
  'registration_endpoint',
  'pushed_authorization_request_endpoint',
];
const LISTS = [
  'response_types_supported',
  'response_modes_supported',
  'grant_types_supported',
  'scopes_supported',
  'claims_supported',
  'subject_types_supported',
  'acr_values_supported',
  'id_token_signing_alg_values_supported',
  'token_endpoint_auth_methods_supported',
  'code_challenge_methods_supported',
];
const FLAGS = [
  'claims_parameter_supported',
  'request_parameter_supported',
  'request_uri_parameter_supported',
  'require_request_uri_registration',
  'require_pushed_authorization_requests',
  'authorization_response_iss_parameter_supported',
  'backchannel_logout_supported',
  'frontchannel_logout_supported',
];

const METADATA = 'OpenID Connect Discovery 1.0 section 3';

/**
 * OpenID Connect Discovery 1.0 section 3 and 4.2: members that must be there, kinds of values, addresses, and what the
 * document says of this application's authentication. What a login needs beyond that: `advertised.ts`. The issuer is not
 * judged here: another one stops the run.
 */
export function discoveryRemarks(ctx: StepContext, answer: Answer): Check[] {
  const at = pointHere(ctx);
  const document = objectIn(answer);
  if (!document || answer.status !== 200) return [];
  const found = jsonAnswerRemarks(answer, at);
  if (document['error'] !== undefined) return found;
  return [
    ...found,
    ...memberRemarks(document, at),
    ...addressRemarks(document, ctx.target.issuer, at),
    ...supportRemarks(document, ctx.target.authMethod, at),
  ];
}

function memberRemarks(document: JsonObject, at: Point): Check[] {
  const missing = REQUIRED.filter((name) => document[name] === undefined);
  const kinds = [
    ...kind(document, ADDRESSES, 'a text', isText),
    ...kind(document, LISTS, 'a list of texts', (value) => Array.isArray(value) && value.every(isText)),
    ...kind(document, FLAGS, 'true or false', (value) => typeof value === 'boolean'),
  ];
  const empty = LISTS.filter((name) => texts(document[name])?.length === 0);
  return remarks(
    missing.length > 0 &&
      warning({
        ...{ id: 'members-there', title: 'Discovery has the members that it must have', spec: METADATA },
        detail: `Missing: ${named(missing)}. A client that needs one of them stops, or guesses.`,
        evidence: at('body'),
      }),
    kinds.length > 0 &&
      warning({
        ...{ id: 'member-kinds', title: 'Each member of discovery is of its kind', spec: METADATA },
        detail: kinds
          .map(({ name, wanted }) => `\`${name}\` is ${shown(document[name])}, not ${wanted}.`)
          .join(' '),
        evidence: at(...kinds.map(({ name }) => `body.${name}`)),
      }),
    empty.length > 0 &&
      note({
        ...{ id: 'empty-lists', title: 'A list without elements is left out' },
        detail: `Empty: ${named(empty)}. Left out, a default counts; empty, it says that nothing is supported.`,
        spec: 'OpenID Connect Discovery 1.0 section 4.2',
        evidence: at(...empty.map((name) => `body.${name}`)),
      }),
  );
}

function kind(document: JsonObject, names: string[], wanted: string, fits: (value: unknown) => boolean) {
  return names
    .filter((name) => document[name] !== undefined && !fits(document[name]))
    .map((name) => ({ name, wanted }));
}

function addressRemarks(document: JsonObject, issuer: string, at: Point): Check[] {
  const stated = ADDRESSES.flatMap((name): [string, string][] => {
    const value = document[name];
    return isText(value) ? [[name, value]] : [];
  });
  const those = (fits: (url: URL) => boolean) =>
    stated.filter(([, value]) => URL.canParse(value) && fits(new URL(value)));
  const odd = (found: [string, string][], id: string, title: string, why: string, spec = METADATA) =>
    found.length > 0 &&
    warning({
      ...{ id, title, spec },
      detail: `${found.map(([name, value]) => `\`${name}\` is ${shown(value)}.`).join(' ')} ${why}`,
      evidence: at(...found.map(([name]) => `body.${name}`)),
    });
  const [authorize, token] = [document['authorization_endpoint'], document['token_endpoint']];
  return remarks(
    odd(
      stated.filter(([, value]) => !URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)),
      'addresses-whole',
      'Each address of discovery is whole',
      'Only a whole `https` address can be asked: a step that needs this one stops.',
    ),
    odd(
      issuer.startsWith('https:') ? those(({ protocol }) => protocol === 'http:') : [],
      'addresses-https',
      'Each address of discovery is `https`, as the issuer is',
      `The issuer is \`${issuer}\`. Whoever is on the way reads and changes what goes there.`,
    ),
    odd(
      those(({ hash }) => hash !== ''),
      'addresses-fragment',
      'No address of discovery has a fragment',
      'A fragment never goes out, and hides where the answer’s own begins.',
      'RFC 6749 section 3.1',
    ),
    odd(
      those(({ username, password }) => username !== '' || password !== ''),
      'addresses-credentials',
      'No address of discovery holds a name or a password',
      'Everybody can read the document, and a browser refuses to ask such an address.',
      'RFC 3986 section 3.2.1',
    ),
    isText(authorize) &&
      authorize === token &&
      warning({
        ...{ id: 'endpoints-differ', title: '`authorization_endpoint` and `token_endpoint` differ' },
        detail: `Both are ${shown(authorize)}. One shows pages to a browser, the other gives tokens to an application.`,
        spec: 'RFC 6749 section 3',
        evidence: at('body.authorization_endpoint', 'body.token_endpoint'),
      }),
  );
}

function supportRemarks(document: JsonObject, authMethod: string, at: Point): Check[] {
  const algs = texts(document['id_token_signing_alg_values_supported']);
  const methods = texts(document['token_endpoint_auth_methods_supported']);
  const scopes = texts(document['scopes_supported']);
  return remarks(
    algs &&
      algs.length > 0 &&
      !algs.includes('RS256') &&
      note({
        ...{ id: 'rs256-supported', title: '`RS256` is among the algorithms of ID tokens', spec: METADATA },
        detail: `It lists ${named(algs)}. \`RS256\` must be there; many libraries know no other.`,
        evidence: at('body.id_token_signing_alg_values_supported'),
      }),
    algs?.includes('none') &&
      warning({
        ...{ id: 'none-supported', title: 'ID tokens are always signed', spec: 'RFC 8725 section 3.1' },
        detail: 'It lists `none`: this tenant gives ID tokens that anybody can write.',
        evidence: at('body.id_token_signing_alg_values_supported'),
      }),
    scopes &&
      scopes.length > 0 &&
      !scopes.includes('openid') &&
      note({
        ...{ id: 'openid-supported', title: '`openid` is among the scopes', spec: METADATA },
        detail: `\`scopes_supported\` lists ${named(scopes)}, without \`openid\`, which asks for an ID token.`,
        evidence: at('body.scopes_supported'),
      }),
    authMethod !== 'none' &&
      methods &&
      methods.length > 0 &&
      !methods.includes(authMethod) &&
      warning({
        ...{ id: 'auth-method-supported', title: 'The tenant knows how this application proves itself' },
        detail: `This application uses \`${authMethod}\`; \`token_endpoint_auth_methods_supported\` lists ${named(methods)}.`,
        spec: METADATA,
        evidence: at('body.token_endpoint_auth_methods_supported'),
      }),
  );
}
