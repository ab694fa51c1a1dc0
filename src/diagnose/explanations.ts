/**
 * What stopped a run where no rule has more to say: a meaning that the evidence carries, who it was, and where to begin
 * again. Each code that the engine, a flow or a check can give has a rule or stands here; a test holds that.
 */
import type { Maker } from './rule.ts';

/** `never`: the same would happen again. `popup`: here, in a window that the press itself opens. */
export type BeginAt = 'here' | 'popup' | 'login' | 'discovery' | 'keys' | 'never';

export type Explanation = { means: string; otherwise: Maker; begin: BeginAt };

const oneOf = (means: string, otherwise: Maker, begin: BeginAt): Explanation => ({ means, otherwise, begin });

export const explanations: Readonly<Record<string, Explanation>> = {
  'access-token-unusable': oneOf(
    'A header takes letters, digits and a few signs. An access token with any other character can be sent nowhere.',
    'tenant',
    'login',
  ),
  'alg-unexpected': oneOf(
    'The answer uses something that this client does not know; the detail names it.',
    'tenant',
    'login',
  ),
  'alg-unknown': oneOf(
    'The signature is of a kind that is not known here, so nobody checked it. That is no pass.',
    'unknown',
    'login',
  ),
  'answer-broken-off': oneOf(
    'It came in part. What a request did at the tenant is done, even if its answer was lost.',
    'unknown',
    'here',
  ),
  'answer-cut': oneOf(
    'What the tenant answered may be right: it was not read to its end.',
    'grantscope',
    'never',
  ),
  'answer-too-deep': oneOf('No answer of the protocol needs that.', 'tenant', 'here'),
  'at-hash-mismatch': oneOf(
    'The ID token vouches for another access token than the one beside it: the two were not issued together, or one was exchanged.',
    'unknown',
    'login',
  ),
  'auth-time-changed': oneOf(
    'A refresh keeps the time of the login. Another one means another login.',
    'tenant',
    'login',
  ),
  'auth-time-too-old': oneOf(
    '`max_age` asks for a login that is no older. The tenant took an older session, or does not know the parameter.',
    'tenant',
    'login',
  ),
  'c-hash-mismatch': oneOf(
    'The ID token vouches for another code than the one beside it: the two were not issued together, or one was exchanged.',
    'unknown',
    'login',
  ),
  'callback-incomplete': oneOf(
    'A callback carries what was asked for, or an `error`. A link that was cut, or a page that opened the address by itself, brings neither.',
    'unknown',
    'login',
  ),
  'callback-timeout': oneOf('Whether the tenant answered at all, nobody here can see.', 'unknown', 'here'),
  'check-failed': oneOf('The check says what was compared.', 'unknown', 'login'),
  'claim-mismatch': oneOf('The token says something else than was agreed.', 'tenant', 'login'),
  'claim-missing': oneOf('A token without it cannot be judged.', 'tenant', 'login'),
  'client-auth-impossible': oneOf(
    'This page cannot prove who the application is in the way that is set for it.',
    'application',
    'never',
  ),
  'content-type-unexpected': oneOf(
    'Something else answered in the place of the endpoint, such as a proxy, the login page of a network or an error page; or the tenant labels its answer wrongly.',
    'unknown',
    'here',
  ),
  'endpoint-elsewhere': oneOf(
    'A credential goes to the tenant it was entered for and nowhere else.',
    'tenant',
    'discovery',
  ),
  'http-status-unexpected': oneOf(
    'From 500 on the tenant, or something before it, is in trouble. From 400 on it refused, and did not say why in the words of the protocol. Below that it is another status than the protocol names here.',
    'unknown',
    'here',
  ),
  'iat-went-back': oneOf('A token from a refresh is newer than the one it replaces.', 'tenant', 'login'),
  'id-token-missing': oneOf(
    '`openid` asks for an ID token. The tenant dropped the scope, or the login was one without it.',
    'tenant',
    'login',
  ),
  'issued-long-ago': oneOf(
    'A token that is handed out now was made now. An old one was kept by something on the way, played in again, or a clock is wrong.',
    'unknown',
    'login',
  ),
  'issuer-missing': oneOf(
    'A tenant that promises `iss` in its answers sends it in each, errors included. Without it a client cannot tell that the answer of another tenant was mixed in.',
    'tenant',
    'login',
  ),
  'key-malformed': oneOf('The key set of the tenant has it, and it is no key for this.', 'tenant', 'keys'),
  'key-unusable': oneOf(
    'The key is there and is not meant for this, or cannot be read. So nobody checked the signature, and that is no pass.',
    'tenant',
    'keys',
  ),
  'key-weak': oneOf('Whoever can compute such a key can sign as the tenant.', 'tenant', 'keys'),
  'metadata-invalid': oneOf('What discovery names cannot be used as it stands.', 'tenant', 'discovery'),
  'metadata-missing': oneOf('A client finds its way by discovery alone.', 'tenant', 'discovery'),
  'not-checked': oneOf('What nobody could judge is no pass.', 'unknown', 'login'),
  'organization-mismatch': oneOf(
    'A user of one organization must not be logged in to another.',
    'unknown',
    'login',
  ),
  'page-seen': oneOf('Nothing came back to this page.', 'unknown', 'login'),
  'plain-http-refused': oneOf(
    'What goes over plain `http` can be read and changed on its way. It is let through to `localhost` alone.',
    'tenant',
    'discovery',
  ),
  'popup-blocked': oneOf(
    'A run that goes on by itself has no press behind its second trip. A new run can leave in the same tab instead.',
    'unknown',
    'popup',
  ),
  'request-failed': oneOf('A browser does not tell a page more.', 'unknown', 'here'),
  'request-invalid': oneOf('It was not sent as it stands.', 'application', 'login'),
  'response-invalid': oneOf('The answer lacks what the protocol demands of it.', 'tenant', 'here'),
  'response-malformed': oneOf(
    'It is no JSON of the shape that belongs here. Something else may have answered, such as a proxy.',
    'unknown',
    'here',
  ),
  'response-mode-mismatch': oneOf(
    'An answer that comes in another way than it was asked for may be seen by others: a fragment stays in the browser, a query stands in logs.',
    'tenant',
    'login',
  ),
  'secret-published': oneOf(
    'The key that ID tokens are signed with can be read by anybody. No token of this tenant can be trusted until it is another one.',
    'tenant',
    'keys',
  ),
  'signature-not-checked': oneOf(
    'Nothing in a token can be trusted before its signature is. That nobody could check it is no pass.',
    'unknown',
    'keys',
  ),
  'subject-mismatch': oneOf(
    'Two answers of one login speak of two users. To go on with both would show one user the data of another: an app has to drop them. An access token that was exchanged looks like this.',
    'unknown',
    'login',
  ),
  'token-malformed': oneOf(
    'It is no token that can be read: cut, changed, or something else under its name. What it would have said is not known, so nothing else is held against it.',
    'tenant',
    'login',
  ),
  'token-type-unexpected': oneOf(
    'The type says how a token is used. One that is not known here cannot be used like a bearer token.',
    'tenant',
    'login',
  ),
  'unexpected-error': oneOf(
    'Nobody foresaw this. What was sent and what came stand in the trace; export it with a report.',
    'grantscope',
    'here',
  ),
  'value-missing': oneOf('A step before this one should have brought it.', 'unknown', 'login'),
};
