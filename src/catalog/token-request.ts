/** A body of the token endpoint: the fields of one `grant_type`, or of one way to use it. */
import type { Answer, ErrorAnswer } from './answers.ts';
import type { ClientAuthMethod } from './client-auth.ts';
import type { DashboardPlace } from './dashboard.ts';
import { type GrantType, grantOf } from './grants.ts';
import type { Difference } from './operation.ts';
import { required, requiredWhen, type Use } from './use.ts';

type Page = {
  /** Its name in Auth0's published description, where it is there. */
  described?: string;
  /** Where several bodies share a `grant_type`: which one this is. */
  title?: string;
  is: string;
  docs: string;
  needs?: readonly DashboardPlace[];
  /** Beyond `grant_type` and what proves the application. */
  fields: readonly Use[];
  clientAuthentication: readonly ClientAuthMethod[];
  /** JSON only, because a field is an object. */
  jsonOnly?: true;
  answers: readonly Answer[];
  errors: readonly ErrorAnswer[];
  differs?: readonly Difference[];
};

export type TokenRequest = Omit<Page, 'title'> & { grantType: GrantType; title: string };

export function tokenRequest(grantType: GrantType, page: Page): TokenRequest {
  return { grantType, ...page, title: page.title ?? grantOf(grantType)?.title ?? grantType };
}

/** Every field of the body: the grant, what proves the application, and the grant's own. */
export function fieldsOf({ grantType, clientAuthentication, fields }: TokenRequest): Use[] {
  const takes = (method: ClientAuthMethod) => clientAuthentication.includes(method);
  const byJwt = 'the application authenticates by `private_key_jwt`';
  return [
    required('grant_type', { values: [grantType] }),
    takes('client_secret_basic')
      ? requiredWhen('client_id', 'it does not stand in `Authorization: Basic`')
      : required('client_id'),
    ...(takes('client_secret_post')
      ? [requiredWhen('client_secret', 'the application authenticates by `client_secret_post`')]
      : []),
    ...(takes('private_key_jwt')
      ? [requiredWhen('client_assertion', byJwt), requiredWhen('client_assertion_type', byJwt)]
      : []),
    ...fields,
  ];
}
