/**
 * Holds the catalog to Auth0's published description, of which the fixture is an extract: names, types, requiredness,
 * encodings, answers. Where both part, the catalog says so in `differs`, and says nothing that is not so.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parameter, parameterFields } from './fields.ts';
import type { Difference, Operation } from './operation.ts';
import { operations } from './operations.ts';
import { fieldsOf } from './token-request.ts';
import { tokenRequests } from './token-requests.ts';
import type { Use } from './use.ts';

type Described = { name: string; type: string; required: boolean; values?: string[] };
type DescribedOperation = {
  operationId: string;
  method: string;
  path: string;
  deprecated: boolean;
  parameters: (Described & { in: string })[];
  contentTypes?: string[];
  hasRequired?: boolean;
  fields?: Described[];
  answers: Record<string, { contentTypes: string[]; fields: string[] }>;
};

type DescribedGrant = {
  schema: string;
  contentType: string;
  grantType: string;
  hasRequired: boolean;
  fields: Described[];
};

const {
  operations: described,
  grants: describedGrants,
}: { operations: DescribedOperation[]; grants: DescribedGrant[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/description.json'), 'utf8'),
);

const encodings: Record<string, string> = {
  'application/json': 'json',
  'application/x-www-form-urlencoded': 'form',
  'application/xml': 'xml',
};

/** Names whose presence, requiredness or values differ. Unsaid requiredness of a whole body is one difference. */
function fieldGaps(theirs: Described[], ours: readonly Use[], hasRequired = true): string[] {
  const gaps = theirs.flatMap(({ name, required, type, values }) => {
    const use = ours.find((one) => one.name === name);
    if (!use) return [name];
    const shape = use.shape ?? parameterFields[use.name].shape;
    const known = use.values ?? ('values' in shape ? shape.values : undefined);
    const isOther =
      (values && known?.join() !== values.join()) || (type === 'string' && shape.type === 'flag');
    if (isOther) return [name];
    if (!hasRequired) return use.need === 'required' ? ['requiredness'] : [];
    return required === (use.need === 'required') ? [] : [name];
  });
  const more = ours.filter(({ name }) => !theirs.some((one) => one.name === name)).map(({ name }) => name);
  return [...gaps, ...more];
}

function gapsOf(theirs: DescribedOperation, ours: Operation): string[] {
  const gaps: string[] = [];
  if (ours.methods.length !== 1 || ours.methods[0] !== theirs.method) gaps.push('methods');
  for (const [where, uses] of [
    ['path', ours.path ?? []],
    ['query', ours.query ?? []],
  ] as const) {
    gaps.push(
      ...fieldGaps(
        theirs.parameters.filter((one) => one.in === where),
        uses,
      ),
    );
  }
  gaps.push(
    ...theirs.parameters
      .filter((one) => one.in === 'header' && !ours.headers?.some(({ name }) => name === one.name))
      .map(({ name }) => name),
  );
  const body = ours.body;
  if (body && theirs.contentTypes) {
    const said = theirs.contentTypes.map((type) => encodings[type]);
    const perGrant =
      'variants' in body &&
      describedGrants.some(({ contentType }) => said.length > 1 && said.includes(encodings[contentType]));
    if (said.join() !== body.encodings.join() || perGrant) gaps.push('encodings');
    if ('fields' in body)
      gaps.push(...fieldGaps(theirs.fields ?? [], body.fields, theirs.hasRequired ?? false));
  }
  return [...new Set(gaps)];
}

function cover(gaps: string[], declared: readonly Difference[], all: 'parameters' | 'fields') {
  const abouts = new Set(declared.map(({ about }) => about));
  return gaps.filter((gap) => !abouts.has(gap) && !(abouts.has(all) && parameter(gap)));
}

/** A declared difference about a field, the methods or the encodings has to be one. */
function untrue(gaps: string[], declared: readonly Difference[]) {
  const isChecked = (about: string) =>
    ['methods', 'encodings', 'requiredness'].includes(about) || parameter(about) !== undefined;
  return declared.map(({ about }) => about).filter((about) => isChecked(about) && !gaps.includes(about));
}

describe('the description', () => {
  it.each(described.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s is in the catalog',
    (_, theirs) => {
      const ours = operations.find(({ paths }) => paths[0] === theirs.path);
      if (!ours) throw new Error('It is not.');
      expect(ours.methods).toContain(theirs.method);
      expect(ours.deprecated !== undefined).toBe(theirs.deprecated);
      const gaps = gapsOf(theirs, ours);
      expect(cover(gaps, ours.differs ?? [], 'parameters')).toEqual([]);
      expect(untrue(gaps, ours.differs ?? [])).toEqual([]);
    },
  );

  it.each(described.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s answers as it says, or the catalog says how not',
    (_, theirs) => {
      const ours = operations.find(({ paths }) => paths[0] === theirs.path);
      const answers =
        ours?.body && 'variants' in ours.body
          ? ours.body.variants.flatMap((one) => one.answers)
          : (ours?.answers ?? []);
      const same = Object.entries(theirs.answers).every(([status, { fields }]) => {
        const found = answers.filter((one) => String(one.status) === status);
        const names = new Set(found.flatMap((one) => one.fields ?? []).map(({ name }) => String(name)));
        return found.length > 0 && fields.every((name) => names.has(name));
      });
      expect(same || ours?.differs?.some(({ about }) => about === 'answers')).toBe(true);
    },
  );

  it.each(describedGrants.map((grant) => [grant.schema, grant] as const))(
    '%s is a body of the token endpoint',
    (_, theirs) => {
      const ours = tokenRequests.find((one) => one.described === theirs.schema);
      if (!ours) throw new Error('It is not.');
      expect(ours.grantType).toBe(theirs.grantType);
      const proof = ['client_secret', 'client_assertion', 'client_assertion_type'];
      const gaps = fieldGaps(theirs.fields, fieldsOf(ours), theirs.hasRequired).filter(
        (gap) => theirs.fields.some(({ name }) => name === gap) || !proof.includes(gap),
      );
      expect(cover(gaps, ours.differs ?? [], 'fields')).toEqual([]);
      expect(untrue(gaps, ours.differs ?? [])).toEqual([]);
    },
  );

  it('has no field whose type the catalog contradicts without a word', () => {
    const types: Record<string, readonly string[]> = {
      string: ['string', 'flag', 'integer'],
      array: ['array'],
      object: ['object'],
      integer: ['integer'],
      boolean: ['boolean'],
    };
    const all = [
      ...described.flatMap((one) => one.fields ?? []),
      ...describedGrants.flatMap((one) => one.fields),
    ];
    const wrong = all.filter(({ name, type }) => !types[type]?.includes(parameter(name)?.shape.type ?? ''));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
