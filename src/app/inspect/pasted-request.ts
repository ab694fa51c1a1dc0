/** A pasted request as something to go on with: shared without its secrets, or opened as a flow. */
import { flowLinkQuery } from '#app/flow/link.ts';
import { paths } from '#app/paths.ts';
import { parseIssuer } from '#catalog/issuer.ts';
import { operationOf } from '#catalog/routes.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import type { Flow } from '#flows/flow.ts';
import type { PastedRequest } from '#inspect/inspection.ts';
import { pairsOf } from '#inspect/parameters.ts';
import { isJsonObject, type Json } from '#lib/json.ts';
import { isProblem } from '#lib/problem.ts';
import { toCurl } from '#trace/formats/curl.ts';
import { secretsIn } from '#trace/secrecy/find.ts';

const REMOVED = 'REMOVED';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

const isSecret = (name: string, value: string) =>
  isSecretName(name) || /^(authorization|cookie|dpop)$/i.test(name) || secretsIn(value).length > 0;

/** As cURL; every value that is secret by its name or its looks reads `REMOVED`. A body that nobody can read is left out. */
export function curlWithoutSecrets({ method, url, headers, body }: PastedRequest): string {
  const address = new URL(url);
  const query = cleanPairs(address.search);
  const base = `${address.origin}${address.pathname}`;
  return toCurl({
    method,
    url: query ? `${base}?${query}` : base,
    headers: headers.map(([name, value]) => [name, isSecret(name, value) ? REMOVED : value]),
    body: body === '' ? null : cleanBody(body),
  });
}

function cleanBody(body: string): string {
  if (/^\s*[[{]/.test(body)) {
    try {
      return JSON.stringify(cleanJson('', JSON.parse(body) as Json));
    } catch {
      return REMOVED;
    }
  }
  return /^[^\s=&]+=/.test(body) ? cleanPairs(body) : REMOVED;
}

function cleanJson(name: string, value: Json): Json {
  if (Array.isArray(value)) return value.map((one) => cleanJson(name, one));
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanJson(key, one)]));
  return isSecret(name, String(value)) ? REMOVED : value;
}

function cleanPairs(text: string): string {
  const clean = pairsOf(text).map(({ name, value }) => [name, isSecret(name, value) ? REMOVED : value]);
  return new URLSearchParams(clean).toString();
}

/** The grant that a request asks for, or begins; undefined for any other request. */
export function grantAsked({ method, url, body }: PastedRequest): string | undefined {
  const { pathname, search } = new URL(url);
  const params = paramsOf(search, body);
  switch (operationOf(method, pathname)?.id) {
    case 'authorize':
      return params.get('response_type') === 'code' ? 'authorization_code' : undefined;
    case 'device-authorization':
      return DEVICE;
    case 'token':
      return params.get('grant_type');
    default:
      return undefined;
  }
}

/** A link that fills in this flow with what the request asks for, without secrets; undefined where it names no tenant. */
export function flowLink(flow: Flow, { url, body }: PastedRequest): string | undefined {
  const { origin, pathname, search } = new URL(url);
  const parsed = parseIssuer(origin + pathname);
  const params = paramsOf(search, body);
  if (isProblem(parsed)) return undefined;
  const inputs = Object.fromEntries(flow.inputs.map(({ name }) => [name, params.get(name) ?? '']));
  const query = flowLinkQuery({
    ...{ issuer: parsed.issuer, clientId: params.get('client_id') ?? '', mode: undefined, inputs, extra: [] },
  });
  if (!params.get('client_id')) query.delete('client_id');
  return `${paths.flow(flow.id)}?${query}`;
}

function paramsOf(search: string, body: string): Map<string, string> {
  const json = /^\s*\{/.test(body)
    ? jsonPairs(body)
    : pairsOf(body).map(({ name, value }) => [name, value] as const);
  return new Map([...pairsOf(search).map(({ name, value }) => [name, value] as const), ...json]);
}

function jsonPairs(body: string): (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(body);
    return isJsonObject(value)
      ? Object.entries(value).flatMap(([name, one]) =>
          typeof one === 'string' ? [[name, one] as const] : [],
        )
      : [];
  } catch {
    return [];
  }
}
