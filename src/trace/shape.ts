/** What an event from outside must look like. Knows nothing of meaning: only kinds, fields and their types. */
import { clientAuthMethods } from '#catalog/client-auth.ts';
import { isJsonObject } from '#lib/json.ts';

/** Returns undefined when `value` fits, else where and how it does not, e.g. `sent.url is no text`. */
type Shape = (value: unknown, path: string) => string | undefined;

const text: Shape = (value, path) => (typeof value === 'string' ? undefined : `${path} is no text`);
const number: Shape = (value, path) => (Number.isFinite(value) ? undefined : `${path} is no number`);
const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? undefined : `${path} is not true or false`;
const anything: Shape = (value, path) => (value === undefined ? `${path} is missing` : undefined);

const one =
  (...allowed: string[]): Shape =>
  (value, path) =>
    allowed.includes(value as string) ? undefined : `${path} is none of ${allowed.join(', ')}`;

const maybe =
  (shape: Shape): Shape =>
  (value, path) =>
    value === undefined ? undefined : shape(value, path);

const list =
  (shape: Shape): Shape =>
  (value, path) =>
    Array.isArray(value)
      ? first(value.map((item, index) => [shape, item, `${path}[${index}]`]))
      : `${path} is no list`;

const object =
  (shapes: Record<string, Shape>): Shape =>
  (value, path) =>
    isJsonObject(value)
      ? first(Object.entries(shapes).map(([name, shape]) => [shape, value[name], `${path}.${name}`]))
      : `${path} is no object`;

const record =
  (shape: Shape): Shape =>
  (value, path) =>
    isJsonObject(value)
      ? first(Object.entries(value).map(([name, member]) => [shape, member, `${path}.${name}`]))
      : `${path} is no object`;

const pair: Shape = (value, path) =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')
    ? undefined
    : `${path} is no pair of name and value`;

function first(checks: [Shape, unknown, string][]): string | undefined {
  for (const [shape, value, path] of checks) {
    const wrong = shape(value, path);
    if (wrong) return wrong;
  }
  return undefined;
}

const lane = one('user', 'browser', 'app', 'tenant', 'api', 'idp', 'device', 'inbox');
const mode = one('same-tab', 'popup', 'iframe', 'manual');
const request = object({
  method: text,
  url: text,
  headers: list(pair),
  body: (value, path) => (value === null ? undefined : text(value, path)),
});
const response = object({
  status: number,
  statusText: text,
  headers: list(pair),
  body: text,
  headersHidden: flag,
  truncated: maybe(flag),
  brokenOff: maybe(flag),
});
const failure = object({
  candidates: list(
    one(
      ...[
        'cors',
        'csp',
        'mixed-content',
        'offline',
        'unreachable',
        'broken',
        'tls',
        'timeout',
        'aborted',
        'opaque-redirect',
      ],
    ),
  ),
  message: text,
});
const problem = object({ kind: one('problem'), code: text, title: text, detail: text, spec: maybe(text) });
const check = object({
  id: text,
  title: text,
  status: one('pass', 'fail', 'skip', 'unknown'),
  detail: text,
  evidence: list(object({ event: number, path: maybe(text), note: maybe(text) })),
  problem: maybe(text),
  severity: maybe(one('warning', 'note')),
  spec: maybe(text),
});
const plannedStep = object({
  id: text,
  title: text,
  kind: one('local', 'request', 'browser', 'prompt', 'check'),
  channel: one('front', 'back', 'local'),
  from: lane,
  to: lane,
  label: text,
  explains: object({ does: text, without: text }),
  operation: maybe(text),
  spends: maybe(list(text)),
});
const target = object({
  ...Object.fromEntries(
    ['tenantId', 'tenantName', 'issuer', 'applicationId', 'applicationName', 'clientId', 'redirectUri'].map(
      (name) => [name, text],
    ),
  ),
  tenantKind: one('sandbox', 'auth0', 'oidc'),
  applicationType: one('spa', 'web', 'native', 'machine'),
  authMethod: one(...clientAuthMethods),
});

const targetChange = object({
  clientId: maybe(text),
  applicationName: maybe(text),
  redirectUri: maybe(text),
  authMethod: maybe(one(...clientAuthMethods)),
});
const expected: Shape = (value, path) =>
  value === 'whatever-comes'
    ? undefined
    : object({ param: one('state', 'RelayState', 'wctx'), value: text })(value, path);

const stamp = { seq: number, at: number, branch: number };
const inStep = { ...stamp, step: text };
const answer = { ...inStep, exchange: text, durationMs: number };

const shapes = new Map<string, Shape>(
  Object.entries({
    'run-started': object({
      ...stamp,
      ...{ run: text, flow: text, title: text, target, mode },
      inputs: record(text),
      extra: list(pair),
      plan: list(plannedStep),
      experiment: maybe(text),
      imported: maybe(object({ from: text, at: number, redacted: flag })),
    }),
    'branch-started': object({
      ...stamp,
      parent: number,
      from: text,
      inputs: record(text),
      why: maybe(text),
      wanted: maybe(text),
      spent: maybe(list(text)),
    }),
    'step-started': object(inStep),
    'step-skipped': object({ ...inStep, reason: text }),
    document: object({
      ...inStep,
      document: object({ type: one('json', 'xml', 'text'), text }),
      planned: maybe(text),
    }),
    produced: object({ ...inStep, values: record(anything), made: maybe(record(anything)) }),
    request: object({
      ...inStep,
      exchange: text,
      sent: request,
      planned: maybe(request),
      elsewhere: maybe(flag),
    }),
    response: object({ ...answer, response, brought: maybe(flag), came: maybe(response) }),
    failure: object({ ...answer, failure }),
    'redirect-out': object({
      ...inStep,
      exchange: text,
      mode,
      sent: request,
      planned: maybe(request),
      expected,
    }),
    awaiting: object({ ...inStep, exchange: text, expected }),
    'redirect-in': object({
      ...answer,
      via: one('query', 'fragment', 'form_post', 'none'),
      pasted: flag,
      url: text,
      params: list(pair),
      came: maybe(list(pair)),
    }),
    'page-seen': object({ ...inStep, exchange: text, text }),
    'callback-refused': object({
      ...stamp,
      reason: one('finished', 'twice', 'not-waiting'),
      url: text,
      params: list(pair),
    }),
    answered: object({ ...inStep, answers: record(text) }),
    checked: object({ ...inStep, checks: list(check) }),
    'went-on': object({ ...inStep, checks: list(text) }),
    'faults-on': object({ ...stamp, faults: list(text) }),
    again: object({
      ...inStep,
      from: text,
      afterSeconds: number,
      because: maybe(problem),
      values: maybe(record(anything)),
    }),
    'target-changed': object({ ...inStep, change: targetChange }),
    verdict: object({ ...inStep, problem }),
    'step-finished': object({ ...inStep, outcome: one('done', 'failed'), durationMs: number }),
    note: object({ ...stamp, text }),
    'run-stopped': object(stamp),
    'run-finished': object(stamp),
  }),
);

/** Checks one event. Returns undefined when it has the shape of `TraceEvent`, else what is wrong with it. */
export function misshapen(event: unknown, path: string): string | undefined {
  if (!isJsonObject(event)) return `${path} is no object`;
  const { kind } = event;
  const shape = typeof kind === 'string' ? shapes.get(kind) : undefined;
  return shape ? shape(event, path) : `${path}.kind is not known`;
}
