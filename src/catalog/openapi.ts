/** The catalog as an OpenAPI 3.1 document: what the published description says, and what the wire does. */
import type { Json, JsonObject } from '#lib/json.ts';
import type { ClientAuthMethod } from './client-auth.ts';
import { corsRules } from './cors.ts';
import { dashboard, managementField } from './dashboard.ts';
import { generalDifferences } from './differences.ts';
import type { Field } from './field.ts';
import { headerFields } from './fields/headers.ts';
import { parameterFields } from './fields.ts';
import { errorComponents, responsesOf } from './openapi-responses.ts';
import { filled, schemaOfShape, schemaOfUse, schemaOfUses } from './openapi-schema.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { AUTH0, everywhere } from './shared.ts';
import { fieldsOf, type TokenRequest } from './token-request.ts';
import { tokenRequests } from './token-requests.ts';
import { type FieldName, type HeaderUse, required, type Use } from './use.ts';

/**
 * All operations with all their paths. Facts that OpenAPI has no word for stand under `x-`: secrecy, settings, CORS,
 * sources of refusals, and where the published description and the wire part.
 */
export function openApi(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations)
    for (const [index, path] of operation.paths.entries())
      for (const method of operation.methods) {
        const item = paths[path] ?? {};
        paths[path] = item;
        item[method.toLowerCase()] = operationObject(operation, { path, method, index });
      }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Auth0 Authentication API, as it is on the wire',
      version: '1',
      description:
        'Made from the catalog of Grantscope. Auth0 may change the words of its answers at any time.',
      'x-differences': generalDifferences.map((one) => ({ ...one })),
    },
    servers: [
      {
        url: 'https://{domain}',
        variables: { domain: { default: 'tenant.us.auth0.com', description: 'The domain of the tenant.' } },
      },
    ],
    paths,
    webhooks: { 'backchannel-logout': { post: backchannelLogout } },
    components: {
      schemas: {
        ...Object.fromEntries(tokenRequests.map((one) => [schemaName(one), tokenRequestSchema(one)])),
        ...errorComponents,
      },
      responses: responsesOf([], everywhere),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token; the operation says which.' },
        client_secret_basic: {
          type: 'http',
          scheme: 'basic',
          description: 'Client id and secret, each form-encoded first (RFC 6749 §2.3.1).',
        },
        mutual_tls: {
          type: 'mutualTLS',
          description: 'A client certificate, at a custom domain only (RFC 8705).',
        },
      },
    },
  };
}

const commonResponses: JsonObject = Object.fromEntries(
  everywhere.map(({ status }) => [String(status), { $ref: `#/components/responses/${status}` }]),
);

/** The one request that the tenant sends: OpenID Connect Back-Channel Logout, to the address in the application. */
const backchannelLogout: JsonObject = {
  operationId: 'backchannel-logout',
  summary: 'The tenant tells the application that a session has ended',
  externalDocs: {
    url: `${AUTH0}/authenticate/login/logout/back-channel-logout/configure-back-channel-logout`,
  },
  requestBody: {
    required: true,
    content: { 'application/x-www-form-urlencoded': { schema: schemaOfUses([required('logout_token')]) } },
  },
  responses: {
    '200': { description: 'Taken; within five seconds.' },
    '400': { description: 'Refused; it is not sent again.' },
  },
};

type At = { path: string; method: string; index: number };

function operationObject(operation: Operation, { path, method, index }: At): JsonObject {
  const { body, deprecated, cors, needs = [], differs = [] } = operation;
  const suffix = [
    operation.methods.length > 1 ? method.toLowerCase() : '',
    index > 0 ? String(index + 1) : '',
  ];
  const takesBody = method === 'POST' && body !== undefined;
  const variants = body && 'variants' in body ? body.variants : [];
  const answers = [...operation.answers, ...variants.flatMap((one) => one.answers)];
  const errors = [...operation.errors, ...variants.flatMap((one) => one.errors)];
  const own = new Set([...answers, ...errors].map(({ status }) => status));
  const also = everywhere.filter(({ status }) => own.has(status));
  return filled({
    operationId: [operation.id, ...suffix].filter(Boolean).join('-'),
    summary: operation.title,
    description: operation.is,
    externalDocs: { url: operation.docs },
    deprecated: deprecated ? true : undefined,
    'x-successor': deprecated ? filled({ ...deprecated }) : undefined,
    parameters: [
      ...pathNames(path).map((name) => parameterObject('path', required(name))),
      ...(takesBody && body.insteadOfQuery ? [] : (operation.query ?? [])).map((use) =>
        parameterObject('query', use),
      ),
      ...(operation.headers ?? []).map(headerObject),
    ],
    requestBody: takesBody ? requestBody(body) : undefined,
    security: securityOf(operation),
    responses: { ...commonResponses, ...responsesOf(answers, [...errors, ...also]) },
    'x-bearer': operation.bearer,
    'x-client-authentication': operation.clientAuthentication && [...operation.clientAuthentication],
    'x-cors': { rule: cors, ...filled({ meaning: corsRules[cors].meaning }) },
    'x-rate-limit': operation.limit,
    'x-needs': needs.map((place) =>
      filled({ dashboard: dashboard[place].join(' > '), management: managementField(place) }),
    ),
    'x-differences': [...differs, ...variants.flatMap((one) => one.differs ?? [])].map((one) => ({ ...one })),
  });
}

const isFieldName = (name: string): name is FieldName => name in parameterFields;

/** The names in braces; each is a field of the catalog, which a test holds. */
function pathNames(path: string): FieldName[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter(isFieldName);
}

function parameterObject(where: 'path' | 'query', use: Use): JsonObject {
  const { description, externalDocs: _, ...schema } = schemaOfUse(use);
  return filled({
    name: use.name,
    in: where,
    required: use.need === 'required' ? true : undefined,
    description,
    allowEmptyValue: schema['const'] === '' ? true : undefined,
    schema,
  });
}

function headerObject({ name, need, meaning }: HeaderUse): JsonObject {
  const field: Field = headerFields[name];
  const when = typeof need === 'object' ? ` Required when ${need.when}.` : '';
  return filled({
    name,
    in: 'header',
    required: need === 'required' ? true : undefined,
    description: `${meaning ?? field.meaning}${when}`,
    schema: schemaOfShape(field.shape),
  });
}

const mediaTypes = { form: 'application/x-www-form-urlencoded', json: 'application/json' };

function requestBody(body: NonNullable<Operation['body']>): JsonObject {
  const content: JsonObject = {};
  for (const encoding of body.encodings) {
    const schema =
      'fields' in body
        ? schemaOfUses(body.fields)
        : {
            anyOf: body.variants
              .filter(({ jsonOnly }) => encoding === 'json' || !jsonOnly)
              .map((one) => ({ $ref: `#/components/schemas/${schemaName(one)}` })),
          };
    content[mediaTypes[encoding]] = { schema };
  }
  return { required: !('fields' in body) || body.fields.some(({ need }) => need === 'required'), content };
}

/** Its name in the published description, else one in the same manner. */
function schemaName({ described, title }: TokenRequest): string {
  if (described !== undefined) return described;
  const words = title.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function tokenRequestSchema(request: TokenRequest): JsonObject {
  return filled({
    title: request.title,
    description: request.is,
    externalDocs: { url: request.docs },
    ...schemaOfUses(fieldsOf(request)),
  });
}

/** What stands in the body needs no scheme; an empty requirement says that a request without a header is fine. */
function securityOf({ bearer, clientAuthentication = [] }: Operation): Json[] | undefined {
  if (bearer !== undefined) return [{ bearer: [] }];
  const inBody: ClientAuthMethod[] = ['none', 'client_secret_post', 'private_key_jwt'];
  const requirements: Json[] = [];
  if (clientAuthentication.some((method) => inBody.includes(method))) requirements.push({});
  if (clientAuthentication.includes('client_secret_basic')) requirements.push({ client_secret_basic: [] });
  if (clientAuthentication.includes('tls_client_auth')) requirements.push({ mutual_tls: [] });
  return requirements.length > 0 ? requirements : undefined;
}
