/** The contract of a diagnosis: trace in, findings out. */
import type { Evidence } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Who made a fault. `unknown` where the trace does not tell: it is said, never guessed. */
export type Maker =
  | 'you'
  | 'sandbox-fault'
  | 'settings'
  | 'tenant'
  | 'application'
  | 'grantscope'
  | 'unknown';

/** `notBy`: whom the trace clears. Who is neither of both may have had a part in it. */
export type MadeBy = { who: Maker; notBy: ('you' | 'tenant' | 'sandbox-fault')[] };

/**
 * Texts use backticks for protocol names and `[#12]` to point at the event with seq 12; panels turn both
 * into markup.
 */
export type Finding = {
  /** The rule's stable kebab-case code. */
  code: string;
  severity: Severity;
  madeBy: MadeBy;
  /** What happened: "The tenant refused `redirect_uri`: this port is not on its list". */
  title: string;
  cause: string;
  evidence: Evidence[];
  /**
   * Two values whose difference is the cause; only the characters that differ are marked. `name` is the parameter
   * they stand under: a secret one is shown as fingerprints while secrets are masked.
   */
  difference?: { label: string; value: string; name?: string; event?: number }[];
  fixes: Fix[];
  references: { title: string; url: string }[];
};

export type Fix =
  /** Dashboard path word for word, and the value ready to copy. */
  | { kind: 'dashboard'; path: string[]; value?: string; note?: string }
  /**
   * One button: a new branch from a step with changed inputs. `faultsOff`: faults of the practice tenant, by id, that
   * are switched off before.
   */
  | {
      kind: 'retry';
      label: string;
      from: string;
      inputs: Record<string, string>;
      faultsOff?: string[];
      /** The press goes on to the step at which the browser leaves, in the window that it opens. */
      leavesAt?: string;
      /** Why it begins there, and what it does not repeat. */
      why?: string;
    }
  /** A field for another client secret, and a button that retries with it. */
  | { kind: 'secret'; label: string; from: string }
  | { kind: 'advice'; text: string };

/** A finding as its rule tells it. Who made the fault is asked once for all rules, in `made-by.ts`. */
export type Told = Omit<Finding, 'madeBy'> & {
  /** Where this case differs from what `causes.ts` says of the code. */
  causes?: Partial<Causes>;
};

/** What can have caused a finding, in the order in which it is asked. */
export type Causes = {
  /**
   * Parameters, headers, members and values: where the person edited one of these, that is the cause. `all`: any edit of
   * the exchange that failed.
   */
  edits: readonly string[] | 'all';
  /** What follows from the edit: "You switched `nonce` off in #5, so …". */
  so: string;
  /** Faults of the practice tenant, by id, that lead to it. */
  faults: readonly string[];
  /** Who it is where nothing was edited and no fault is on. */
  otherwise: Maker;
};

export type Rule = {
  code: string;
  severity: Severity;
  /** Codes of the problems that it explains, where it goes by these. */
  problems?: readonly string[];
  /** Cheap: whether the rule has anything to say about this trace. */
  applies(model: TraceModel): boolean;
  findings(model: TraceModel): Told[];
};
