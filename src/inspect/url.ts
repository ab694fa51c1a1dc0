import { CALLBACK_FIELDS } from '#catalog/fields/authorization.ts';
import { operationOf } from '#catalog/routes.ts';
import { broken } from './broken.ts';
import { decodeHostedState, type HostedState } from './hosted-state.ts';
import {
  type InspectedRow,
  type InspectedSection,
  type Inspection,
  inspection,
  type Stretch,
  sectionOf,
} from './inspection.ts';
import { explainPairs, type Pair, pairsOf } from './parameters.ts';

const CALLBACK: ReadonlySet<string> = new Set(CALLBACK_FIELDS);

/** A callback, a request to a tenant, one of its pages, or any other URL, with every parameter explained. */
export function inspectUrl(text: string): Inspection {
  const space = /\s/.exec(text);
  if (space)
    return {
      ...inspection('url', 'URL', 'broken off'),
      broken: broken(
        space.index,
        'A space cannot stand in a URL.',
        'Remove it; the line may have been wrapped.',
      ),
    };
  if (!URL.canParse(text))
    return {
      ...inspection('url', 'URL', 'not readable'),
      broken: broken(
        Math.min(text.indexOf('://') + 3, text.length),
        'The host cannot be read.',
        'Copy the whole address again.',
      ),
    };
  const url = new URL(text);
  const [beforeHash = ''] = text.split('#', 1);
  const queryAt = beforeHash.indexOf('?');
  const base = queryAt < 0 ? beforeHash : beforeHash.slice(0, queryAt);
  const query = pairsOf(queryAt < 0 ? '' : beforeHash.slice(queryAt));
  const fragment = text.length > beforeHash.length ? text.slice(beforeHash.length + 1) : '';
  const inFragment = fragment.includes('=') ? pairsOf(fragment) : [];
  const [title, as, notes] = whatUrlIs(url, query, inFragment);
  const section = (name: string, pairs: Pair[]): InspectedSection[] =>
    pairs.length ? [sectionOf(name, pairs, explainPairs)] : [];
  const state = query.find(({ name }) => name === 'state');
  const hosted = state && decodeHostedState(state.value);
  return inspection('url', title, as, {
    notes,
    parts: stretches(text, base.length, beforeHash.length),
    sections: [
      ...section('Query', query),
      ...section('Fragment', inFragment),
      ...(hosted ? [{ title: 'Inside `state`', rows: hostedRows(hosted) }] : []),
      { title: 'Address', rows: addressRows(url, fragment, inFragment) },
    ],
    pretty: [base, ...[...query, ...inFragment].map(({ name, value }) => `  ${name} = ${value}`)].join('\n'),
  });
}

function whatUrlIs(url: URL, query: Pair[], fragment: Pair[]): [title: string, as: string, notes: string[]] {
  const all = [...query, ...fragment];
  const has = (name: string) => all.some((pair) => pair.name === name);
  const operation = operationOf('GET', url.pathname);
  if (/\/u\/[a-z]/.test(url.pathname))
    return [
      'Page of the tenant',
      'Universal Login',
      ['The browser is still at the tenant: no answer was sent to the app yet.'],
    ];
  if (operation?.id === 'authorize' || (has('client_id') && has('response_type')))
    return [
      'Authorization request',
      url.host,
      [
        all.some(({ name }) => name === 'code_challenge')
          ? ''
          : 'There is no `code_challenge`: the code is not bound to the app that asked.',
      ].filter(Boolean),
    ];
  if (all.some(({ name }) => CALLBACK.has(name))) {
    const via = fragment.length ? 'fragment' : 'query';
    return [
      'Callback URL',
      has('error') ? `an error, by ${via}` : `an answer, by ${via}`,
      callbackNotes(all, url),
    ];
  }
  if (operation) return [operation.title, `${operation.path} at ${url.host}`, []];
  return ['URL', url.host || url.protocol, []];
}

function callbackNotes(all: Pair[], url: URL): string[] {
  const has = (name: string) => all.some((pair) => pair.name === name);
  const notes: string[] = [];
  if (!has('state')) notes.push('There is no `state`: the app cannot tell whether it asked for this.');
  if (has('access_token'))
    notes.push('A token stands in the address: it stays in the history of the browser.');
  if (url.protocol === 'http:' && !/^(localhost|127\.|\[::1\])/.test(url.hostname))
    notes.push('`http` carries the answer in the clear.');
  return notes;
}

function addressRows(url: URL, fragment: string, inFragment: Pair[]): InspectedRow[] {
  return [
    { name: 'host', value: url.host || '(none)' },
    { name: 'path', value: url.pathname },
    ...(url.username || url.password
      ? [
          {
            name: 'user',
            value: url.username,
            meaning: 'A user name or password stands in the address.',
            bad: true,
          },
        ]
      : []),
    ...(fragment && inFragment.length === 0 ? [{ name: 'fragment', value: fragment }] : []),
  ];
}

function stretches(text: string, base: number, hash: number): Stretch[] {
  const all = [
    { name: 'address', start: 0, end: base },
    { name: 'query', start: base, end: hash },
    { name: 'fragment', start: hash, end: text.length },
  ];
  return all.filter(({ start, end }) => end > start);
}

/** What the `state` of a hosted page says. */
export function hostedRows(state: HostedState): InspectedRow[] {
  const meanings: [keyof HostedState, string][] = [
    ['cid', 'The `client_id`: which application the login is for.'],
    ['n', 'Which kind of page.'],
    ['tid', 'The transaction. The logs of the tenant may name it.'],
    ['h', 'A check value of the tenant.'],
  ];
  return meanings.flatMap(([name, meaning]) =>
    state[name] === undefined ? [] : [{ name, value: state[name], meaning }],
  );
}
