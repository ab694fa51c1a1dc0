import { fingerprint } from '#lib/fingerprint.ts';
import { readMarker, readPseudonym } from '#trace/secrecy/marker.ts';

/**
 * The fingerprint that a value is shown with. A marker of a stored trace, and a pseudonym of a redacted one, show the
 * one that is in them: of a marker it is the one that the value had before the page was loaded anew.
 */
export function codeOf(key: Uint8Array, value: string): string {
  return readMarker(value)?.fingerprint ?? readPseudonym(value) ?? fingerprint(key, value).code;
}
