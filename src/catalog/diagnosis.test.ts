/** The words of a tenant that the diagnosis reads are words that the catalog has seen. */
import { describe, expect, it } from 'vitest';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { operations } from './operations.ts';
import { tokenRequests } from './token-requests.ts';

const words = [...operations, ...tokenRequests]
  .flatMap(({ errors }) => errors.map(({ description = '' }) => description))
  .map((description) => description.replaceAll(/\{\w+\}/g, 'something'));

describe('what the diagnosis reads', () => {
  it.each(Object.entries(auth0Texts))('%s is declared by an operation', (_, pattern) => {
    expect(words.some((one) => pattern.test(one))).toBe(true);
  });
});
