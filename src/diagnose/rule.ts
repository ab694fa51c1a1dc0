/** The contract of a diagnosis: trace in, findings out. */
import type { Evidence } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export type Severity = 'error' | 'warning' | 'note';

/**
 * Texts use backticks for protocol names and `[#12]` to point at the event with seq 12; panels turn both
 * into markup.
 */
export type Finding = {
  /** The rule's stable kebab-case code. */
  code: string;
  severity: Severity;
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
  /** One button: a new branch from a step with changed inputs. */
  | { kind: 'retry'; label: string; from: string; inputs: Record<string, string> }
  | { kind: 'advice'; text: string };

export type Rule = {
  code: string;
  severity: Severity;
  /** Cheap: whether the rule has anything to say about this trace. */
  applies(model: TraceModel): boolean;
  findings(model: TraceModel): Finding[];
};
