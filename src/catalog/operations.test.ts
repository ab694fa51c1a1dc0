import { describe, expect, it } from 'vitest';
import { elsewhereFields } from './fields/elsewhere.ts';
import { headerFields } from './fields/headers.ts';
import { parameterFields } from './fields.ts';
import { grants } from './grants.ts';
import { oauthErrorFields } from './openapi-responses.ts';
import { operations } from './operations.ts';
import { fieldsOf } from './token-request.ts';
import { tokenRequests } from './token-requests.ts';

const bodyOf = ({ body }: (typeof operations)[number]) => (body && 'fields' in body ? body.fields : []);
const answers = [...operations, ...tokenRequests].flatMap((one) => one.answers);
const errors = [...operations, ...tokenRequests].flatMap((one) => one.errors);
const differences = [...operations, ...tokenRequests].flatMap((one) => one.differs ?? []);

const SOURCE =
  /^(?:docs: |docs-old: |sdk: |issue: |capture|rfc \d+|oidc|inferred|text inferred|status inferred|body inferred|error inferred|description)/;

describe('the operations', () => {
  it.each(operations.map((one) => [one.id, one] as const))(
    '%s has a page to read and an answer',
    (id, one) => {
      expect(new URL(one.docs).protocol).toBe('https:');
      expect(one.is).toMatch(/\.$/);
      const hasVariants = one.body && 'variants' in one.body;
      expect(one.answers.length > 0 || hasVariants, id).toBe(true);
    },
  );

  it('use every name of the fields, so that none is left over', () => {
    const used = new Set<string>(
      [
        ...operations.flatMap((one) => [...(one.path ?? []), ...(one.query ?? []), ...bodyOf(one)]),
        ...tokenRequests.flatMap(fieldsOf),
        ...oauthErrorFields,
        ...answers.flatMap(({ fields = [] }) => fields),
      ].map(({ name }) => name),
    );
    expect(Object.keys(parameterFields).filter((name) => !used.has(name))).toEqual(
      Object.keys(elsewhereFields),
    );
  });

  it('use only headers that the catalog explains', () => {
    const names = operations.flatMap(({ headers = [] }) => headers.map(({ name }) => name));
    for (const name of names) expect(Object.keys(headerFields)).toContain(name);
  });

  it('say of every refusal and every difference where it was seen', () => {
    for (const { source } of [...errors, ...differences]) {
      for (const one of source.split('; ')) expect(one).toMatch(SOURCE);
    }
  });

  it('name a successor for what is deprecated, and a grant that exists', () => {
    for (const { deprecated } of operations) {
      if (deprecated?.grant) expect(grants.map(({ id }) => String(id))).toContain(deprecated.grant);
    }
  });

  it('have a body for every grant', () => {
    const types = new Set(tokenRequests.map(({ grantType }) => grantType));
    expect(grants.map(({ id }) => id).filter((id) => !types.has(id))).toEqual([]);
  });

  it('say no refusal twice at one place', () => {
    for (const one of [...operations, ...tokenRequests]) {
      const keys = one.errors.map(({ family, status, error, description }) =>
        [family, status, error, description].join('|'),
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });
});
