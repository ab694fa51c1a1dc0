import { algorithm } from '#catalog/algorithms.ts';
import { claimMeaning, TIME_CLAIMS } from '#catalog/claims.ts';
import { grantOf } from '#catalog/grants.ts';
import { isDefaultLifetime, strategyOf, tokenType } from '#catalog/token-values.ts';
import { type JsonNode, type JsonObjectNode, numberOf } from './json.ts';
import { distance, fromNow, localTime } from './times.ts';

export type ClaimContext = {
  nowMs: number;
  /** The claims it stands among. */
  claims?: JsonObjectNode | undefined;
  /** Names of applications by client id. */
  applications?: ReadonlyMap<string, string>;
  zone?: string;
};

/** One line about a claim or header field and its value; backticks mark protocol names. Never judges it. */
export function explainClaim(name: string, value: JsonNode, context: ClaimContext): string {
  const time = timeOf(name, value, context);
  if (time) return time;
  const text = value.kind === 'string' ? value.value : undefined;
  if (text !== undefined) {
    if (name === 'iss') return explainIssuer(text);
    if (name === 'sub') return explainSubject(text);
    const application =
      (name === 'aud' || name === 'azp' || name === 'client_id') && context.applications?.get(text);
    if (application)
      return `${name === 'aud' ? 'The client it was issued to' : 'The client that asked for it'}: ${application}.`;
    if (name === 'aud' && !text.includes('://'))
      return 'The client it was issued to. Nobody else may accept it.';
    if (name === 'alg' || name === 'enc')
      return algorithm(text)?.meaning ?? 'An algorithm that is not known here.';
    if (name === 'typ') return explainType(text);
    if (name === 'gty')
      return grantOf(text.replaceAll('-', '_'))?.meaning ?? 'The grant that the token came from.';
  }
  if (name === 'aud' && value.kind === 'array') return 'Each of these may accept it.';
  return (
    claimMeaning(name) ??
    (/^https?:\/\//.test(name)
      ? 'A custom claim with a namespace, most likely set by an Action.'
      : 'A custom claim, or one that is not registered.')
  );
}

function timeOf(name: string, value: JsonNode, { nowMs, claims, zone }: ClaimContext): string | undefined {
  if (!TIME_CLAIMS.has(name) || value.kind !== 'number') return undefined;
  const at = Number(value.text) * 1000;
  const local = localTime(at, zone);
  if (!local) return 'No date reaches that far.';
  if (Number(value.text) > 1e11)
    return `Too large for seconds; as milliseconds it would be ${localTime(at / 1000, zone)}.`;
  const away = fromNow(at, nowMs);
  if (name === 'exp') {
    const iat = numberOf(claims, 'iat');
    const life = iat === undefined ? undefined : Number(value.text) - iat;
    const span =
      life === undefined
        ? ''
        : ` ${distance(life * 1000)} after \`iat\`${isDefaultLifetime(life) ? ': a default of Auth0' : ''}.`;
    return `${at <= nowMs ? 'Expired' : 'Expires'} ${local}, ${away}.${span}`;
  }
  const verb =
    name === 'iat'
      ? 'Issued'
      : name === 'auth_time'
        ? 'Logged in'
        : name === 'nbf'
          ? 'Good from'
          : name === 'updated_at'
            ? 'Last changed'
            : 'Ends';
  return `${verb} ${local}, ${away}.`;
}

function explainIssuer(iss: string): string {
  const auth0 = /^https:\/\/[a-z0-9-]+(?:\.([a-z]{2}))?\.auth0\.com\/$/.exec(iss);
  if (auth0) return `An Auth0 tenant${auth0[1] ? `, region ${auth0[1].toUpperCase()}` : ''}.`;
  return iss.endsWith('/')
    ? 'Who issued it. Ends in a slash, as Auth0 writes it.'
    : 'Who issued it. Auth0 would write a slash at the end.';
}

function explainSubject(sub: string): string {
  if (sub.endsWith('@clients')) return 'No user: the client itself, by Client Credentials.';
  const strategy = /^([a-z0-9-]+)\|/.exec(sub)?.[1];
  const from = strategy && strategyOf(strategy);
  return from
    ? `A user of ${from}, by the prefix \`${strategy}|\`.`
    : 'The user; stable, and unique at the issuer.';
}

function explainType(typ: string): string {
  return tokenType(typ) ?? 'What kind of token it says it is.';
}
