/** Names that no operation takes or gives: what other providers add to a callback, and what a tenant sends out. */
import { type Fields, secretJwt, text } from '#catalog/field.ts';

export const elsewhereFields = {
  session_state: text('Lets a page notice that the session at the provider changed.'),
  organization_name: text('The name of the organization, in the link of an invitation.', {
    dashboard: 'organizations',
  }),
  logout_token: secretJwt('Says which session of which user has ended; posted to the application.'),
} as const satisfies Fields;
