import { decodeProtectedHeader } from 'jose';
import type { RequestStep, StepContext } from '#flows/flow.ts';
import type { Name } from '#flows/known.ts';
import { claimsOf } from '#flows/oauth.ts';
import { keysOf } from '#inspect/verify.ts';
import { keys } from './discovery.ts';

const here = 'The key that signed it is in the set that was read.';

/** Why the key set need not be read again for these tokens; true where one names a key that it does not have. */
function namesAnotherKey(ctx: StepContext, names: readonly Name[]): true | string {
  const jwks = ctx.get('jwks');
  if (!jwks) return 'No key set was read.';
  const known = keysOf(jwks).map(({ kid }) => kid);
  for (const name of names) {
    const token = ctx.get(name);
    const kid = typeof token === 'string' ? claimsOf(token, decodeProtectedHeader)['kid'] : undefined;
    if (typeof kid === 'string' && !known.includes(kid)) return true;
  }
  return here;
}

/**
 * OpenID Connect Core section 10.1.1: a `kid` that is not in the set can be a key that the tenant rotates to, so the set is
 * read once more, before the token is judged. One try: a token that names a key of nobody must not send an app round and
 * round. `when`: why it is not needed.
 */
const keysAgain = (
  id: string,
  names: readonly Name[],
  when: (ctx: StepContext) => true | string,
): RequestStep => ({
  ...keys,
  id,
  title: 'Fetch the keys once more, if one is new',
  explains: {
    does: 'A token that names a key which is not in the set: the tenant may have rotated its keys, so the set is read once more.',
    without: 'On the day a tenant rotates its keys, nobody can log in until the app is restarted.',
  },
  when: (ctx) => {
    const due = when(ctx);
    return due === true ? namesAnotherKey(ctx, names) : due;
  },
});

export const keysForIdToken = keysAgain('keys-again', ['id_token'], (ctx) =>
  ctx.get('id_token') ? true : 'There is no ID token to check.',
);

export const keysForAccessToken = keysAgain('keys-again', ['access_token'], () => true);

export const keysAfterRefresh = keysAgain('keys-after-refresh', ['id_token'], (ctx) =>
  ctx.get('id_token_refreshed') ? true : 'The refresh brought no ID token.',
);
