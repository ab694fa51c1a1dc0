/** Holds the patterns of `secret-names.ts` to what the catalog says of each name. */
import { describe, expect, it } from 'vitest';
import { headerFields } from './fields/headers.ts';
import { parameterFields } from './fields.ts';
import { isCredentialName, isSecretName } from './secret-names.ts';

const names = Object.entries({ ...headerFields, ...parameterFields });

describe('the patterns of secrecy', () => {
  it.each(names)('agree with the catalog about %s', (name, { secrecy }) => {
    expect({ isSecret: isSecretName(name), isCredential: isCredentialName(name) }).toEqual({
      isSecret: secrecy !== 'none',
      isCredential: secrecy === 'credential',
    });
  });
});
