import type { Case } from './case.ts';

const also = (...params: [string, string][]) => ({
  callback: (good: [string, string][]) => [...good, ...params],
});
const changed = (name: string, value: string | undefined) => ({
  callback: (good: [string, string][]) =>
    good.flatMap(([each, was]): [string, string][] =>
      each !== name ? [[each, was]] : value === undefined ? [] : [[each, value]],
    ),
});

export const callbackCases: Case[] = [
  {
    name: 'an access token that nobody asked for',
    wrong: also(['access_token', 'token'], ['token_type', 'Bearer']),
    shows: 'finished authorize/tokens-uninvited!',
  },
  {
    name: 'an ID token that nobody asked for',
    wrong: also(['id_token', 'token']),
    shows: 'finished authorize/tokens-uninvited!',
  },
  {
    name: 'a code and an error',
    wrong: also(['error', 'access_denied']),
    shows: 'stopped at authorize: access-denied authorize/code-and-error!',
  },
  {
    name: 'more scope',
    wrong: also(['scope', 'openid profile email offline_access admin']),
    shows: 'finished authorize/scope-widened!',
  },
  {
    name: '`expires_in` as words',
    wrong: also(['expires_in', 'soon']),
    shows: 'finished authorize/expires-in!',
  },
  {
    name: 'another `state`',
    wrong: changed('state', 'another'),
    shows: 'stopped at callback: state-mismatch',
  },
  { name: 'no `state`', wrong: changed('state', undefined), shows: 'stopped at callback: state-mismatch' },
  {
    name: 'no `iss` where discovery promises one',
    wrong: changed('iss', undefined),
    shows: 'stopped at callback: issuer-missing',
  },
  {
    name: 'another `iss`',
    wrong: changed('iss', 'https://other.example/'),
    shows: 'stopped at callback: issuer-mismatch',
  },
  {
    name: 'an `iss` that discovery does not announce',
    wrong: { body: { discovery: ({ authorization_response_iss_parameter_supported: _, ...rest }) => rest } },
    shows: 'finished authorize/iss-announced',
  },
  { name: 'two codes', wrong: also(['code', 'another']), shows: 'stopped at authorize: response-invalid' },
  { name: 'no code', wrong: changed('code', undefined), shows: 'stopped at callback: callback-incomplete' },
  {
    name: 'a code that is empty',
    wrong: changed('code', ''),
    shows: 'stopped at callback: callback-incomplete',
  },
  {
    name: 'an error with another `iss`',
    wrong: {
      callback: (good) => [
        ['error', 'access_denied'],
        ['state', good[1]?.[1] ?? ''],
        ['iss', 'https://other.example/'],
      ],
    },
    shows: 'stopped at callback: issuer-mismatch',
  },
  {
    name: 'an error without the `iss` that discovery promises',
    wrong: {
      callback: (good) => [
        ['error', 'access_denied'],
        ['state', good[1]?.[1] ?? ''],
      ],
    },
    shows: 'stopped at callback: issuer-missing',
  },
  {
    name: 'an error in odd letters',
    wrong: {
      callback: (good) => [
        ['error', 'Ä b/c'],
        ['state', good[1]?.[1] ?? ''],
        ['iss', good[2]?.[1] ?? ''],
      ],
    },
    shows: 'stopped at authorize: b-c',
  },
  {
    name: 'in the fragment, where the query was asked for',
    wrong: { inFragment: true },
    inputs: { response_mode: 'query' },
    shows: 'stopped at callback: response-mode-mismatch',
  },
];
