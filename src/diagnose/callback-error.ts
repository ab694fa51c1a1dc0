/** The finding of a callback by itself, as it is pasted: the rules' own words, as far as they need no request. */
import { problem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import type { NewTraceEvent, ParamList, PlannedStep, Target, TraceEvent } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './rule.ts';
import { unexplained } from './unexplained.ts';

const STEP: PlannedStep = {
  id: 'authorize',
  title: 'Log in at the tenant',
  kind: 'browser',
  channel: 'front',
  from: 'app',
  to: 'tenant',
  label: 'GET /authorize',
  operation: 'authorize',
  explains: { does: '', without: '' },
};

/**
 * What the rules say of a callback that carries an `error`; undefined for one without. The request it answers is not
 * known: a rule that speaks of what was sent does not count, nor who made the fault, nor a way to try again.
 */
export function callbackFinding(
  address: string,
  params: ParamList,
): { finding: Finding; model: TraceModel } | undefined {
  const error = params.find(([name]) => name === 'error')?.[1];
  if (!error) return undefined;
  const events = eventsOf(address, params, error);
  const model = buildModel(events);
  const request = events.find(({ kind }) => kind === 'redirect-out')?.seq;
  const byRule = diagnose(model).find(
    ({ severity, evidence }) =>
      severity === 'error' && !evidence.some(({ event, path }) => event === request && path),
  );
  const told = byRule ?? unexplained(model)[0];
  if (!told) return undefined;
  const { code, severity, title, cause, fixes, references } = told;
  const finding: Finding = {
    ...{ code, severity, title, cause, references },
    madeBy: { who: 'unknown', notBy: [] },
    evidence: [],
    fixes: fixes.filter(({ kind }) => kind === 'dashboard' || kind === 'advice'),
  };
  return { finding, model };
}

function eventsOf(address: string, params: ParamList, error: string): TraceEvent[] {
  const target: Target = {
    ...{ tenantId: '', tenantName: '', issuer: '', applicationId: '', applicationName: '', clientId: '' },
    tenantKind: 'oidc',
    applicationType: 'spa',
    authMethod: 'none',
    redirectUri: address,
  };
  const about = { step: STEP.id, exchange: 'pasted' };
  const sent = { method: 'GET', url: 'https://tenant.invalid/authorize', headers: [], body: null };
  const events: NewTraceEvent[] = [
    {
      kind: 'run-started',
      ...{ run: 'pasted', flow: 'pasted', title: '', inputs: {}, extra: [], mode: 'same-tab' },
      target,
      plan: [STEP],
    },
    { kind: 'step-started', step: STEP.id },
    { kind: 'redirect-out', ...about, mode: 'same-tab', sent, expected: { via: 'query', state: undefined } },
    { kind: 'redirect-in', ...about, via: 'query', pasted: true, url: address, params, durationMs: 0 },
    { kind: 'verdict', step: STEP.id, problem: problem(error, 'The tenant refused', '') },
  ] as NewTraceEvent[];
  return events.map((event, index) => ({ ...event, seq: index + 1, at: index, branch: 0 }) as TraceEvent);
}
