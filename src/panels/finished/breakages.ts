/** Things to break on purpose in a run that went well. Each is an edit in a new attempt, and leads to its finding. */
import type { RunSession } from '#engine/api.ts';
import type { Edit } from '#flows/experiment.ts';
import type { Problem } from '#lib/problem.ts';
import type { HttpRequest } from '#trace/event.ts';
import { paramOf } from '#trace/fields.ts';
import type { StepView, TraceModel } from '#trace/model.ts';
import { restartFrom } from '#trace/restart.ts';

export type Breakage = {
  id: string;
  /** What is done; backticks mark protocol names. */
  title: string;
  /** The finding that the attempt leads to. */
  finds: string;
  /** The step that is edited. */
  step: string;
  /** Of the draft of that step; a step that makes values by itself has none. Nothing where a fault does it all. */
  edit(draft: HttpRequest | undefined): Edit | undefined;
  /** The fault of the practice tenant to be switched on first. */
  fault?: string;
};

type Kind = Omit<Breakage, 'step'> & {
  /** Whether it can be done to this step as it went. */
  fits(model: TraceModel, step: StepView): boolean;
};

const WRONG_API = 'https://no-such-api.example';

const kinds: Kind[] = [
  {
    id: 'state-off',
    title: 'Switch `state` off at `/authorize`',
    finds: 'state-mismatch',
    fits: (model, step) => sends(model, step, 'authorize', 'state'),
    edit: (draft) => ({ request: changed(draft, 'state', undefined) }),
  },
  {
    id: 'nonce-off',
    title: 'Switch `nonce` off at `/authorize`',
    finds: 'nonce-mismatch',
    fits: (model, step) => sends(model, step, 'authorize', 'nonce'),
    edit: (draft) => ({ request: changed(draft, 'nonce', undefined) }),
  },
  {
    id: 'verifier-wrong',
    title: 'Keep another `code_verifier` than the one that was hashed',
    finds: 'pkce-mismatch',
    fits: ({ made }, { id, kind }) =>
      kind === 'local' && made.some(({ step, name }) => step === id && name === 'code_verifier'),
    edit: () => ({ values: { code_verifier: 'not-the-'.repeat(6), code_challenge: 'A'.repeat(43) } }),
  },
  {
    id: 'audience-unknown',
    title: 'Ask for an API that the tenant does not have',
    finds: 'audience-unknown',
    fits: (model, step) =>
      step.operation === 'authorize' || sends(model, step, 'token', 'grant_type', 'client_credentials'),
    edit: (draft) => ({ request: changed(draft, 'audience', WRONG_API) }),
  },
  {
    id: 'secret-wrong',
    title: 'Send a wrong `client_secret`',
    finds: 'client-authentication-failed',
    fits: (model, step) => sends(model, step, 'token', 'client_secret'),
    edit: (draft) => ({ request: changed(draft, 'client_secret', 'not-the-secret') }),
  },
  {
    id: 'signature-altered',
    title: 'Let the sandbox alter the signature, and log in again',
    fault: 'signature-broken',
    finds: 'signature-invalid',
    fits: ({ target, values }, step) =>
      target.tenantKind === 'sandbox' && step.operation === 'authorize' && values.has('id_token'),
    edit: () => undefined,
  },
];

/**
 * What can be broken in this run: at the first step that it fits, and nothing where it fits none. An edit does not outlive
 * a trip of the browser, so a step that is reached only after one is left out.
 */
export function breakagesOf(model: TraceModel): Breakage[] {
  return kinds.flatMap(({ fits, ...kind }) => {
    const step = model.steps.find(
      (one) => one.status === 'done' && fits(model, one) && isReachedAtOnce(model, one),
    );
    return step ? [{ ...kind, step: step.id }] : [];
  });
}

/**
 * Opens a new attempt, goes to the step, edits it, and runs to the end; a trip of the browser or a prompt is the person's
 * to do. Returns why nothing was done.
 */
export async function breakRun(
  session: RunSession,
  { title, step, edit }: Pick<Breakage, 'title' | 'step' | 'edit'>,
): Promise<Problem | undefined> {
  const refused = await session.retry(step, {}, title);
  if (refused) return refused;
  // The attempt begins earlier where a value is spent.
  for (;;) {
    await session.prepare();
    const { model, draft } = session.getSnapshot();
    if (model.current?.id === step) return session.runToEnd(edit(draft?.request));
    if (model.phase !== 'paused' || !model.current) return undefined;
    const stuck = await session.next();
    if (stuck) return stuck;
  }
}

function isReachedAtOnce(model: TraceModel, step: StepView): boolean {
  const begins = restartFrom(model, step.id)?.step.index ?? step.index;
  return !model.steps.slice(begins, step.index).some(({ kind }) => kind === 'browser' || kind === 'prompt');
}

function sends(model: TraceModel, step: StepView, operation: string, name: string, value?: string): boolean {
  if (step.operation !== operation) return false;
  const sent = model.exchanges.values().findLast((exchange) => exchange.step === step.id)?.sent;
  const found = paramOf(sent, name);
  return value === undefined ? Boolean(found) : found === value;
}

/** The request with one parameter changed where it stands: in the query, or in the form that it posts. */
function changed(draft: HttpRequest | undefined, name: string, value: string | undefined): HttpRequest {
  if (!draft) throw new RangeError('There is no draft to edit.');
  const set = (params: URLSearchParams) =>
    value === undefined ? params.delete(name) : params.set(name, value);
  if (draft.body !== null && draft.body !== '') {
    const form = new URLSearchParams(draft.body);
    set(form);
    return { ...draft, body: form.toString() };
  }
  const url = new URL(draft.url);
  set(url.searchParams);
  return { ...draft, url: url.href };
}
