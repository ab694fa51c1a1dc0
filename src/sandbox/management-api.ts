/** The Auth0 Management API as an audience: every tenant has it, and nobody made it. Its endpoints are not here. */
import { blankApi } from './records.ts';
import type { Api } from './state.ts';

/** What a user's token may hold. What a machine may, its client grant says. */
const CURRENT_USER_SCOPES = [
  'read:current_user',
  'update:current_user_identities',
  'create:current_user_metadata',
  'update:current_user_metadata',
  'delete:current_user_metadata',
  'create:current_user_device_credentials',
  'delete:current_user_device_credentials',
];

export function managementApi(identifier: string): Api {
  return {
    ...blankApi,
    id: 'management',
    identifier,
    name: 'Auth0 Management API',
    scopes: CURRENT_USER_SCOPES.map((value) => ({ value, description: value.replace(/[:_]/g, ' ') })),
  };
}
