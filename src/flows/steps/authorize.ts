import * as oauth from 'oauth4webapi';
import type { BrowserStep, CheckStep, StepContext } from '#flows/flow.ts';
import { asksForIdToken, client, evidence, given, server, text } from '#flows/oauth.ts';
import { problem } from '#lib/problem.ts';
import type { Check } from '#trace/event.ts';

const CHOSEN_BY_THE_PERSON = [
  'response_mode',
  'audience',
  'connection',
  'organization',
  'prompt',
  'max_age',
  'login_hint',
  'screen_hint',
  'ui_locales',
  'acr_values',
];

/** RFC 6749 section 4.1.1, RFC 7636 section 4.3, OpenID Connect Core section 3.1.2.1. */
export const authorize: BrowserStep = {
  id: 'authorize',
  kind: 'browser',
  title: 'Send the browser to the tenant',
  from: 'app',
  to: 'tenant',
  label: 'GET /authorize',
  operation: 'authorize',
  modes: ['same-tab', 'popup', 'iframe', 'manual'],
  explains: {
    does: 'The browser leaves for the tenant’s own page, and the user signs in there.',
    without: 'The app would have to see the password.',
  },
  leave: async (ctx) => {
    const url = new URL(server(ctx).authorization_endpoint ?? '');
    const params: [string, string][] = [
      ['response_type', 'code'],
      ['client_id', ctx.target.clientId],
      ['redirect_uri', ctx.target.redirectUri],
      ...given(ctx, 'scope'),
      ['state', text(ctx, 'state')],
      ...(asksForIdToken(ctx) ? ([['nonce', text(ctx, 'nonce')]] as [string, string][]) : []),
      ['code_challenge', text(ctx, 'code_challenge')],
      ['code_challenge_method', 'S256'],
      ...given(ctx, ...CHOSEN_BY_THE_PERSON),
      ...ctx.extra,
    ];
    for (const [name, value] of params) url.searchParams.append(name, value);
    return { method: 'GET', url: url.href, headers: [], body: null };
  },
  receive: async (ctx, callback) => {
    const params = Object.fromEntries(callback.params);
    const twice = Object.keys(params).filter(
      (name) => callback.params.filter(([other]) => other === name).length > 1,
    );
    if (twice.length > 0) {
      return problem(
        'response-invalid',
        'The callback repeats a parameter',
        `More than once: ${twice.map((name) => `\`${name}\``).join(', ')}. Nobody can tell which one is meant.`,
        { spec: 'RFC 6749 section 3.1', cause: { endpoint: 'authorize' } },
      );
    }
    const error = params['error'];
    // An error with a foreign `state` is not ours: the check of the callback says so.
    if (error && params['state'] === text(ctx, 'state')) {
      return problem(
        error.replaceAll('_', '-').toLowerCase(),
        `The tenant answered \`${error}\``,
        params['error_description'] ?? 'It gave no description.',
        {
          spec: 'RFC 6749 section 4.1.2.1',
          cause: { error, error_description: params['error_description'] ?? null, endpoint: 'authorize' },
        },
      );
    }
    return { callback: params, ...(params['code'] ? { code: params['code'] } : {}) };
  },
};

/** RFC 6749 section 10.12 and RFC 9207. The last word is oauth4webapi's. */
export const callback: CheckStep = {
  id: 'callback',
  kind: 'check',
  title: 'Check the callback',
  from: 'app',
  to: 'app',
  label: 'state, iss, code',
  explains: {
    does: 'Compares `state` and `iss` with what this login sent, before the code is used.',
    without: 'A callback nobody asked for would be accepted.',
  },
  checks: async (ctx) => {
    const params = new URLSearchParams(ctx.values['callback'] as Record<string, string>);
    const from = evidence(ctx, { callback: 'callback', state: 'state' });
    const arrived = from.callback ? [{ event: from.callback }] : [];
    const sent = from.state ? [{ event: from.state, path: 'state' }] : [];
    const state = params.get('state');
    const iss = params.get('iss');
    const checks: Check[] = [
      {
        id: 'state',
        title: '`state` is ours',
        status: state === text(ctx, 'state') ? 'pass' : 'fail',
        detail:
          state === null
            ? 'The callback carries no `state`.'
            : state === text(ctx, 'state')
              ? 'It equals the one this login made.'
              : 'It is another value than the one this login made.',
        evidence: [...arrived, ...sent],
        problem: 'state-mismatch',
      },
      {
        id: 'code',
        title: '`code` is there',
        status: params.get('code') ? 'pass' : 'fail',
        detail: params.get('code')
          ? 'The callback carries one.'
          : 'The callback carries neither `code` nor `error`.',
        evidence: arrived,
        problem: 'callback-incomplete',
      },
      {
        id: 'iss',
        title: '`iss` is the tenant',
        status: iss === null ? 'skip' : iss === server(ctx).issuer ? 'pass' : 'fail',
        detail:
          iss === null
            ? 'The tenant sends none (RFC 9207 is optional).'
            : `The callback says ${iss}, discovery says ${server(ctx).issuer}.`,
        evidence: arrived,
        problem: 'issuer-mismatch',
      },
    ];
    return checks.some((check) => check.status === 'fail')
      ? checks
      : [...checks, lastWord(ctx, params, arrived)];
  },
};

function lastWord(ctx: StepContext, params: URLSearchParams, arrived: Check['evidence']): Check {
  const base = {
    id: 'oauth4webapi',
    title: 'oauth4webapi accepts it',
    evidence: arrived,
    problem: 'callback-incomplete',
  };
  try {
    oauth.validateAuthResponse(server(ctx), client(ctx), params, text(ctx, 'state'));
    return { ...base, status: 'pass', detail: 'validateAuthResponse found nothing wrong.' };
  } catch (error) {
    return { ...base, status: 'fail', detail: error instanceof Error ? error.message : String(error) };
  }
}
