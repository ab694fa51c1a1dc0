/** The single scopes of a `scope` value (RFC 6749 section 3.3: parted by spaces). */
export const scopesOf = (value: string): string[] => value.split(/\s+/).filter(Boolean);

/** Adds or removes one scope; the order of the others stays. */
export function toggleScope(value: string, scope: string): string {
  const list = scopesOf(value);
  return (list.includes(scope) ? list.filter((one) => one !== scope) : [...list, scope]).join(' ');
}
