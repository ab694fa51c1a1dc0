/**
 * The Flow and Step contract. A flow is data; a step is a pair of *ask* and *judge*. A flow never fetches,
 * navigates, stores or toasts: it gets a context and returns values, and the engine does the rest.
 */
import type { OperationId } from '#catalog/routes.ts';
import type { Json } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import type { Check, HttpRequest, Lane, LeaveMode, ParamList, Target } from '#trace/event.ts';

export type Values = Readonly<Record<string, Json>>;

/** JSON values named by the protocol. The engine records which event made each. */
export type Produced = Record<string, Json>;

export type Callback = {
  via: 'query' | 'fragment' | 'form_post' | 'none';
  url: string;
  params: ParamList;
};

export type StepContext = {
  target: Target;
  inputs: Readonly<Record<string, string>>;
  /** Extra parameters of the application, sent with browser requests as they are. */
  extra: ParamList;
  values: Values;
  /** The `seq` of the event that brought a value: evidence for checks. Undefined when nothing did. */
  madeBy(name: string): number | undefined;
  /** A secret bound to this tenant and application. Throws a `secret-missing` Problem when it is not there. */
  secret(name: 'client_secret'): string;
  /** Captures when drafting, records when sending. Pass it to oauth4webapi as `customFetch`. */
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now(): number;
};

export type InputOption = { value: string; label: string };

export type Input = {
  /** The protocol's own parameter name where there is one. */
  name: string;
  label: string;
  kind: 'text' | 'scope' | 'select' | 'number' | 'url';
  help: string;
  options?: InputOption[];
  required?: boolean;
  /** The application's field that fills it in. */
  from?: 'redirectUri' | 'scope' | 'audience' | 'connection' | 'organization';
  initial?: string;
  /** Folded under "more parameters". */
  more?: boolean;
  /** A remark on the value as it stands, e.g. that an empty audience gives an opaque token. */
  warn?(value: string, target: Target): string | undefined;
};

/** Something a prompt shows while it waits. The panel draws it without knowing the flow. */
export type Display =
  | { kind: 'code'; label: string; value: string }
  | { kind: 'link'; label: string; href: string }
  | { kind: 'qr'; label: string; value: string }
  | { kind: 'expires'; label: string; atMs: number };

/** When and whether a request goes out again. */
export type Polling = {
  /** Seconds before the first try. */
  every(ctx: StepContext): number;
  /** Seconds until the next try, or the Problem that ends it: the one that came, or that time is up. */
  again(problem: Problem, everySeconds: number, ctx: StepContext): number | Problem;
};

type StepBase = {
  id: string;
  title: string;
  from: Lane;
  to: Lane;
  label: string;
  explains: { does: string; without: string };
  operation?: OperationId;
  /** True when the step runs; else the reason why it is skipped. */
  when?(ctx: StepContext): true | string;
  shows?(ctx: StepContext): Display[];
};

export type LocalStep = StepBase & { kind: 'local'; run(ctx: StepContext): Promise<Produced | Problem> };

export type RequestStep = StepBase & {
  kind: 'request';
  send(ctx: StepContext): Promise<Response>;
  receive(ctx: StepContext, response: Response): Promise<Produced | Problem>;
  repeat?: Polling;
};

export type BrowserStep = StepBase & {
  kind: 'browser';
  /** A GET, or a POST with a form body. */
  leave(ctx: StepContext): Promise<HttpRequest>;
  modes: readonly LeaveMode[];
  receive(ctx: StepContext, callback: Callback): Promise<Produced | Problem>;
};

export type PromptStep = StepBase & { kind: 'prompt'; ask: Input[] };

export type CheckStep = StepBase & { kind: 'check'; checks(ctx: StepContext): Promise<Check[]> };

export type Step = LocalStep | RequestStep | BrowserStep | PromptStep | CheckStep;

export type Reference = { title: string; url: string };

/** What has to hold before the flow can work. Shown before the start; it stops nothing. */
export type Precondition = { title: string; holds(target: Target): true | string };

export type FlowGroup =
  | 'Log in'
  | 'Machines, devices'
  | 'Tokens'
  | 'Passwordless'
  | 'Second factor'
  | 'Enterprise'
  | 'Log out';

export type Flow = {
  id: string;
  title: string;
  group: FlowGroup;
  summary: string;
  useWhen: string;
  avoidWhen: string;
  references: Reference[];
  needs: Precondition[];
  inputs: Input[];
  steps: Step[];
};
