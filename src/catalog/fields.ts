/** Every named value of the API, each once. Light: pages and panels may load it; the operations are the bulk. */
import type { Field } from './field.ts';
import { authorizationFields } from './fields/authorization.ts';
import { clientFields } from './fields/client.ts';
import { elsewhereFields } from './fields/elsewhere.ts';
import { enterpriseFields } from './fields/enterprise.ts';
import { headerFields } from './fields/headers.ts';
import { metadataFields } from './fields/metadata.ts';
import { mfaFields } from './fields/mfa.ts';
import { tokenFields } from './fields/token.ts';
import { userFields } from './fields/user.ts';

export const parameterFields = {
  ...clientFields,
  ...authorizationFields,
  ...tokenFields,
  ...userFields,
  ...mfaFields,
  ...enterpriseFields,
  ...metadataFields,
  ...elsewhereFields,
};

const parameters: ReadonlyMap<string, Field> = new Map(Object.entries(parameterFields));
const headers: ReadonlyMap<string, Field> = new Map(Object.entries(headerFields));

/** What a parameter or a field of an answer is for; undefined for one that is not known here. */
export function parameter(name: string): Field | undefined {
  return parameters.get(name);
}

/** What a header is for, in any case; undefined for one that is not known here. */
export function header(name: string): Field | undefined {
  return headers.get(name.toLowerCase());
}

/** Whether the value has an inside that an inspector can open: a token, or a message of SAML or WS-Federation. */
export function opens({ shape }: Field): boolean {
  return 'format' in shape && (shape.format === 'jwt' || shape.format === 'saml');
}
