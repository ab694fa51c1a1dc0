/** Answers and refusals of an operation as the responses of OpenAPI 3.1. */
import type { Json, JsonObject } from '#lib/json.ts';
import type { Answer, Content, ErrorAnswer, ErrorFamily } from './answers.ts';
import { filled, schemaOfUses } from './openapi-schema.ts';
import { optional, required, requiredWhen, type Use } from './use.ts';

const mediaTypes: Record<Content, string | undefined> = {
  json: 'application/json',
  html: 'text/html',
  text: 'text/plain',
  xml: 'application/xml',
  script: 'application/javascript',
  file: 'application/octet-stream',
  none: undefined,
  redirect: undefined,
};

const mediaTypeOf = ({ mediaType, content }: Answer) => mediaType ?? mediaTypes[content];

const errorMedia: Record<ErrorFamily, string | undefined> = {
  oauth: 'application/json',
  database: 'application/json',
  terse: 'application/json',
  text: 'text/plain',
  page: 'text/html',
  redirect: undefined,
};

const errorSchemas = { oauth: 'OAuthError', database: 'DatabaseError', terse: 'TerseError' } as const;

/** By status. Each refusal is an example with its words, and stands with its source under `x-errors`. */
export function responsesOf(answers: readonly Answer[], errors: readonly ErrorAnswer[]): JsonObject {
  const statuses = [...new Set([...answers, ...errors].map(({ status }) => status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      responseOf(
        answers.filter((one) => one.status === status),
        errors.filter((one) => one.status === status),
      ),
    ]),
  );
}

function responseOf(answers: readonly Answer[], errors: readonly ErrorAnswer[]): JsonObject {
  const says = [...new Set([...answers.map((one) => one.says), ...errors.map((one) => one.when)])];
  const isRedirect =
    answers.some(({ content }) => content === 'redirect') ||
    errors.some(({ family }) => family === 'redirect');
  const content = contentOf(answers, errors);
  return filled({
    description: says.join(' '),
    headers: isRedirect
      ? { Location: { description: 'Where the browser goes.', schema: { type: 'string', format: 'uri' } } }
      : undefined,
    content: Object.keys(content).length > 0 ? content : undefined,
    'x-errors': errors.length > 0 ? errors.map((one) => filled({ ...one })) : undefined,
  });
}

function contentOf(answers: readonly Answer[], errors: readonly ErrorAnswer[]): JsonObject {
  const types = new Set([...answers.map(mediaTypeOf), ...errors.map(({ family }) => errorMedia[family])]);
  const content: JsonObject = {};
  for (const type of types) {
    if (type === undefined) continue;
    const given = answers.filter((one) => mediaTypeOf(one) === type);
    const refused = errors.filter((one) => errorMedia[one.family] === type);
    const schemas = [...given.map(schemaOfAnswer), ...errorRefs(refused)];
    const examples = examplesOf(given, refused);
    content[type] = filled({
      schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas },
      examples: Object.keys(examples).length > 0 ? examples : undefined,
    });
  }
  return content;
}

function schemaOfAnswer({ content, fields, isList, isOpen }: Answer): JsonObject {
  if (content !== 'json') return { type: 'string' };
  const schema = { ...schemaOfUses(fields ?? []), ...(isOpen ? { additionalProperties: true } : {}) };
  return isList ? { type: 'array', items: schema } : schema;
}

function errorRefs(errors: readonly ErrorAnswer[]): JsonObject[] {
  const families = [...new Set(errors.map(({ family }) => family))];
  return families.map((family) =>
    family === 'oauth' || family === 'database' || family === 'terse'
      ? { $ref: `#/components/schemas/${errorSchemas[family]}` }
      : { type: 'string' },
  );
}

function examplesOf(answers: readonly Answer[], errors: readonly ErrorAnswer[]): JsonObject {
  const examples: JsonObject = {};
  for (const { example, says } of answers)
    if (example !== undefined) examples[says] = { summary: says, value: example };
  errors.forEach((one, index) => {
    examples[`${index + 1}: ${one.error ?? one.description ?? one.family}`] = {
      summary: one.when,
      value: bodyOf(one),
    };
  });
  return examples;
}

/** The words in braces stay: they stand for what varies. */
function bodyOf({ family, status, error, description }: ErrorAnswer): Json {
  switch (family) {
    case 'database':
      return filled({ name: 'BadRequestError', code: error, description, statusCode: status });
    case 'terse':
      return filled({ error: description });
    case 'text':
      return description ?? '';
    case 'page':
      return `<title>Oops!, something went wrong</title> ${error}: ${description ?? ''}`;
    case 'oauth':
    case 'redirect':
      return filled({ error, error_description: description });
  }
}

/** RFC 6749 §5.2, and what `mfa_required` adds. */
export const oauthErrorFields: readonly Use[] = [
  required('error'),
  optional('error_description', {
    meaning: 'In words of the tenant. They may change at any time and are not to be parsed.',
  }),
  optional('error_uri'),
  requiredWhen('mfa_token', '`error` is `mfa_required`'),
  optional('mfa_requirements'),
];

/** The bodies that refusals have in common. */
export const errorComponents: JsonObject = {
  OAuthError: { ...schemaOfUses(oauthErrorFields), additionalProperties: true },
  DatabaseError: {
    type: 'object',
    required: ['code', 'statusCode'],
    properties: {
      name: { type: 'string' },
      code: { type: 'string' },
      description: {
        description: 'A text; for a weak password an object with the rules.',
        type: ['string', 'object'],
      },
      policy: { type: 'string' },
      message: { type: 'string' },
      statusCode: { type: 'integer' },
    },
  },
  TerseError: {
    type: 'object',
    required: ['error'],
    properties: { error: { type: 'string', description: 'What went wrong, as a text.' } },
  },
};
