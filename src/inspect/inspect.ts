import { type Broken, broken, isBroken } from './broken.ts';
import { inspectCurl } from './curl.ts';
import { inspectDocument } from './documents.ts';
import { inspectHeaders, looksLikeHeaders } from './headers.ts';
import { type Healed, heal } from './heal.ts';
import { decodeHostedState } from './hosted-state.ts';
import { type Inspection, inspection, sectionOf } from './inspection.ts';
import { formatJson, parseJson, repeatedNotes } from './json.ts';
import { inspectPem } from './keys.ts';
import { inspectOpaque } from './opaque.ts';
import { explainPairs, looksLikeForm, pairsOf } from './parameters.ts';
import { looksLikeToken, readToken, type Token } from './token.ts';
import { recognise } from './token-use.ts';
import { hostedRows, inspectUrl } from './url.ts';
import { inspectEncodedXml, inspectXml } from './xml.ts';

/**
 * Says what a pasted text is, and takes it apart. Never throws and asks nobody; verifies and decrypts nothing
 * (`verify.ts`, `id-token.ts`). Takes time in proportion to the length.
 */
export function inspect(pasted: string): Inspection {
  const text = pasted.trim();
  if (!text) return inspection('empty', 'Nothing yet', 'nothing pasted');
  const healed = heal(pasted);
  if (healed) return inspectHealed(healed);
  const bare = text
    .replace(/^(?:Authorization:\s*)?(?:Bearer|DPoP)\s+(?=\S+$)/i, '')
    .replace(/^(["'])(.*)\1$/s, '$2');
  const token = looksLikeToken(bare);
  const found = token ? inspectToken(bare) : detect(text, bare);
  return shifted(found, pasted.indexOf(token ? bare : text));
}

function detect(text: string, bare: string): Inspection {
  if (text.includes('-----BEGIN ')) return inspectPem(text);
  if (/^[[{]/.test(text)) return inspectJson(text);
  if (/^curl(\.exe)?\s/.test(text)) return inspectCurl(text);
  if (text.startsWith('<')) return inspectXml(text);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(bare)) return inspectUrl(bare);
  if (looksLikeHeaders(text)) return inspectHeaders(text);
  if (looksLikeForm(text)) return inspectForm(text);
  if (/^\S+$/.test(bare)) {
    const hosted = decodeHostedState(bare);
    if (hosted)
      return inspection('hosted-state', 'State of a hosted page', 'Auth0, MessagePack', {
        notes: [
          'The tenant wrote it for its own pages. It names the application of a login that is under way.',
        ],
        sections: [{ title: 'Inside', rows: hostedRows(hosted) }],
      });
  }
  return inspectEncodedXml(bare) ?? inspectOpaque(bare) ?? brokenToken(bare) ?? notKnown(text);
}

function inspectHealed({ token, removed, at }: Healed): Inspection {
  const found = ofToken(token);
  const taken = `Taken away before it was read: ${removed.join(', ')}. What is left is a whole token.`;
  const place = ({ name, start, end }: Inspection['parts'][number]) => ({
    name,
    start: at(start),
    end: end > start ? at(end - 1) + 1 : at(start),
  });
  return { ...found, notes: [taken, ...found.notes], parts: found.parts.map(place) };
}

function inspectToken(text: string): Inspection {
  const token = readToken(text);
  if (isBroken(token))
    return inspection('token', 'Broken token', 'begins like a token', {
      broken: token,
      parts: roughParts(text),
    });
  return ofToken(token);
}

function ofToken(token: Token): Inspection {
  const { title, as, not } = recognise(token);
  return inspection('token', title, as, {
    not,
    token,
    parts: token.parts,
    notes: tokenNotes(token),
    pretty: prettyToken(token),
  });
}

function prettyToken(token: Token): string {
  const header = formatJson(token.header);
  if (token.form === 'jwe') return header;
  return `${header}\n\n${token.claims ? formatJson(token.claims) : (token.payload ?? `${token.payloadBytes} bytes that are no text`)}`;
}

function tokenNotes(token: Token): string[] {
  const nodes = token.form === 'jws' && token.claims ? [token.header, token.claims] : [token.header];
  const notes = nodes.flatMap(repeatedNotes);
  if (token.text.length > 8000)
    notes.push(
      `${token.text.length.toLocaleString('en')} characters: too long for a header at many servers, which stop at 8 kB.`,
    );
  return notes;
}

function roughParts(text: string): Inspection['parts'] {
  const names = ['header', 'payload', 'signature'];
  let start = 0;
  return text.split('.', 3).map((part, index) => {
    const stretch = { name: names[index] ?? '', start, end: start + part.length };
    start += part.length + 1;
    return stretch;
  });
}

/** Two dots and a foreign start: most often a token whose first characters are missing. */
function brokenToken(text: string): Inspection | undefined {
  if (!/^[\w+/=-]{10,}\.[\w+/=-]{10,}\.[\w+/=-]{10,}$/.test(text)) return undefined;
  const token = readToken(text);
  return isBroken(token)
    ? inspection('token', 'Broken token', 'three parts with dots between', {
        broken: token,
        parts: roughParts(text),
      })
    : inspectToken(text);
}

function inspectJson(text: string): Inspection {
  const node = parseJson(text);
  return isBroken(node)
    ? inspection('json', 'Broken JSON', 'begins like JSON', { broken: node })
    : inspectDocument(node);
}

function inspectForm(text: string): Inspection {
  const pairs = pairsOf(text);
  const has = (name: string) => pairs.some((pair) => pair.name === name);
  const title = has('grant_type')
    ? 'Token request'
    : has('SAMLResponse')
      ? 'SAML post'
      : has('code') || has('error') || has('id_token')
        ? 'Callback parameters'
        : 'Parameters';
  return inspection(
    'parameters',
    title,
    `${pairs.length} ${pairs.length === 1 ? 'parameter' : 'parameters'}, form encoded`,
    {
      sections: [sectionOf('Parameters', pairs, explainPairs)],
      pretty: pairs.map(({ name, value }) => `${name} = ${value}`).join('\n'),
    },
  );
}

function notKnown(text: string): Inspection {
  return inspection('unknown', 'Not recognised', `${text.length.toLocaleString('en')} characters`, {
    broken: broken(
      0,
      'This begins like nothing that is known here.',
      'Paste a token, a URL, JSON, a PEM block, HTTP headers or a cURL command, from its first character.',
    ),
  });
}

function shifted(found: Inspection, by: number): Inspection {
  if (by <= 0) return found;
  const moved: Broken | undefined = found.broken && { ...found.broken, offset: found.broken.offset + by };
  return {
    ...found,
    parts: found.parts.map((part) => ({ ...part, start: part.start + by, end: part.end + by })),
    ...(moved ? { broken: moved } : {}),
  };
}
