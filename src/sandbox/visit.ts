/** What the hosted pages share: which visit this is, and where its forms may lead. */
import type { Params } from './body.ts';
import { bodyOf, queryOf } from './body.ts';
import type { Ctx, Tenant } from './context.ts';
import { redirect } from './deliver.ts';
import { connectionsOf, identityAt } from './identities.ts';
import { originOf } from './redirect-uris.ts';
import { currentSession, startSession } from './sessions.ts';
import type { Identity, LoginStep, Transaction, User } from './state.ts';
import { pageUrl, takeStep, visitOf } from './transactions.ts';

export type Opened = { visit: Transaction; fields: Params };

/** The visit named by `state`, in the form or in the address. */
export async function openVisit(tenant: Tenant, c: Ctx): Promise<Opened | undefined> {
  const fields = c.req.method === 'POST' ? await bodyOf(c) : queryOf(c);
  const visit = visitOf(tenant, c, fields.get('state') || queryOf(c).get('state'));
  return visit && { visit, fields };
}

/** Where the forms of this visit end: the browser holds every redirect after a form against the policy. */
export function formTargets({ goal }: Transaction): string[] {
  if (goal.kind === 'authorize') return [originOf(goal.request.redirect_uri)];
  return goal.kind === 'logout' ? [originOf(goal.redirect_uri)] : [];
}

/** Who may log in for this visit, and by which account: its application, and the request, choose the connections. */
export function accountFor(
  tenant: Tenant,
  { client_id, goal }: Transaction,
  user: User,
): Identity | undefined {
  const name = goal.kind === 'authorize' ? goal.request.connection : '';
  return identityAt(user, connectionsOf(tenant.state.connections.all(), { clientId: client_id, name }));
}

/** Logs `user` in for this visit with what proved it, and goes on with the visit. */
export async function loggedIn(
  tenant: Tenant,
  c: Ctx,
  visit: Transaction,
  { user, connection }: { user: User; connection: string },
): Promise<Response> {
  const step: LoginStep = {
    name: 'login',
    at: tenant.seconds(),
    user_id: user.user_id,
    connection,
    method: { name: 'pwd', timestamp: new Date(tenant.now()).toISOString() },
  };
  const session = startSession(tenant, [step], await currentSession(tenant, c));
  takeStep(tenant, visit, step, session.id);
  const answer = redirect(pageUrl(tenant, 'authorize/resume', visit));
  await tenant.store.save();
  await tenant.sessions.write(session.id, answer.headers);
  c.set('log', {
    type: 'i',
    description: `${user.email} logged in at ${connection}`,
    client_id: visit.client_id,
  });
  return answer;
}

export function applicationName(tenant: Tenant, clientId: string): string {
  return tenant.application(clientId)?.name ?? clientId;
}
