/** Which account at which connection a user is. */
import type { Tenant } from './context.ts';
import { blankUser, CONNECTION } from './records.ts';
import type { Connection, Identity, User } from './state.ts';

/** Providers with one connection, which has their name. */
const SOCIAL = new Set([
  'google-oauth2',
  'facebook',
  'github',
  'apple',
  'windowslive',
  'linkedin',
  'twitter',
]);
/** A user as sign-up and the admin API begin with one, with the account that the id tells of. */
export function newUser(tenant: Tenant, userId: string): User {
  const at = new Date(tenant.now()).toISOString();
  return {
    ...blankUser,
    user_id: userId,
    identities: [identityFromUserId(userId)],
    created_at: at,
    updated_at: at,
  };
}

/** The identity that a `user_id` tells of: `auth0|…`, `google-oauth2|…`, `samlp|CONNECTION|…`. */
export function identityFromUserId(userId: string): Identity {
  const [provider = '', ...rest] = userId.split('|');
  const isNamed = rest.length > 1 && provider !== 'auth0' && !SOCIAL.has(provider);
  return {
    connection: isNamed ? (rest[0] ?? '') : provider === 'auth0' ? CONNECTION : provider,
    provider,
    user_id: rest.join('|'),
    isSocial: SOCIAL.has(provider),
    profileData: {},
  };
}

/** The identity by which the user may come: at a connection that is one of `connections`. */
export function identityAt(user: User, connections: readonly Connection[]): Identity | undefined {
  return user.identities.find(({ connection }) => connections.some(({ name }) => name === connection));
}

/** The connections that an application uses; with a name, that one alone. */
export function connectionsOf(
  connections: Iterable<Connection>,
  { clientId, name }: { clientId: string; name: string },
): Connection[] {
  return [...connections].filter(
    (one) => one.enabled_clients.includes(clientId) && (name === '' || one.name === name),
  );
}
