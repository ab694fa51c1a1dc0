import { algorithm } from '#catalog/algorithms.ts';
import { type JsonObjectNode, member, textOf } from './json.ts';
import type { Token } from './token.ts';

type TokenUse = 'id' | 'access' | 'logout' | 'opaque' | 'assertion' | 'proof' | 'other';

export type Recognised = { use: TokenUse; title: string; as: string; not: { title: string; why: string }[] };

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const PROFILE = ['nonce', 'at_hash', 'c_hash', 'email', 'name', 'nickname', 'auth_time', 'sid'];

/** Says what a token is for, by its header and claims; a guess where the token does not say it itself. */
export function recognise(token: Token): Recognised {
  if (token.form === 'jwe') return recogniseEncrypted(token.header);
  const { claims, header } = token;
  const as = [token.claims ? 'JWT' : 'JWS', signedHow(textOf(header, 'alg')), isAuth0(claims) ? 'Auth0' : '']
    .filter(Boolean)
    .join(', ');
  if (token.nested) return { use: 'other', title: 'Token in a token', as, not: [] };
  if (!claims)
    return {
      use: 'other',
      title: 'Signed text',
      as,
      not: [{ title: 'JWT', why: 'the payload is no JSON object' }],
    };
  const typ = textOf(header, 'typ')?.toLowerCase() ?? '';
  const has = (name: string) => member(claims, name) !== undefined;
  if (typ === 'dpop+jwt') return { use: 'proof', title: 'DPoP proof', as, not: [] };
  if (typ.startsWith('logout') || member(member(claims, 'events'), LOGOUT_EVENT))
    return { use: 'logout', title: 'Logout token', as, not: [idNot(claims), accessNot(claims)].flat() };
  if (typ.startsWith('at+') || has('scope') || has('permissions') || has('gty'))
    return { use: 'access', title: 'Access token', as, not: [...idNot(claims), ...logoutNot(claims)] };
  if (has('iss') && textOf(claims, 'iss') === textOf(claims, 'sub') && has('jti'))
    return {
      use: 'assertion',
      title: 'Client assertion',
      as,
      not: [{ title: 'ID token', why: '`iss` and `sub` are the same' }],
    };
  const audience = textOf(claims, 'aud') ?? '';
  if (
    has('sub') &&
    has('iss') &&
    (PROFILE.some(has) || (audience && !audience.includes('://'))) &&
    !isApi(claims)
  )
    return { use: 'id', title: 'ID token', as, not: [...accessNot(claims), ...logoutNot(claims)] };
  if (isApi(claims)) return { use: 'access', title: 'Access token', as, not: idNot(claims) };
  return { use: 'other', title: 'JWT', as, not: [...idNot(claims), ...accessNot(claims)] };
}

function recogniseEncrypted(header: JsonObjectNode): Recognised {
  const as = `JWE, encrypted${isAuth0(header) ? ', Auth0' : ''}`;
  if (textOf(header, 'alg') === 'dir' && textOf(header, 'iss') !== undefined)
    return {
      use: 'opaque',
      title: 'Opaque access token',
      as,
      not: [{ title: 'JWT', why: 'five parts: the claims are encrypted for the tenant' }],
    };
  return {
    use: 'other',
    title: 'Encrypted token',
    as,
    not: [{ title: 'JWS', why: 'five parts, not three' }],
  };
}

function signedHow(alg = ''): string {
  const kind = algorithm(alg)?.kind;
  if (kind === 'none' || alg.toLowerCase() === 'none') return 'not signed';
  return kind === 'signature' || kind === 'mac' ? 'signed' : 'signed by an unknown algorithm';
}

function isApi(claims: JsonObjectNode): boolean {
  const aud = member(claims, 'aud');
  const first = aud?.kind === 'array' ? aud.items[0] : aud;
  return (
    first?.kind === 'string' &&
    first.value.includes('://') &&
    (member(claims, 'azp') ?? member(claims, 'client_id')) !== undefined
  );
}

function isAuth0(node: JsonObjectNode | undefined): boolean {
  return /^https:\/\/[a-z0-9.-]+\.auth0\.com\/$/.test(textOf(node, 'iss') ?? '');
}

function idNot(claims: JsonObjectNode) {
  const scope = ['scope', 'permissions', 'gty'].find((name) => member(claims, name));
  const why = scope
    ? `has \`${scope}\``
    : member(claims, 'nonce')
      ? 'holds `events`'
      : 'no `nonce`, no claim of a user';
  return [{ title: 'ID token', why }];
}

function accessNot(claims: JsonObjectNode) {
  const lacks = ['scope', 'azp'].filter((name) => !member(claims, name)).map((name) => `no \`${name}\``);
  const aud = textOf(claims, 'aud');
  return [
    {
      title: 'Access token',
      why:
        [...lacks, ...(aud && !aud.includes('://') ? ['`aud` is a client'] : [])].join(', ') ||
        'made for a client',
    },
  ];
}

function logoutNot(claims: JsonObjectNode) {
  return [
    { title: 'Logout token', why: member(claims, 'events') ? '`events` names no logout' : 'no `events`' },
  ];
}
