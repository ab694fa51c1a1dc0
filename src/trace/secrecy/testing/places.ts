/** Where a secret can stand in a trace, and in what it can be written. For tests. */
import { form, get, issuer, Story, spa, step } from '#diagnose/testing/story.ts';
import type { HeaderList, NewTraceEvent, TraceEvent } from '#trace/event.ts';

export type Planted = { name: string; text: string };

function answer(type: string, body: string): NewTraceEvent {
  const response = { status: 200, statusText: 'OK', headers: [['content-type', type]] as HeaderList, body };
  return {
    kind: 'response',
    step: 'token',
    exchange: 'p',
    response: { ...response, headersHidden: false },
    durationMs: 1,
  };
}

function sent(request: Partial<ReturnType<typeof get>>): NewTraceEvent {
  return { kind: 'request', step: 'token', exchange: 'p', sent: { ...get(`${issuer}x`), ...request } };
}

const XML_NAME = /^[A-Za-z_][\w.-]*$/;
const xml = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
const uri = encodeURIComponent;

/** Each puts the text under the name. `value`: it stands there as it is; the others write it as their format does. */
export const namedPlaces: Record<string, (planted: Planted) => NewTraceEvent[]> = {
  'a produced value': ({ name, text }) => [{ kind: 'produced', step: 'token', values: { [name]: text } }],
  'a value in a list in a value': ({ name, text }) => [
    { kind: 'produced', step: 'token', values: { outer: [{ [name]: [text, { deep: text }] }] } },
  ],
  'an answer of a person': ({ name, text }) => [
    { kind: 'answered', step: 'authorize', answers: { [name]: text } },
  ],
  'the inputs of a branch': ({ name, text }) => [
    { kind: 'branch-started', parent: 0, from: 'token', inputs: { [name]: text } },
  ],
  'a form': ({ name, text }) => [sent(form(`${issuer}oauth/token`, { a: '1', [name]: text }))],
  'a form as it was planned': ({ name, text }) => {
    const planned = form(`${issuer}oauth/token`, { [name]: text });
    return [
      {
        kind: 'redirect-out',
        step: 'authorize',
        exchange: 'p',
        mode: 'same-tab',
        sent: get(issuer),
        planned,
        expected: 'whatever-comes',
      },
    ];
  },
  'a document': ({ name, text }) => [
    {
      kind: 'document',
      step: 'token',
      document: { type: 'json', text: JSON.stringify({ [name]: text }) },
      planned: `${name}=${uri(text)}`,
    },
  ],
  'a value handed over with another try': ({ name, text }) => [
    { kind: 'again', step: 'token', from: 'authorize', afterSeconds: 0, values: { [name]: text } },
  ],
  'a callback in the place of another': ({ name, text }) => [
    {
      kind: 'redirect-in',
      step: 'authorize',
      exchange: 'c',
      via: 'query',
      pasted: false,
      url: issuer,
      params: [],
      durationMs: 1,
      came: [[name, text]],
    },
  ],
  'an answer in the place of another': ({ name, text }) => {
    const event = answer('application/json', JSON.stringify({ [name]: text }));
    if (event.kind !== 'response') return [];
    return [{ ...event, response: { ...event.response, body: '' }, came: event.response }];
  },
  'a form with a name twice': ({ name, text }) => [
    sent({ ...form(`${issuer}x`, {}), body: `${uri(name)}=open&b=2&${uri(name)}=${uri(text)}` }),
  ],
  'a JSON body': ({ name, text }) => [answer('application/json', JSON.stringify({ a: 1, [name]: text }))],
  'a JSON list': ({ name, text }) => [answer('application/json', JSON.stringify([[{ [name]: text }], 2]))],
  'JSON under a name twice': ({ name, text }) => [
    answer(
      'application/json',
      `{${JSON.stringify(name)}:"open",${JSON.stringify(name)}:${JSON.stringify(text)}}`,
    ),
  ],
  'JSON that was cut': ({ name, text }) => [
    answer('application/json', `{"a":[{${JSON.stringify(name)}:${JSON.stringify(text)},"b":"c`),
  ],
  'JSON with unicode escapes': ({ name, text }) => {
    const escaped = [...Array(text.length).keys()].map(
      (at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
    );
    return [answer('application/json', `{${JSON.stringify(name)}:"${escaped.join('')}"}`)];
  },
  'JSON in JSON': ({ name, text }) => [
    answer('application/json', JSON.stringify({ data: JSON.stringify({ [name]: text }) })),
  ],
  'JSON in JSON in a form': ({ name, text }) => [
    sent(form(`${issuer}x`, { data: JSON.stringify({ inner: JSON.stringify({ [name]: text }) }) })),
  ],
  'a pair of name and value': ({ name, text }) => [
    answer('application/json', JSON.stringify({ postData: { params: [{ name, value: text }] } })),
  ],
  'a query': ({ name, text }) => [sent({ url: `${issuer}x?a=1&${uri(name)}=${uri(text)}` })],
  'a fragment': ({ name, text }) => [
    {
      kind: 'callback-refused',
      reason: 'twice',
      url: `https://a.example/cb#a=1&${uri(name)}=${uri(text)}`,
      params: [],
    },
  ],
  'an address in the fragment': ({ name, text }) => [
    {
      kind: 'callback-refused',
      reason: 'twice',
      url: `https://a.example/#/cb?${uri(name)}=${uri(text)}`,
      params: [],
    },
  ],
  'a callback’s parameters': ({ name, text }) => [
    { kind: 'callback-refused', reason: 'twice', url: 'https://a.example/cb', params: [[name, text]] },
  ],
  'an address in a query': ({ name, text }) => [
    sent({ url: `${issuer}x?returnTo=${uri(`https://a.example/?${uri(name)}=${uri(text)}`)}` }),
  ],
  'an address in an address in a query': ({ name, text }) => [
    sent({
      url: `${issuer}x?r=${uri(`https://a.example/?s=${uri(`https://b.example/?${uri(name)}=${uri(text)}`)}`)}`,
    }),
  ],
  'a query in lower-case percent': ({ name, text }) => [
    sent({
      url: `${issuer}x?${name}=${[...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
    }),
  ],
  'a form in JSON': ({ name, text }) => [
    answer(
      'application/json',
      JSON.stringify({ body: new URLSearchParams({ a: '1', [name]: text }).toString() }),
    ),
  ],
  'base64 of JSON': ({ name, text }) => [
    sent({ url: `${issuer}x?auth0Client=${uri(base64(JSON.stringify({ [name]: text })))}` }),
  ],
  'base64url of a form': ({ name, text }) => [
    sent({ headers: [['x-context', base64url(new URLSearchParams({ [name]: text }).toString())]] }),
  ],
  multipart: ({ name, text }) => [
    sent({
      headers: [['content-type', 'multipart/form-data; boundary=----b']],
      body: `------b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n------b--\r\n`,
    }),
  ],
  'an element of XML': ({ name, text }) =>
    XML_NAME.test(name)
      ? [answer('application/xml', `<a xmlns:b="u"><b:${name} c="d">${xml(text)}</b:${name}></a>`)]
      : [],
  'an attribute of XML': ({ name, text }) =>
    XML_NAME.test(name) ? [answer('text/xml', `<a ${name}="${xml(text)}"/>`)] : [],
  'a field of a page': ({ name, text }) => [
    answer(
      'text/html',
      `<html><form><input type="hidden" name="${xml(name)}" value="${xml(text)}"></form></html>`,
    ),
  ],
  'a cause': ({ name, text }) => [
    {
      kind: 'verdict',
      step: 'token',
      problem: {
        kind: 'problem',
        code: 'x',
        title: 'It failed',
        detail: 'It did.',
        cause: { sent: { [name]: text } },
      },
    },
  ],
};

/** A header of a name that is secret. */
export const headerPlace = ({ name, text }: Planted): NewTraceEvent[] => [sent({ headers: [[name, text]] })];

/** Each puts the text where nothing names it. */
export const unnamedPlaces: Record<string, (text: string) => NewTraceEvent[]> = {
  'a note': (text) => [{ kind: 'note', text: `It is ${text}, says the tenant.` }],
  'what a person saw': (text) => [
    { kind: 'page-seen', step: 'authorize', exchange: 'x3', text: `Sorry: ${text}` },
  ],
  'a problem': (text) => [
    {
      kind: 'verdict',
      step: 'token',
      problem: { kind: 'problem', code: 'x', title: text, detail: `(${text})` },
    },
  ],
  'a check': (text) => [
    {
      kind: 'checked',
      step: 'callback',
      checks: [
        { id: 'x', title: 'X', status: 'fail', detail: `got ${text}`, evidence: [{ event: 1, note: text }] },
      ],
    },
  ],
  'a reason': (text) => [{ kind: 'step-skipped', step: 'userinfo', reason: text }],
  'a failure': (text) => [
    {
      kind: 'failure',
      step: 'token',
      exchange: 'p',
      failure: { candidates: ['cors'], message: `fetch ${text}` },
      durationMs: 1,
    },
  ],
  'the name of a member': (text) => [answer('application/json', JSON.stringify({ [text]: 1 }))],
  'the name of a parameter': (text) => [sent({ url: `${issuer}x?${uri(text)}=1` })],
  'a path': (text) => [sent({ url: `${issuer}x/${uri(text)}/y` })],
  'a parameter without meaning': (text) => [sent(form(`${issuer}x`, { hint: text }))],
  'a parameter, twice encoded': (text) => [sent({ url: `${issuer}x?hint=${uri(uri(text))}` })],
  'a parameter, three times encoded': (text) => [sent({ url: `${issuer}x?hint=${uri(uri(uri(text)))}` })],
  'a page': (text) => [answer('text/html', `<html><p>${xml(text)}</p></html>`)],
  'a header without meaning': (text) => [sent({ headers: [['x-remark', text]] })],
  'the protocol’s own word': (text) => [sent(form(`${issuer}x`, { scope: text, error: text }))],
  'base64 in a query': (text) => [sent({ url: `${issuer}x?blob=${uri(base64(`orders-sync:${text}`))}` })],
  'a status text': (text) => [
    {
      kind: 'response',
      step: 'token',
      exchange: 'p',
      response: { status: 400, statusText: text, headers: [], body: '', headersHidden: false },
      durationMs: 1,
    },
  ],
};

export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

export function base64url(text: string): string {
  return base64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const plan = [
  step('authorize', 'browser', 'GET /authorize'),
  step('token', 'request', 'POST /oauth/token'),
  step('userinfo', 'request', 'GET /userinfo'),
];

/** A run in which this happened and not much else. */
export function aRunWith(events: NewTraceEvent[]): TraceEvent[] {
  return new Story({ flow: 'planted', target: spa, plan }).add(...events).events;
}
