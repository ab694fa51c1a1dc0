/**
 * The Flow and Step contract. A flow is data; a step is a pair of *ask* and *judge*. A flow never fetches,
 * navigates, stores or toasts: it gets a context and returns values, and the engine does the rest.
 */
import type { GrantType } from '#catalog/grants.ts';
import type { OperationId } from '#catalog/routes.ts';
import type { Json } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import type {
  CallbackVia,
  Channel,
  Check,
  Document,
  Expected,
  HttpRequest,
  HttpResponse,
  Lane,
  LeaveMode,
  ParamList,
  Target,
  TargetChange,
} from '#trace/event.ts';
import type { InputName, Known, Name, Produced } from './known.ts';

export type Callback = { via: CallbackVia; url: string; params: ParamList };

/** An answer as it is on record. It can be read as often as one likes. */
export type Answer = Omit<HttpResponse, 'headers'> & {
  /** The value of a header, whatever the case of its name. */
  header(name: string): string | undefined;
  /** The body as JSON; undefined where it is none. */
  json(): Json | undefined;
  /** A new Response each time, for oauth4webapi. */
  asResponse(): Response;
  /** A person pasted it: the request ran somewhere else. */
  brought: boolean;
};

/**
 * The run goes on from a step, this one or an earlier one: polling, `slow_down`, a wrong code, a nonce that the server
 * wants, another factor. `values` are handed over to that step.
 */
export type Again = {
  kind: 'again';
  /** This step when left out. */
  from?: string;
  afterSeconds?: number;
  because: Problem;
  values?: Produced;
};

export type Outcome = Produced | Problem | Again;

export function isAgain(outcome: Outcome): outcome is Again {
  return (outcome as { kind?: unknown }).kind === 'again';
}

/** What a key pair of this browser is for. Each is bound to the tenant and application it was made for. */
export type KeyUse = 'client' | 'dpop' | 'saml';

export type StepContext = {
  target: Target;
  /** Extra parameters of the application, sent as they are with the request that begins the flow. */
  extra: ParamList;
  /** A value that a step made, else the input of that name. A credential comes from the vault, never a marker. */
  get<K extends Name>(name: K): Known[K] | undefined;
  /** The same; throws a Problem `value-missing`, or `secret-missing`, which the page can ask for. */
  need<K extends Name>(name: K): Known[K];
  /** What the person entered before the run, trimmed; undefined where it is empty. */
  input(name: InputName): string | undefined;
  /** The `seq` of the event that brought a value: evidence for checks. Undefined when nothing did. */
  madeBy(name: Name): number | undefined;
  /** When that was, in milliseconds since the epoch. */
  madeAt(name: Name): number | undefined;
  /** The `seq` of the answer or callback that is judged now: evidence for remarks. Undefined while there is none. */
  cameIn(): number | undefined;
  /** The parameters that a step really sent last, edits of the person included; undefined where it sent nothing. */
  sent(step: string): ParamList | undefined;
  /** A key pair that cannot be taken out of this browser, made when it is first asked for. */
  key(use: KeyUse, alg: string): Promise<CryptoKeyPair>;
  /** How often this step's request went out before, in this attempt. */
  tries: number;
  /** The pause before the last try, in seconds; 0 where there was none. */
  paceSeconds: number;
  /** Captures when drafting. Pass it to oauth4webapi as `customFetch`. */
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now(): number;
};

export type InputOption = { value: string; label: string };

export type Input = {
  /** The protocol's own parameter name where there is one. */
  name: InputName;
  label: string;
  /** `code` is short and entered by hand, `token` long and pasted. */
  kind: 'text' | 'scope' | 'select' | 'number' | 'url' | 'code' | 'token';
  help: string;
  /**
   * Shown masked. Whether it is written down depends on its name alone: a credential is sealed (`catalog/secret-names.ts`),
   * a code or a token is not, because the run must go on after a restart.
   */
  secret?: true;
  options?: InputOption[];
  required?: boolean;
  /** The application's field that fills it in. */
  from?: 'redirectUri' | 'scope' | 'audience' | 'connection' | 'organization';
  initial?: string;
  /** Folded under "more parameters". */
  more?: boolean;
  /** What is wrong with the value: it cannot be used as it stands. */
  check?(value: string): string | undefined;
  /** A remark on the value as it stands, e.g. that an empty audience gives an opaque token. */
  warn?(value: string, target: Target): string | undefined;
};

/** Something a step shows while it waits, and after it. The panel draws it without knowing the flow. */
export type Display =
  | { kind: 'code'; label: string; value: string }
  | { kind: 'link'; label: string; href: string }
  | { kind: 'qr'; label: string; value: string }
  | { kind: 'expires'; label: string; atMs: number };

type StepBase = {
  id: string;
  title: string;
  from: Lane;
  to: Lane;
  label: string;
  explains: { does: string; without: string };
  operation?: OperationId;
  /**
   * Values that are good once: a request has used them up when it went out, a trip when it came back. A retry goes back
   * to the step that makes new ones, and no request with one of them is ever sent again by itself.
   */
  spends?: readonly Name[];
  /** True when the step runs; else the reason why it is skipped. */
  when?(ctx: StepContext): true | string;
  /** Shown while the step waits and while the next one is at work. */
  shows?(ctx: StepContext): Display[];
  /** What the values it made change about whom the run talks as: a registration. */
  client?(made: Produced): TargetChange;
};

export type LocalStep = StepBase & {
  kind: 'local';
  /** What the person may edit before `run` signs or encodes it. */
  document?(ctx: StepContext): Promise<Document>;
  run(ctx: StepContext, document?: Document): Promise<Outcome>;
};

export type RequestStep = StepBase & {
  kind: 'request';
  /** Seconds before the first try; it goes out at once without it. */
  first?(ctx: StepContext): number;
  /** Called once a try: what it hands to `ctx.fetch` is drafted, may be edited, and goes out. */
  send(ctx: StepContext): Promise<unknown>;
  receive(ctx: StepContext, answer: Answer): Promise<Outcome>;
  /** What is odd about an answer that can be used, only what does not hold. A check without a severity stops the run. */
  remarks?(ctx: StepContext, answer: Answer): Check[] | Promise<Check[]>;
  /**
   * Whether what `receive` refused, or a request that got no answer, is a reason to ask again; `undefined` leaves it
   * refused.
   */
  again?(refused: Problem, ctx: StepContext, answer: Answer | undefined): Again | Problem | undefined;
};

export type BrowserStep = StepBase & {
  kind: 'browser';
  /** A GET, or a POST with a form body. Without it nobody leaves from here: somebody else begins. */
  leave?(ctx: StepContext): Promise<HttpRequest>;
  /** How what comes back is recognised. */
  expects(ctx: StepContext): Expected;
  modes: readonly LeaveMode[];
  receive(ctx: StepContext, callback: Callback): Promise<Outcome>;
  /** What is odd about the callback and stops nothing, as with a request. */
  remarks?(ctx: StepContext, callback: Callback): Check[] | Promise<Check[]>;
};

export type PromptStep = StepBase & {
  kind: 'prompt';
  /** May depend on what came. Nothing to ask: what it shows is told, and the run goes on. */
  ask(ctx: StepContext): Input[];
};

export type CheckStep = StepBase & { kind: 'check'; checks(ctx: StepContext): Promise<Check[]> };

export type Step = LocalStep | RequestStep | BrowserStep | PromptStep | CheckStep;

export type Reference = { title: string; url: string };

/** What has to hold before the flow can work. Shown before the start; it stops nothing. */
export type Precondition = { title: string; holds(target: Target): true | string };

/** What the gallery shows: stands once, in the registry. */
export type FlowFacts = {
  id: string;
  title: string;
  /** The head it stands under. */
  group: string;
  summary: string;
  /** The flow to use in its place. */
  deprecated?: { use: string };
  /** One mark a step: through the browser, back channel, local. */
  channels: readonly Channel[];
};

/** What a flow's own file says. */
export type FlowCode = {
  useWhen: string;
  avoidWhen: string;
  references: Reference[];
  /** As the token endpoint names it: what the tenant has to allow the application. None: the flow asks for no token. */
  grant?: GrantType;
  needs: Precondition[];
  inputs: Input[];
  steps: Step[];
};

export type Flow = FlowFacts & FlowCode;
