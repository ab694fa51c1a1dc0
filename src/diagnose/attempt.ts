/** What rules look at: the exchanges, refusals and failed checks of the attempt that counts. */
import type { GrantType } from '#catalog/grants.ts';
import { decodeText } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';
import { stopsTheRun } from '#trace/check-weight.ts';
import type { Check, Evidence, TraceEvent } from '#trace/event.ts';
import { headerOf, jsonObjectOf, paramOf } from '#trace/fields.ts';
import type { Exchange, StepView, TraceModel } from '#trace/model.ts';

/** An answer or a callback that carries an error of the protocol. */
export type Refusal = {
  exchange: Exchange;
  /** The seq of the response or callback. */
  event: number;
  /** Undefined for a callback: a redirect has no status that a page could see. */
  status?: number;
  error: string;
  description: string;
  evidence: Evidence;
};

/** A model is never changed, so what was found in it stays true. */
export function remembered<Found>(find: (model: TraceModel) => Found): (model: TraceModel) => Found {
  const known = new WeakMap<TraceModel, { found: Found }>();
  return (model) => {
    const before = known.get(model);
    if (before) return before.found;
    const found = find(model);
    known.set(model, { found });
    return found;
  };
}

/** The exchanges of the current attempt: its own, and those it took over from before the retry. */
export const exchangesOf = remembered((model): Exchange[] => {
  const branches = new Map(model.steps.map((step) => [step.id, step.branch]));
  return [...model.exchanges.values()].filter((exchange) => branches.get(exchange.step) === exchange.branch);
});

/** What a callback says that is not ours, or of an issuer that is not the tenant, is no word of the tenant. */
export const refusalsOf = remembered((model): Refusal[] => {
  const foreign = failedChecks(model, 'state-mismatch', 'issuer-mismatch', 'issuer-missing').flatMap(
    ({ evidence }) => evidence.map(({ event }) => event),
  );
  return exchangesOf(model)
    .flatMap(refusalOf)
    .filter(({ exchange, event }) => !exchange.callback || !foreign.includes(event));
});

function refusalOf(exchange: Exchange): Refusal[] {
  const event = exchange.responseEvent ?? exchange.requestEvent;
  if (exchange.callback) {
    const error = exchange.callback.params.find(([name]) => name === 'error')?.[1];
    const description = exchange.callback.params.find(([name]) => name === 'error_description')?.[1] ?? '';
    return error ? [{ exchange, event, error, description, evidence: { event, path: 'params.error' } }] : [];
  }
  const { status = 0, body = '' } = exchange.response ?? {};
  const { error, error_description: said, access_token } = jsonObjectOf(body) ?? {};
  // An error with a good status is an error all the same; a claim of that name is none.
  const hidden = grantOf(exchange) !== undefined && typeof error === 'string' && access_token === undefined;
  if (status < 400 && !hidden) return [];
  return [
    {
      exchange,
      event,
      status,
      error: typeof error === 'string' ? error : '',
      description: typeof said === 'string' ? said : '',
      evidence: { event, path: error === undefined ? 'status' : 'body.error' },
    },
  ];
}

/** Checks that stop a run: those that fail, and those that nobody could judge. */
export function failedChecks(model: TraceModel, ...problems: string[]): Check[] {
  return model.checks.filter((check) => stopsTheRun(check) && problems.includes(check.problem ?? ''));
}

/** The verdict that stopped the attempt, when its code is one of these. */
export function verdictOf(
  model: TraceModel,
  ...codes: string[]
): Extract<TraceEvent, { kind: 'verdict' }> | undefined {
  const { problem } = model;
  if (!problem || !codes.includes(problem.code)) return undefined;
  const event = model.events.findLast((one) => one.kind === 'verdict' && one.problem === problem);
  return event?.kind === 'verdict' ? event : undefined;
}

/** Callbacks that came when none was expected, in this attempt. */
export function refusedCallbacks(model: TraceModel): Extract<TraceEvent, { kind: 'callback-refused' }>[] {
  return model.events
    .filter((event) => event.kind === 'callback-refused')
    .filter(({ branch }) => branch === model.branch);
}

/** The exchange that sent the browser away to ask for something, latest first. */
export const authorizeOf = remembered((model): Exchange | undefined =>
  exchangesOf(model).findLast((one) => one.mode !== undefined && sent(one, 'response_type') !== undefined),
);

export function sent(exchange: Exchange, name: string): string | undefined {
  return paramOf(exchange.sent, name);
}

export function grantOf(exchange: Exchange): string | undefined {
  return exchange.mode === undefined ? sent(exchange, 'grant_type') : undefined;
}

export const DEVICE_GRANT: GrantType = 'urn:ietf:params:oauth:grant-type:device_code';

type Tokens = { exchange: Exchange; event: number; body: Record<string, unknown> };

/** The latest tokens that the tenant issued in this attempt, and where. */
export const tokensOf = remembered((model): Tokens | undefined => {
  for (const exchange of exchangesOf(model).toReversed()) {
    const body =
      exchange.response?.status === 200 && grantOf(exchange)
        ? jsonObjectOf(exchange.response.body)
        : undefined;
    if (body?.['access_token']) return { exchange, event: exchange.responseEvent ?? 0, body };
  }
  return undefined;
});

/** How far this device's clock is ahead of the tenant's, by the `date` of an answer; undefined where it has none. */
export function clockAheadSeconds(model: TraceModel): { seconds: number; event: number } | undefined {
  const answer = tokensOf(model)?.exchange;
  const event = answer?.responseEvent;
  const date = Date.parse(headerOf(answer?.response?.headers ?? [], 'date') ?? '');
  const answered = event === undefined ? undefined : model.events[event - 1]?.at;
  if (event === undefined || answered === undefined || Number.isNaN(date)) return undefined;
  return { seconds: Math.round((answered - date) / 1000), event };
}

/** A part of a compact token as JSON, unverified: 0 the header, 1 the claims. Empty for what is none. */
export function partOf(token: unknown, index: 0 | 1): JsonObject {
  const part = typeof token === 'string' ? token.split('.')[index] : undefined;
  return jsonObjectOf(decodeText(part ?? '') ?? undefined) ?? {};
}

export function stepOf(model: TraceModel, id: string | undefined): StepView | undefined {
  return model.steps.find((step) => step.id === id);
}

/** A value as text; empty when this attempt has none. */
export function textOf(model: TraceModel, name: string): string {
  const value = model.values.get(name)?.value;
  return typeof value === 'string' ? value : '';
}

const MOST_ORIGINS = 1000;
const origins = new Map<string, string>();

/** The origin of a URL, or the text itself. Rules ask for the same few addresses, once for each exchange. */
export function originOf(url: string): string {
  const before = origins.get(url);
  if (before !== undefined) return before;
  const origin = URL.canParse(url) ? new URL(url).origin : url;
  if (origins.size >= MOST_ORIGINS) origins.clear();
  origins.set(url, origin);
  return origin;
}

/** Text of a tenant inside a finding: short, and without the marks that findings give meaning to. */
export function quoted(text: string): string {
  const plain = text.replace(/[`[\]]/g, '').trim();
  return plain.length > 300 ? `${plain.slice(0, 300)}…` : plain;
}

/** A sentence that quotes a tenant. */
export function saidBy(text: string): string {
  return `The tenant says: “${quoted(text).replace(/[.!]$/, '')}”.`;
}
