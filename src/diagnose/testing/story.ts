/** Tells a run event by event, the way the engine records it. For tests. */
import { encodeText } from '#lib/base64url.ts';
import type { Json, JsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';
import type {
  Check,
  Expected,
  FailureCause,
  HeaderList,
  HttpRequest,
  LeaveMode,
  NewTraceEvent,
  PlannedStep,
  Target,
  TraceEvent,
} from '#trace/event.ts';

export const issuer = 'https://orders.eu.auth0.com/';

export const spa: Target = {
  tenantId: 't1',
  tenantName: 'Orders',
  tenantKind: 'auth0',
  issuer,
  applicationId: 'a1',
  applicationName: 'Orders Web',
  applicationType: 'spa',
  clientId: 'c6dh5yfi6G2MfdNGbZLwuCTvmMUhotK4',
  authMethod: 'none',
  redirectUri: 'http://localhost:5173/callback',
};

/** What a tenant answered, and what the step made of it where the status alone does not say. */
export type Answer = {
  status?: number;
  json?: Json;
  text?: string;
  headers?: HeaderList;
  failure?: FailureCause[];
  problem?: Problem;
};

export function refusal(status: number, error: string, description = ''): Answer {
  return { status, json: { error, error_description: description } };
}

export function jwt(header: JsonObject, claims: JsonObject): string {
  return `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify(claims))}.c2lnbmF0dXJl`;
}

export function form(
  url: string,
  params: Record<string, string | undefined>,
  headers: HeaderList = [],
): HttpRequest {
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    method: 'POST',
    url,
    headers: [['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'], ...headers],
    body: new URLSearchParams(given).toString(),
  };
}

export function get(url: string, params: Record<string, string | undefined> = {}): HttpRequest {
  const target = new URL(url);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) target.searchParams.append(name, value);
  }
  return { method: 'GET', url: target.href, headers: [], body: null };
}

export function step(id: string, kind: PlannedStep['kind'], label: string, operation?: string): PlannedStep {
  const channel = kind === 'request' ? 'back' : kind === 'browser' ? 'front' : 'local';
  const to = channel === 'local' ? 'app' : 'tenant';
  const explains = { does: 'Does it.', without: 'It is not done.' };
  return {
    id,
    title: id,
    kind,
    channel,
    from: 'app',
    to,
    label,
    explains,
    ...(operation ? { operation } : {}),
  };
}

export class Story {
  readonly events: TraceEvent[] = [];
  branch = 0;
  #at = Date.UTC(2026, 10, 24, 9, 0, 0);
  #exchanges = 0;
  /** True once a step failed: whatever is told after that did not happen. */
  #over = false;

  constructor(begin: {
    flow: string;
    target: Target;
    inputs?: Record<string, string>;
    mode?: LeaveMode;
    plan: PlannedStep[];
  }) {
    const { flow, target, inputs = {}, mode = 'same-tab', plan } = begin;
    this.add({ kind: 'run-started', run: 'run1', title: flow, extra: [], flow, target, inputs, mode, plan });
  }

  add(...events: NewTraceEvent[]): this {
    for (const event of events) {
      this.#at += 20;
      const stamp = { seq: this.events.length + 1, at: this.#at, branch: this.branch };
      this.events.push({ ...event, ...stamp } as TraceEvent);
    }
    return this;
  }

  wait(ms: number): this {
    this.#at += ms;
    return this;
  }

  retry(from: string, inputs: Record<string, string> = {}): this {
    const parent = this.branch;
    this.branch += 1;
    this.#over = false;
    return this.add({ kind: 'branch-started', parent, from, inputs });
  }

  local(id: string, values: Record<string, Json>): this {
    if (this.#over) return this;
    return this.add({ kind: 'step-started', step: id }).#finish(id, values);
  }

  request(id: string, sent: HttpRequest, answer: Answer, values: Record<string, Json> = {}): this {
    if (this.#over) return this;
    return this.add({ kind: 'step-started', step: id })
      .try(id, sent, answer)
      .#finish(id, values, verdictOf(id, answer));
  }

  /** One request and its answer, without a verdict. */
  try(id: string, sent: HttpRequest, answer: Answer): this {
    if (this.#over) return this;
    const about = { step: id, exchange: `x${++this.#exchanges}` };
    this.add({ kind: 'request', ...about, sent });
    if (answer.failure) {
      const failure = { candidates: answer.failure, message: 'Failed to fetch' };
      return this.add({ kind: 'failure', ...about, failure, durationMs: 20 });
    }
    const { status = 200, json, text = '', headers = [] } = answer;
    const body = json === undefined ? text : JSON.stringify(json);
    const type = json === undefined ? 'text/plain' : 'application/json';
    const response = {
      status,
      statusText: '',
      headers: [['content-type', type], ...headers] as HeaderList,
      body,
    };
    return this.add({
      kind: 'response',
      ...about,
      response: { ...response, headersHidden: false },
      durationMs: 20,
    });
  }

  /** Leaves for the tenant. `back`: the callback's parameters; a text: the page that kept the browser. */
  leave(
    id: string,
    sent: HttpRequest,
    back: Record<string, string> | string | undefined,
    {
      mode = 'same-tab',
      values = {},
      verdict,
    }: { mode?: LeaveMode; values?: Record<string, Json>; verdict?: Problem } = {},
  ): this {
    if (this.#over) return this;
    const about = { step: id, exchange: `x${++this.#exchanges}` };
    this.add(
      { kind: 'step-started', step: id },
      { kind: 'redirect-out', ...about, mode, sent, expected: expectedBy(sent) },
    );
    if (back === undefined) {
      this.#over = true;
      return this;
    }
    this.wait(4000);
    if (typeof back === 'string') {
      this.add({ kind: 'page-seen', ...about, text: back });
      return this.#finish(
        id,
        {},
        problem('page-seen', 'The tenant kept the browser', back, { cause: { endpoint: id } }),
      );
    }
    const params = Object.entries(back);
    const url = `http://localhost:5173/callback?${new URLSearchParams(params)}`;
    this.add({ kind: 'redirect-in', ...about, via: 'query', pasted: false, url, params, durationMs: 4000 });
    const refused = back['error'] ? answered(back['error'], back['error_description'], null, id) : undefined;
    return this.#finish(id, values, verdict ?? refused);
  }

  check(id: string, checks: Check[]): this {
    if (this.#over) return this;
    const failed = checks.filter((check) => check.status === 'fail');
    const worst = failed.find((one) => one.severity === undefined);
    const codes = failed.map((check) => check.problem ?? check.id);
    const verdict =
      worst &&
      problem(worst.problem ?? 'check-failed', worst.title, worst.detail, { cause: { codes, endpoint: id } });
    return this.add({ kind: 'step-started', step: id }, { kind: 'checked', step: id, checks }).#finish(
      id,
      {},
      verdict,
    );
  }

  fail(id: string, verdict: Problem): this {
    return this.#over ? this : this.#finish(id, {}, verdict);
  }

  end(): TraceEvent[] {
    if (!this.#over) this.add({ kind: 'run-finished' });
    return this.events;
  }

  #finish(id: string, values: Record<string, Json>, verdict?: Problem): this {
    this.#over = verdict !== undefined;
    return this.add(
      verdict ? { kind: 'verdict', step: id, problem: verdict } : { kind: 'produced', step: id, values },
      { kind: 'step-finished', step: id, outcome: verdict ? 'failed' : 'done', durationMs: 40 },
    );
  }
}

function expectedBy({ url }: HttpRequest): Expected {
  const state = new URL(url).searchParams.get('state');
  return state === null ? 'whatever-comes' : { param: 'state', value: state };
}

function answered(
  error: string,
  description: string | undefined,
  status: number | null,
  endpoint: string,
): Problem {
  const code = error.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const cause = { error, error_description: description ?? null, status, endpoint };
  return problem(code, `The tenant answered \`${error}\``, description ?? 'It gave no description.', {
    cause,
  });
}

/** The verdict that the engine would give on this answer; none when the step is content. */
function verdictOf(endpoint: string, answer: Answer): Problem | undefined {
  const { status = 200, json, failure } = answer;
  if (answer.problem) return answer.problem;
  if (failure)
    return problem('request-failed', 'No answer came', 'Failed to fetch', { cause: { candidates: failure } });
  if (status < 400) return undefined;
  const body = (json ?? {}) as { error?: string; error_description?: string };
  if (body.error) return answered(body.error, body.error_description, status, endpoint);
  return problem('http-status-unexpected', 'The answer has an unexpected status', String(status), {
    cause: { endpoint, status },
  });
}
