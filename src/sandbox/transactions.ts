/** Visits to the hosted pages. */
import type { Ctx, Tenant } from './context.ts';
import { hostedState, readHostedState } from './hosted-state.ts';
import { errorPage } from './pages/error.ts';
import type { Transaction } from './state.ts';

const ID_LENGTH = 32;
const HOUR = 3600;

export async function startVisit(
  tenant: Tenant,
  clientId: string,
  goal: Transaction['goal'],
): Promise<Transaction> {
  const transaction: Transaction = {
    id: tenant.ids.text(ID_LENGTH),
    secret: tenant.ids.text(ID_LENGTH),
    client_id: clientId,
    expires_at: tenant.seconds() + HOUR,
    goal,
    session: '',
    consented: false,
  };
  tenant.state.transactions[transaction.id] = transaction;
  await tenant.store.save();
  return transaction;
}

export function endVisit(tenant: Tenant, { id }: Transaction): void {
  delete tenant.state.transactions[id];
}

/** The visit that a hosted page's `state` names, if it is still on. */
export function visitOf(tenant: Tenant, state: string): Transaction | undefined {
  const named = readHostedState(state);
  if (!named || !Object.hasOwn(tenant.state.transactions, named.id)) return undefined;
  const found = tenant.state.transactions[named.id];
  return found?.secret === named.secret && found.expires_at > tenant.seconds() ? found : undefined;
}

/** The address of a hosted page for this visit. */
export function pageUrl(tenant: Tenant, path: string, visit: Transaction): string {
  return `${tenant.base}/${path}?state=${hostedState(visit)}`;
}

export function lostVisit(tenant: Tenant, c: Ctx): Response {
  return errorPage(tenant, c, {
    status: 400,
    error: 'invalid_request',
    error_description:
      'You may have pressed the back button, refreshed during login, opened too many login dialogs, ' +
      "or there is some issue with cookies, since we couldn't find your session.",
  });
}
