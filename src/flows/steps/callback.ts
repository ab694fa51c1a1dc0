import * as oauth from 'oauth4webapi';
import type { CheckStep, StepContext } from '#flows/flow.ts';
import { asked, client, evidence, server } from '#flows/oauth.ts';
import type { CallbackVia, Check } from '#trace/event.ts';
import { expectedParams } from './response-type.ts';

const PROMISE = 'authorization_response_iss_parameter_supported';
const UNINVITED = ['id_token', 'token', 'response'];

/**
 * RFC 6749 section 10.12 and RFC 9207. The last word on a code is oauth4webapi's. Does not check the ID token that a
 * callback may carry: that is a step of its own.
 */
export const callback = (responseType: string): CheckStep => ({
  id: 'callback',
  kind: 'check',
  title: 'Check the callback',
  from: 'app',
  to: 'app',
  label: ['state', 'iss', 'response_mode', ...expectedParams(responseType)].join(', '),
  explains: {
    does: 'Compares `state` and `iss` with what this login sent, before the code is used.',
    without: 'A callback nobody asked for would be accepted.',
  },
  checks: async (ctx) => {
    const params = new URLSearchParams(ctx.need('callback'));
    const from = evidence(ctx, { callback: 'callback', state: 'state' });
    const arrived = from.callback ? [{ event: from.callback }] : [];
    const sent = from.state ? [{ event: from.state, path: 'state' }] : [];
    const checks: Check[] = [
      stateCheck(ctx, params, [...arrived, ...sent]),
      issuerCheck(ctx, params, arrived),
      ...modeCheck(ctx, responseType, arrived),
      ...expectedParams(responseType).map((name) => partCheck(name, params, arrived)),
    ];
    const failed = checks.some((check) => check.status === 'fail');
    return failed || responseType !== 'code' ? checks : [...checks, lastWord(ctx, params, arrived)];
  },
});

function stateCheck(ctx: StepContext, params: URLSearchParams, evidence: Check['evidence']): Check {
  const state = params.get('state');
  const ours = state !== null && state === ctx.need('state');
  const nothing = params.size === 0;
  const detail =
    state === null
      ? nothing
        ? 'The tenant sent the browser back without a single parameter.'
        : 'The callback carries no `state`.'
      : ours
        ? 'It equals the one this login made.'
        : 'It is another value than the one this login made.';
  return {
    id: 'state',
    title: '`state` is ours',
    status: ours ? 'pass' : 'fail',
    detail,
    evidence,
    problem: nothing ? 'callback-incomplete' : 'state-mismatch',
  };
}

function partCheck(name: string, params: URLSearchParams, evidence: Check['evidence']): Check {
  const there = Boolean(params.get(name));
  return {
    id: name,
    title: `\`${name}\` is there`,
    status: there ? 'pass' : 'fail',
    detail: there ? 'The callback carries one.' : `The callback carries neither \`${name}\` nor \`error\`.`,
    evidence,
    problem: 'callback-incomplete',
  };
}

function issuerCheck(ctx: StepContext, params: URLSearchParams, evidence: Check['evidence']): Check {
  const iss = params.get('iss');
  const { issuer, [PROMISE]: promised } = server(ctx);
  const base = { id: 'iss', title: '`iss` is the tenant', evidence };
  if (iss === null) {
    return promised === true
      ? {
          ...base,
          status: 'fail',
          detail: `Discovery promises it with \`${PROMISE}\`, and the callback carries none.`,
          problem: 'issuer-missing',
        }
      : { ...base, status: 'skip', detail: 'The tenant sends none (RFC 9207 is optional).' };
  }
  return {
    ...base,
    status: iss === issuer ? 'pass' : 'fail',
    detail: `The callback says ${iss}, discovery says ${issuer}.`,
    problem: 'issuer-mismatch',
  };
}

/** OAuth 2.0 Multiple Response Types section 2.1: how an answer comes back that asks for nothing else. */
const defaultMode = (responseType: string) => (responseType === 'code' ? 'query' : 'fragment');
/** What a page can tell apart. The answer of `web_message` is handed to the callback in its query. */
const ARRIVES: Record<string, CallbackVia | undefined> = {
  query: 'query',
  fragment: 'fragment',
  form_post: 'form_post',
  web_message: 'query',
};

function modeCheck(ctx: StepContext, responseType: string, evidence: Check['evidence']): Check[] {
  const mode = asked(ctx, 'response_mode') ?? defaultMode(responseType);
  const [wanted, via] = [ARRIVES[mode], ctx.get('callback_via')];
  // A callback without parameters lacks more than its mode.
  if (!wanted || !via || via === 'none') return [];
  return [
    {
      id: 'response_mode',
      title: 'It came back as it was asked for',
      status: via === wanted ? 'pass' : 'fail',
      detail: `\`${mode}\` ${asked(ctx, 'response_mode') ? 'was asked for' : 'is what comes unasked'}; it came as \`${via}\`.`,
      evidence,
      problem: 'response-mode-mismatch',
    },
  ];
}

function lastWord(ctx: StepContext, params: URLSearchParams, evidence: Check['evidence']): Check {
  const base = {
    id: 'oauth4webapi',
    title: 'oauth4webapi accepts it',
    evidence,
    problem: 'callback-incomplete',
  };
  try {
    // Tokens that nobody asked for are remarked on, and taken by nobody.
    const own = new URLSearchParams([...params].filter(([name]) => !UNINVITED.includes(name)));
    oauth.validateAuthResponse(server(ctx), client(ctx), own, ctx.need('state'));
    return { ...base, status: 'pass', detail: 'validateAuthResponse found nothing wrong.' };
  } catch (error) {
    return { ...base, status: 'fail', detail: error instanceof Error ? error.message : String(error) };
  }
}
