import { header } from '#catalog/fields.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import { decodeText } from '#lib/base64url.ts';
import { type InspectedRow, type Inspection, inspection, sectionOf } from './inspection.ts';

const LINE = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[ \t]?.*$/;
const FIRST = /^(?:HTTP\/\d(?:\.\d)?[ \t]+\d{3}.*|[A-Z]+[ \t]+\S+[ \t]+HTTP\/\d(?:\.\d)?)$/;

/** Whether every line is a header, the first one may be a request or status line. */
export function looksLikeHeaders(text: string): boolean {
  const [first = '', ...rest] = text.split(/\r?\n/, 200);
  if (FIRST.test(first)) return true;
  return (
    LINE.test(first) &&
    !/^[a-z][a-z0-9+.-]*:\/\//i.test(first) &&
    rest.every((line) => line === '' || LINE.test(line) || /^[ \t]/.test(line))
  );
}

/** HTTP headers, with or without the first line; a body after an empty line is named, and can be opened. */
export function inspectHeaders(text: string): Inspection {
  const [head = '', ...bodies] = text.split(/\r?\n\r?\n/);
  const body = bodies.join('\n\n').trim();
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const first = FIRST.test(lines[0] ?? '') ? lines.shift() : undefined;
  const headers = lines.flatMap((line): [string, string][] => {
    const at = line.indexOf(':');
    return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()]] : [];
  });
  const title = first ? (first.startsWith('HTTP/') ? 'HTTP response' : 'HTTP request') : 'HTTP headers';
  return inspection(
    'headers',
    title,
    first ?? `${headers.length} ${headers.length === 1 ? 'line' : 'lines'}`,
    {
      sections: [
        sectionOf('Headers', headers, explainHeaders),
        ...(body ? [{ title: 'Body', rows: [{ name: 'body', value: body, opens: body }] }] : []),
      ],
    },
  );
}

/** What each header is for; the credentials of a Basic header and the token of a bearer header can be seen. */
export function explainHeaders(headers: [name: string, value: string][]): InspectedRow[] {
  return headers.map(([name, value]) => {
    const lower = name.toLowerCase();
    const meaning = authorizationMeaning(lower, value) ?? header(name)?.meaning;
    const bearer = /^(?:Bearer|DPoP)\s+(\S+)$/i.exec(value)?.[1];
    return {
      name,
      value,
      ...(meaning ? { meaning } : {}),
      ...(isSecretName(name) ? { secret: true } : {}),
      ...(bearer ? { opens: bearer } : lower === 'location' || lower === 'dpop' ? { opens: value } : {}),
    };
  });
}

function authorizationMeaning(name: string, value: string): string | undefined {
  if (name !== 'authorization') return undefined;
  if (/^Bearer\s/i.test(value)) return 'Proves who asks, by an access token.';
  const basic = /^Basic\s+(\S+)$/i.exec(value)?.[1];
  if (basic === undefined) return undefined;
  const user = decodeText(basic)?.split(':')[0];
  return user === undefined
    ? 'Basic, but not base64.'
    : `Proves who the client is: \`${user}\`, with its secret.`;
}
