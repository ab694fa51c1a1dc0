/**
 * The trace: an append-only list of what happened in one run. It is also the state of the run: everything the
 * engine needs to go on after a crash is read back from here. Bump TRACE_VERSION on any change of shape, and
 * add an upgrade in `upgrade.ts` and a fixture of the old shape (README.md).
 */
import type { ClientAuthMethod } from '#catalog/client-auth.ts';
import type { Json } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';

export const TRACE_VERSION = 2;

export type Channel = 'front' | 'back' | 'local';
export type Lane = 'user' | 'browser' | 'app' | 'tenant' | 'api' | 'idp' | 'device' | 'inbox';
export type StepKind = 'local' | 'request' | 'browser' | 'prompt' | 'check';
export type LeaveMode = 'same-tab' | 'popup' | 'iframe' | 'manual';

export type HeaderList = [name: string, value: string][];
export type ParamList = [name: string, value: string][];

/** What goes over the wire, byte for byte as text. A browser step's form post is a POST with a form body. */
export type HttpRequest = { method: string; url: string; headers: HeaderList; body: string | null };

export type HttpResponse = {
  status: number;
  statusText: string;
  /** Only what the browser let the page see. */
  headers: HeaderList;
  body: string;
  /** True when the browser hid headers because of CORS, so that the page can say so. */
  headersHidden: boolean;
  /** True when the body was longer than what is kept. */
  truncated?: boolean;
  /** True when the connection ended in the middle of the body. */
  brokenOff?: boolean;
};

export type FailureCause =
  | 'cors'
  | 'csp'
  | 'mixed-content'
  | 'offline'
  | 'unreachable'
  | 'broken'
  | 'tls'
  | 'timeout'
  | 'aborted'
  | 'opaque-redirect';

/** A request that the browser refused or lost. `candidates`: which of these it can have been, likeliest first. */
export type Failure = { candidates: FailureCause[]; message: string };

export type Evidence = {
  /** The `seq` of the event that proves it. */
  event: number;
  /** Where in that event, e.g. `query.state`, `body.id_token`, `header.alg`, `claims.iss`. */
  path?: string;
  note?: string;
};

export type Check = {
  /** Stable kebab-case, e.g. `signature`, `iss`, `nonce`. */
  id: string;
  /** What holds when it passes, e.g. "`nonce` is ours". Backticks mark protocol names. */
  title: string;
  status: 'pass' | 'fail' | 'skip' | 'unknown';
  /** What it means where it does not hold; without it, the run stops there. */
  severity?: 'warning' | 'note';
  /** What was compared, in one line; with both values when it fails. */
  detail: string;
  evidence: Evidence[];
  /** The finding's problem code when it fails, e.g. `state-mismatch`. */
  problem?: string;
  /** The section of the specification that asks for it. */
  spec?: string;
};

export type PlannedStep = {
  id: string;
  title: string;
  kind: StepKind;
  channel: Channel;
  from: Lane;
  to: Lane;
  /** What the row says before anything ran: `POST /oauth/token`, `code_verifier → code_challenge`. */
  label: string;
  /** Two sentences: what it does, what an attacker gains without it. */
  explains: { does: string; without: string };
  /** Id of a catalog operation. */
  operation?: string;
  /** Values that are good once, and used up by this step: when its request went out, or its trip came back. */
  spends?: string[];
};

export type TenantKind = 'sandbox' | 'auth0' | 'oidc';
export type ApplicationType = 'spa' | 'web' | 'native' | 'machine';
/** Whom a run talks to, and as whom. No secret is in here. */
export type Target = {
  tenantId: string;
  tenantName: string;
  tenantKind: TenantKind;
  issuer: string;
  applicationId: string;
  applicationName: string;
  applicationType: ApplicationType;
  clientId: string;
  authMethod: ClientAuthMethod;
  redirectUri: string;
};

/** What a registration changes: from here on the run talks as this client. */
export type TargetChange = Partial<
  Pick<Target, 'clientId' | 'authMethod' | 'redirectUri' | 'applicationName'>
>;

/** How the answer to a trip of the browser is recognised; `whatever-comes` where the protocol gives no mark. */
export type Expected = { param: 'state' | 'RelayState' | 'wctx'; value: string } | 'whatever-comes';

/** Text that a person may edit before a local step signs or encodes it. */
export type Document = { type: 'json' | 'xml' | 'text'; text: string };

export type CallbackVia = 'query' | 'fragment' | 'form_post' | 'none';

/** Where a trace came from that did not run here; `at` in milliseconds since the epoch. */
export type Imported = { from: string; at: number; redacted: boolean };

type Stamp = {
  /** Position in the trace, from 1, without gaps. Evidence points here. */
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** 0 is the first attempt; each retry opens the next. */
  branch: number;
};

type InStep = Stamp & { step: string };

export type TraceEvent =
  | (Stamp & {
      kind: 'run-started';
      run: string;
      flow: string;
      title: string;
      target: Target;
      inputs: Record<string, string>;
      extra: ParamList;
      mode: LeaveMode;
      plan: PlannedStep[];
      /** The experiment that edits this run as it goes. */
      experiment?: string;
      /** Opened from a file: nobody runs it on. `redacted`: its secrets are pseudonyms of that file. */
      imported?: Imported;
    })
  /**
   * A retry: steps before `from` are taken over from `parent` with their values. `inputs` override the run's. `wanted`:
   * the step that was to be tried again, where `from` lies before it. `spent`: what was used up by then and is made anew.
   */
  | (Stamp & {
      kind: 'branch-started';
      parent: number;
      from: string;
      inputs: Record<string, string>;
      why?: string;
      wanted?: string;
      spent?: string[];
    })
  | (InStep & { kind: 'step-started' })
  | (InStep & { kind: 'step-skipped'; reason: string })
  /** `planned` only where the person changed it. */
  | (InStep & { kind: 'document'; document: Document; planned?: string })
  /** `made`: what the step had made, where the person put other values in its place. */
  | (InStep & { kind: 'produced'; values: Record<string, Json>; made?: Record<string, Json> })
  /**
   * Written before the request goes out. `planned` only where the person changed it. `elsewhere`: it did not go out
   * from here; a person runs it somewhere else and brings the answer.
   */
  | (InStep & {
      kind: 'request';
      exchange: string;
      sent: HttpRequest;
      planned?: HttpRequest;
      elsewhere?: true;
    })
  /** `brought`: a person pasted it. `came`: what the tenant had answered, where the person put another in its place. */
  | (InStep & {
      kind: 'response';
      exchange: string;
      response: HttpResponse;
      durationMs: number;
      brought?: true;
      came?: HttpResponse;
    })
  | (InStep & { kind: 'failure'; exchange: string; failure: Failure; durationMs: number })
  /** The browser is about to leave for the tenant. Written before it does. */
  | (InStep & {
      kind: 'redirect-out';
      exchange: string;
      mode: LeaveMode;
      sent: HttpRequest;
      planned?: HttpRequest;
      expected: Expected;
    })
  /** Nobody leaves: somebody else begins (the link of a mail, an identity provider), and this page waits for it. */
  | (InStep & { kind: 'awaiting'; exchange: string; expected: Expected })
  | (InStep & {
      kind: 'redirect-in';
      exchange: string;
      via: CallbackVia;
      /** True when the person brought it by hand. */
      pasted: boolean;
      url: string;
      params: ParamList;
      durationMs: number;
      /** The parameters that came, where the person put others in their place. */
      came?: ParamList;
    })
  /** The tenant kept the browser; this is what the person saw there, as plain text. */
  | (InStep & { kind: 'page-seen'; exchange: string; text: string })
  /** A callback that came when none was expected. Kept, never executed. */
  | (Stamp & {
      kind: 'callback-refused';
      reason: 'finished' | 'twice' | 'not-waiting';
      url: string;
      params: ParamList;
    })
  | (InStep & { kind: 'answered'; answers: Record<string, string> })
  /** In a step that sends or leaves: remarks on what came, whatever becomes of the step. */
  | (InStep & { kind: 'checked'; checks: Check[] })
  /** The person goes on although these checks could not be judged. Takes back the step's verdict. */
  | (InStep & { kind: 'went-on'; checks: string[] })
  /**
   * The run goes on from step `from`, this one or an earlier one, after this many seconds: polling, a wrong code, a
   * nonce that the server wants, another factor. `because` is missing where a step waits before its first try.
   */
  | (InStep & {
      kind: 'again';
      from: string;
      afterSeconds: number;
      because?: Problem;
      values?: Record<string, Json>;
    })
  | (InStep & { kind: 'target-changed'; change: TargetChange })
  | (InStep & { kind: 'verdict'; problem: Problem })
  | (InStep & { kind: 'step-finished'; outcome: 'done' | 'failed'; durationMs: number })
  /** Faults of the practice tenant that were on when it was asked; an empty list where they are off by now. */
  | (Stamp & { kind: 'faults-on'; faults: string[] })
  | (Stamp & { kind: 'note'; text: string })
  | (Stamp & { kind: 'run-stopped' })
  | (Stamp & { kind: 'run-finished' });

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event before the recorder stamps it. */
export type NewTraceEvent = DistributiveOmit<TraceEvent, 'seq' | 'at' | 'branch'>;

/** The file format of *Export trace*. */
export type TraceFile = {
  format: 'grantscope-trace';
  version: number;
  redacted: boolean;
  events: TraceEvent[];
};
