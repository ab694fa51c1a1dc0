/** Fields as JSON Schema, as OpenAPI 3.1 has it. */
import type { Json, JsonObject } from '#lib/json.ts';
import { dashboard, managementField } from './dashboard.ts';
import type { Field, Shape } from './field.ts';
import { parameterFields } from './fields.ts';
import type { Use } from './use.ts';

/** Leaves out what is undefined, so that the document has no empty members. */
export function filled(members: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

/** One field with what is particular to this use. Texts are CommonMark. */
export function schemaOfUse(use: Use): JsonObject {
  const field: Field = parameterFields[use.name];
  const meaning = use.meaning ?? field.meaning;
  return filled({
    ...schemaOfShape(use.shape ?? field.shape),
    ...(use.values ? { enum: [...use.values] } : {}),
    description: [
      meaning,
      typeof use.need === 'object' ? `Required when ${use.need.when}.` : '',
      use.default === undefined ? '' : `Left out: ${use.default}.`,
    ]
      .filter(Boolean)
      .join(' '),
    ...settingOf(field),
    'x-secrecy': field.secrecy === 'none' ? undefined : field.secrecy,
    externalDocs: field.docs === undefined ? undefined : { url: field.docs },
  });
}

/** Where the setting that governs a field stands. */
export function settingOf({ dashboard: place }: Pick<Field, 'dashboard'>): JsonObject {
  if (place === undefined) return {};
  return filled({
    'x-dashboard': dashboard[place].join(' > '),
    'x-management-api': managementField(place),
  });
}

/** Members in their order; those that may be missing are not required. `isOpen` says nothing of other members. */
export function schemaOfUses(uses: readonly Use[]): JsonObject {
  const required = uses.filter(({ need }) => need === 'required').map(({ name }) => name);
  return filled({
    type: 'object',
    properties: Object.fromEntries(uses.map((use) => [use.name, schemaOfUse(use)])),
    required: required.length > 0 ? required : undefined,
  });
}

export function schemaOfShape(shape: Shape): JsonObject {
  switch (shape.type) {
    case 'flag':
      return { type: 'string', const: '' };
    case 'array':
      return { type: 'array', items: { type: shape.items } };
    case 'string':
      return filled({
        type: 'string',
        enum: 'values' in shape ? [...shape.values] : undefined,
        format: 'format' in shape ? openApiFormats[shape.format ?? ''] : undefined,
        contentMediaType: 'format' in shape && shape.format === 'json' ? 'application/json' : undefined,
        contentEncoding: 'format' in shape && shape.format === 'base64' ? 'base64' : undefined,
        pattern: 'pattern' in shape ? shape.pattern : undefined,
      });
    default:
      return { type: shape.type };
  }
}

const openApiFormats: Record<string, string | undefined> = { uri: 'uri', email: 'email', jwt: 'jwt' };
