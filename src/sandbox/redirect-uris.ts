/** Compares addresses with the lists of an application. */

/** The origin of a URL, or an empty string; `com.example.app:` for an address of a native app. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin, protocol } = new URL(url);
  return origin === 'null' ? protocol : origin;
}

/**
 * Exact, port included: Auth0 does not apply RFC 8252's any-port rule to loopback addresses. One `*` may stand for
 * a sub-domain label of an http(s) host.
 */
export function urlMatches(listed: string, url: string): boolean {
  if (listed === url) return true;
  const star = listed.indexOf('*');
  if (star < 0 || !/^https?:\/\/\*\./.test(listed)) return false;
  const before = listed.slice(0, star);
  const after = listed.slice(star + 1);
  if (!url.startsWith(before) || !url.endsWith(after)) return false;
  const label = url.slice(before.length, url.length - after.length);
  return /^[a-z0-9-]+$/i.test(label);
}

/** A callback is compared with its query, without its fragment. */
export function allowedCallback(callbacks: readonly string[], url: string): boolean {
  const bare = withoutFragment(url);
  return isUsable(bare) && callbacks.some((one) => urlMatches(withoutFragment(one), bare));
}

/** `returnTo` of `/v2/logout`: query and fragment do not count. */
export function allowedReturnTo(list: readonly string[], url: string): boolean {
  const bare = withoutQuery(url);
  return isUsable(bare) && list.some((one) => urlMatches(withoutQuery(one), bare));
}

/** Never a script, whatever an application lists. */
function isUsable(url: string): boolean {
  return URL.canParse(url) && !['javascript:', 'data:', 'vbscript:', 'blob:'].includes(new URL(url).protocol);
}

export function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? '';
}

function withoutQuery(url: string): string {
  return withoutFragment(url).split('?', 1)[0] ?? '';
}

/** Adds to the query, which may be there already and stays as it is. */
export function withQuery(url: string, params: [string, string][]): string {
  const bare = withoutFragment(url);
  if (params.length === 0) return bare;
  const joint = bare.includes('?') ? (/[?&]$/.test(bare) ? '' : '&') : '?';
  return bare + joint + encodedParams(params);
}

/** `%20`, not `+`, as Auth0 does. */
export function encodedParams(params: [string, string][]): string {
  return String(new URLSearchParams(params)).replaceAll('+', '%20');
}
