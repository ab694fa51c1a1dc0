/**
 * What a callback is: how it is read from an address or a form, and by which mark the run it belongs to is found. The
 * page, the popup, what a person pastes and the store all ask here.
 */
import type { Expected, ParamList } from '#trace/event.ts';
import type { Callback } from './flow.ts';

/** The parameters that protocols give back unchanged: OAuth, SAML 2.0 bindings, WS-Federation. */
const MARKS = ['state', 'RelayState', 'wctx'] as const;

const ANSWERS: readonly string[] = [
  'code',
  'error',
  'id_token',
  'access_token',
  'response',
  'SAMLResponse',
  'SAMLRequest',
  'wresult',
  ...MARKS,
];

/** Whether these parameters are an answer of a protocol. */
export function isAnswer(params: ParamList): boolean {
  return params.some(([name]) => ANSWERS.includes(name));
}

/**
 * Reads the address that a browser landed on. An answer is in the query or in the fragment (OAuth 2.0 Multiple Response
 * Types section 2.1): what else stands in the address (`#_=_`, a query of the redirect URI) is left out. Where both hold
 * one, both are read, so that nothing a tenant leaked stays unseen.
 */
export function callbackAt(url: URL): Callback {
  const query: ParamList = [...url.searchParams];
  const fragment: ParamList = [...new URLSearchParams(url.hash.slice(1))];
  const inQuery = isAnswer(query);
  const inFragment = isAnswer(fragment) || (fragment.length > 0 && query.length === 0);
  if (inQuery && inFragment) return { via: 'query', url: url.href, params: [...query, ...fragment] };
  if (inFragment) return { via: 'fragment', url: url.href, params: fragment };
  return { via: query.length > 0 ? 'query' : 'none', url: url.href, params: query };
}

/** A form that was posted to an address. */
export function postedCallback(url: URL, params: ParamList): Callback {
  return { via: 'form_post', url: url.origin + url.pathname, params };
}

/** Under what a departure is noted, so that `keysOf` what comes back finds it. `run` where nothing marks it. */
export function keyOf(expected: Expected, run: string): string {
  if (expected === 'whatever-comes') return `whatever-comes ${run}`;
  return expected.param === 'state' ? expected.value : `${expected.param} ${expected.value}`;
}

/** Under what the departure of a callback may be noted. */
export function keysOf({ params }: Callback): string[] {
  return MARKS.flatMap((param) => {
    const value = params.find(([name]) => name === param)?.[1];
    return value ? [keyOf({ param, value }, '')] : [];
  });
}
