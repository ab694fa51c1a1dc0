/** References to credentials, opened just before something goes out or is judged. */
import { type Problem, problem } from '#lib/problem.ts';
import type { HttpRequest, HttpResponse } from '#trace/event.ts';
import { isMarker, markersIn } from '#trace/secrecy/marker.ts';
import type { Vault } from './ports.ts';

/** As a form or a URL writes a reference. */
const ENCODED = /%E2%80%B9[A-Za-z0-9_.%+-]{1,120}?%E2%80%BA/gi;

/** The text with its references opened, where the tab holds what they stand for; else as it is. */
export function opened(vault: Vault, run: string, text: string): string {
  if (!text.includes('‹') && !text.includes('%E2%80%B9') && !text.includes('%e2%80%b9')) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of markersIn(text)) {
    const reference = text.slice(start, end);
    out += text.slice(at, start) + (vault.open(run, reference) ?? reference);
    at = end;
  }
  return (out + text.slice(at)).replace(ENCODED, (written) => {
    const reference = decodeURIComponent(written.replaceAll('+', ' '));
    const value = vault.open(run, reference);
    return value === undefined ? written : encodeURIComponent(value);
  });
}

export function openedResponse(vault: Vault, run: string, response: HttpResponse): HttpResponse {
  return { ...response, body: opened(vault, run, response.body) };
}

/** A reference stands for a secret and is none: what still holds one must not go out. */
export function refuseReferences({ url, headers, body }: HttpRequest): Problem | undefined {
  const text = [url, body ?? '', ...headers.map(([, value]) => value)].join('\n');
  const [found] = [
    ...markersIn(text).map(({ start, end }) => text.slice(start, end)),
    ...[...text.matchAll(ENCODED)].map(([written]) => decodeURIComponent(written.replaceAll('+', ' '))),
  ].filter(isMarker);
  return found === undefined ? undefined : secretMissing(markersIn(found)[0]?.name || 'secret', found);
}

/** `secret-missing`: the page can ask for it. `cause.reference` is what the trace holds in its place. */
export function secretMissing(name: string, reference?: string): Problem {
  return problem(
    'secret-missing',
    `\`${name}\` is not here`,
    'A secret is kept in the tab it was entered in, unless you ask to keep it. Enter it to go on.',
    { cause: { name, ...(reference === undefined ? {} : { reference }) } },
  );
}
