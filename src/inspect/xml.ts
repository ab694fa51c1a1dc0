/** XML is named and laid out as text. It is not parsed: no entity is expanded, no signature is checked. */
import { decodeBase64url } from '#lib/base64url.ts';
import { inflateRaw } from './inflate.ts';
import { type Inspection, inspection } from './inspection.ts';
import { CUT, LONGEST_LAID_OUT } from './json.ts';

const LARGEST = 4 * 1024 * 1024;
const DEEPEST = 40;
const KINDS: [root: RegExp, title: string, as: string][] = [
  [/^(\w+:)?Response$/, 'SAML response', 'what a SAML identity provider answers'],
  [/^(\w+:)?AuthnRequest$/, 'SAML request', 'what asks a SAML identity provider for a login'],
  [/^(\w+:)?Logout(Request|Response)$/, 'SAML logout', 'ends a session'],
  [/^(\w+:)?Assertion$/, 'SAML assertion', 'what a SAML identity provider says of a user'],
  [/^(\w+:)?EntityDescriptor$/, 'SAML metadata', 'describes a SAML party'],
  [/^(\w+:)?RequestSecurityTokenResponse(Collection)?$/, 'WS-Federation response', '`wresult`'],
  [/^html$/i, 'HTML page', 'what a browser shows'],
];

/** Names an XML or HTML text by its outermost element. */
export function inspectXml(text: string, wrapped = ''): Inspection {
  const root = /<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)[\s/>]/.exec(text)?.[1] ?? '';
  const known = KINDS.find(([pattern]) => pattern.test(root));
  const title = known?.[1] ?? 'XML';
  const as = known?.[2] ?? (root ? `root element \`${root}\`` : 'no element');
  return inspection('xml', title, [as, wrapped].filter(Boolean).join(', '), {
    notes: ['Shown as text. Its signature is not checked here.'],
    pretty: layOut(text),
  });
}

/** Base64 of XML, deflated (HTTP-Redirect binding) or not (HTTP-POST binding); undefined for anything else. */
export function inspectEncodedXml(text: string): Inspection | undefined {
  const bytes = decodeBase64url(text.replace(/\s/g, ''));
  if (!bytes || bytes.length < 8) return undefined;
  const plain = asXml(bytes);
  if (plain) return inspectXml(plain, 'base64');
  const inflated = inflateRaw(bytes, LARGEST);
  const xml = inflated && asXml(inflated);
  return xml === undefined ? undefined : inspectXml(xml, 'base64 and deflated');
}

function asXml(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  const first = bytes.findIndex((byte) => byte > 32);
  const start = bytes[first];
  if (start !== 0x3c && start !== 0xef) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
    return /^<[?!A-Za-z_]/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Breaks lines between tags and indents them; what stands between two tags stays as it is. */
function layOut(text: string): string {
  let depth = 0;
  let room = LONGEST_LAID_OUT;
  const lines: string[] = [];
  for (const line of text.replace(/>\s*</g, '>\n<').split('\n')) {
    if (line.startsWith('</')) depth = Math.max(0, depth - 1);
    const indented = '  '.repeat(Math.min(depth, DEEPEST)) + line;
    lines.push(indented);
    room -= indented.length + 1;
    if (room < 0) return [...lines, CUT].join('\n');
    if (/^<[^?!/]/.test(line) && !line.endsWith('/>') && !/<\/[^<]*>$/.test(line)) depth++;
  }
  return lines.join('\n');
}
