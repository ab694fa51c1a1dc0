import type { HttpRequest } from '#trace/event.ts';

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * The request as one command for a POSIX shell. Safe to paste: every part is in single quotes, `-g` switches off
 * curl's own patterns in URLs, `--data-raw` reads no files, and a header whose name is none (`@file`) is left out.
 */
export function toCurl({ method, url, headers, body }: HttpRequest): string {
  const implied = body === null ? 'GET' : 'POST';
  const parts = [
    `curl -g ${quoted(url)}`,
    ...(method === implied ? [] : [`-X ${quoted(method)}`]),
    ...headers
      .filter(([name]) => TOKEN.test(name))
      .map(([name, value]) => `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

/** A shell ends a quoted text at a quote only; NUL, which no argument can hold, is dropped. */
function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}
