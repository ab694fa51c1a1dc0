/** Visits to the hosted pages. */
import type { Ctx, Tenant } from './context.ts';
import { oauthError } from './errors.ts';
import { hostedState, readHostedState } from './hosted-state.ts';
import { errorPage } from './pages/error.ts';
import type { Transaction, VisitStep } from './state.ts';

const ID_LENGTH = 32;
const HOUR = 3600;

/** In the browser that asks. */
export async function startVisit(
  tenant: Tenant,
  c: Ctx,
  clientId: string,
  goal: Transaction['goal'],
): Promise<Transaction> {
  const transaction = tenant.state.transactions.put({
    id: tenant.ids.text(ID_LENGTH),
    secret: tenant.ids.text(ID_LENGTH),
    client_id: clientId,
    device: c.get('device'),
    expires_at: tenant.seconds() + HOUR,
    goal,
    steps: [],
    session: '',
  });
  await tenant.store.save();
  return transaction;
}

export function endVisit(tenant: Tenant, { id }: Transaction): void {
  tenant.state.transactions.delete(id);
}

/** Notes what the person did, and the session that the visit goes on with from there. Does not save. */
export function takeStep(
  tenant: Tenant,
  visit: Transaction,
  step: VisitStep,
  session: string = visit.session,
): void {
  tenant.state.transactions.patch(visit.id, { steps: [...visit.steps, step], session });
}

export function tookStep(visit: Transaction | undefined, name: VisitStep['name']): boolean {
  return visit?.steps.some((step) => step.name === name) ?? false;
}

/** The visit that a hosted page's `state` names, if it is still on, and in the browser that it began in. */
export function visitOf(tenant: Tenant, c: Ctx, state: string): Transaction | undefined {
  const named = readHostedState(state);
  const found = named ? tenant.state.transactions.get(named.id) : undefined;
  if (!found || found.secret !== named?.secret || found.expires_at <= tenant.seconds()) return undefined;
  // A visit kept from before devices were known has none.
  return !found.device || found.device === c.get('device') ? found : undefined;
}

/** The address of a hosted page for this visit. */
export function pageUrl(tenant: Tenant, path: string, visit: Transaction): string {
  return `${tenant.base}/${path}?state=${hostedState(visit)}`;
}

export function lostVisit(tenant: Tenant, c: Ctx): Response {
  const refusal = oauthError(
    400,
    'invalid_request',
    'You may have pressed the back button, refreshed during login, opened too many login dialogs, ' +
      "or there is some issue with cookies, since we couldn't find your session.",
  );
  return errorPage(
    tenant,
    c,
    refusal,
    '',
    'This page belongs to a visit that is over, or that began in another browser. Begin again at the application.',
  );
}
