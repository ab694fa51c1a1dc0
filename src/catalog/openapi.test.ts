import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { parameterFields } from './fields.ts';
import { openApi } from './openapi.ts';
import { operations } from './operations.ts';
import { tokenRequests } from './token-requests.ts';

type Described = { name: string }[];
const description: {
  operations: { path: string; method: string; fields?: Described; contentTypes?: string[] }[];
  grants: { schema: string; fields: Described }[];
} = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/description.json'), 'utf8'));

const document = openApi();

const at = (value: Json | undefined, ...path: string[]): JsonObject =>
  path.reduce<JsonObject>(
    (found, name) => {
      const next = found[name];
      if (!isJsonObject(next)) throw new Error(`Nothing at ${path.join('/')}`);
      return next;
    },
    isJsonObject(value) ? value : {},
  );

describe('the OpenAPI document', () => {
  it('is valid by the schema of OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that is not there', () => {
    const references: string[] = [];
    const walk = (value: Json) => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (isJsonObject(value)) {
        for (const [name, one] of Object.entries(value)) {
          if (name === '$ref') references.push(String(one));
          else walk(one);
        }
      }
    };
    walk(document);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) at(document, ...reference.slice(2).split('/'));
  });

  it('has each operation at each of its paths, under an id of its own', () => {
    const ids = new Set<string>();
    for (const { paths, methods } of operations) {
      for (const path of paths) {
        for (const method of methods)
          ids.add(String(at(document, 'paths', path, method.toLowerCase())['operationId']));
      }
    }
    const wanted = operations.flatMap(({ paths, methods }) =>
      paths.flatMap((path) => methods.map((method) => path + method)),
    );
    expect(ids.size).toBe(wanted.length);
  });

  it('has every operation and every field of the published description', () => {
    for (const { path, method, fields = [], contentTypes = [] } of description.operations) {
      const operation = at(document, 'paths', path, method.toLowerCase());
      if (fields.length === 0) continue;
      for (const type of contentTypes) {
        const { properties = {} } = at(operation, 'requestBody', 'content', type, 'schema');
        expect(Object.keys(properties ?? {}), path).toEqual(
          expect.arrayContaining(fields.map(({ name }) => name)),
        );
      }
    }
    for (const { schema, fields } of description.grants) {
      const { properties } = at(document, 'components', 'schemas', schema);
      expect(Object.keys(properties ?? {}), schema).toEqual(
        expect.arrayContaining(fields.map(({ name }) => name)),
      );
    }
  });

  it('says at each operation what every operation may answer', () => {
    const token = at(document, 'paths', '/oauth/token', 'post', 'responses', '429');
    expect(JSON.stringify(token['x-errors'])).toContain('Global limit has been reached');
    expect(JSON.stringify(token['x-errors'])).toContain('Client quota exceeded');
    expect(at(document, 'paths', '/v2/logout', 'get', 'responses', '429')).toEqual({
      $ref: '#/components/responses/429',
    });
  });

  it('declares each name in braces, and only names of the catalog', () => {
    for (const [path, item] of Object.entries(at(document, 'paths'))) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const name of names) expect(Object.keys(parameterFields)).toContain(name);
      for (const operation of Object.values(at(item))) {
        const parameters = (at(operation)['parameters'] ?? []) as JsonObject[];
        expect(parameters.filter((one) => one['in'] === 'path').map(({ name }) => name)).toEqual(names);
        const keys = parameters.map((one) => `${one['in']} ${one['name']}`);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });

  it('names each body of the token endpoint once', () => {
    const schemas = Object.keys(at(document, 'components', 'schemas'));
    expect(schemas.filter((name) => !name.endsWith('Error'))).toHaveLength(tokenRequests.length);
  });
});
