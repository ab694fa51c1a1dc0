import { operationOf } from '#catalog/routes.ts';
import { type Broken, broken, isBroken } from './broken.ts';
import { explainHeaders } from './headers.ts';
import { type Inspection, inspection, type PastedRequest, sectionOf } from './inspection.ts';
import { explainPairs, looksLikeForm, pairsOf } from './parameters.ts';

const DATA = new Set(['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--data-urlencode']);
const WITH_VALUE = new Set([
  '-o',
  '--output',
  '-A',
  '--user-agent',
  '-e',
  '--referer',
  '-m',
  '--max-time',
  '--cacert',
  '-E',
  '--cert',
  '--key',
  '-x',
  '--proxy',
  '-w',
  '--write-out',
]);

/** A cURL command line as a shell would read it: method, address, headers and body. Runs nothing. */
export function inspectCurl(text: string): Inspection {
  const words = shellWords(text);
  if (isBroken(words)) return { ...inspection('request', 'cURL command', 'not readable'), broken: words };
  const request = readRequest(words.slice(1));
  if (!URL.canParse(request.url))
    return {
      ...inspection('request', 'cURL command', 'without an address'),
      broken: broken(
        text.length,
        'There is no address in the command.',
        'Copy the whole command, up to its last line.',
      ),
    };
  const url = new URL(request.url);
  const query = url.search.length > 1 ? pairsOf(url.search) : [];
  const body = looksLikeForm(request.body) ? pairsOf(request.body) : [];
  const operation = operationOf(request.method, url.pathname);
  return inspection(
    'request',
    operation ? operation.title : 'Request',
    `cURL, ${request.method} to ${url.host}`,
    {
      request,
      sections: [
        {
          title: 'Request',
          rows: [
            { name: 'method', value: request.method },
            { name: 'url', value: `${url.origin}${url.pathname}` },
          ],
        },
        ...(query.length ? [sectionOf('Query', query, explainPairs)] : []),
        ...(request.headers.length ? [sectionOf('Headers', request.headers, explainHeaders)] : []),
        ...(body.length
          ? [sectionOf('Body', body, explainPairs)]
          : request.body
            ? [{ title: 'Body', rows: [{ name: 'text', value: request.body, opens: request.body }] }]
            : []),
      ],
      pretty: [
        `${request.method} ${request.url}`,
        ...request.headers.map(([name, value]) => `${name}: ${value}`),
        '',
        request.body,
      ]
        .join('\n')
        .trimEnd(),
    },
  );
}

function readRequest(words: string[]): PastedRequest {
  const request: PastedRequest = { method: '', url: '', headers: [], body: '' };
  let asQuery = false;
  const take = (index: number) => words[index] ?? '';
  for (let index = 0; index < words.length; index++) {
    const word = take(index);
    if (word === '-X' || word === '--request') request.method = take(++index).toUpperCase();
    else if (word === '-H' || word === '--header') {
      const [name = '', ...rest] = take(++index).split(':');
      request.headers.push([name.trim(), rest.join(':').trim()]);
    } else if (DATA.has(word)) request.body += (request.body ? '&' : '') + take(++index);
    else if (word === '-u' || word === '--user')
      request.headers.push(['Authorization', `Basic ${base64(take(++index))}`]);
    else if (word === '-b' || word === '--cookie') request.headers.push(['Cookie', take(++index)]);
    else if (word === '-G' || word === '--get') asQuery = true;
    else if (word === '-I' || word === '--head') request.method ||= 'HEAD';
    else if (word === '--url') request.url = take(++index);
    else if (WITH_VALUE.has(word)) index++;
    else if (!word.startsWith('-')) request.url ||= /^[a-z]+:\/\//i.test(word) ? word : `http://${word}`;
  }
  if (asQuery && request.body) {
    request.url += (request.url.includes('?') ? '&' : '?') + request.body;
    request.body = '';
  }
  request.method ||= request.body ? 'POST' : 'GET';
  return request;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 10_000))));
}

/** Splits as a POSIX shell does: quotes, backslashes, continued lines. Expands nothing. */
function shellWords(text: string): string[] | Broken {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === "'" || character === '"') {
      const closed = quoted(text, at + 1, character, text[at - 1] === '$');
      if (!closed)
        return broken(at, 'This quote is never closed.', 'Copy the whole command, up to its last line.');
      if (text[at - 1] === '$' && word?.endsWith('$') && character === "'") word = word.slice(0, -1);
      word = (word ?? '') + closed.text;
      at = closed.next;
      continue;
    }
    if (character === '\\') {
      const next = text[at + 1] ?? '';
      if (next === '\r' && text[at + 2] === '\n') at++;
      else if (next !== '\n') word = (word ?? '') + next;
      at += 2;
      continue;
    }
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
    at++;
  }
  if (word !== undefined) words.push(word);
  return words;
}

function quoted(
  text: string,
  start: number,
  quote: string,
  ansi: boolean,
): { text: string; next: number } | undefined {
  let out = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === quote) return { text: out, next: at + 1 };
    if (character === '\\' && (quote === '"' || ansi)) {
      at++;
      const next = text[at] ?? '';
      out += ansi && next === 'n' ? '\n' : next === '\n' ? '' : next;
    } else out += character;
  }
  return undefined;
}
