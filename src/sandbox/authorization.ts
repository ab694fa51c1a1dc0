/** Decides what stands between a request and its answer: login, consent, or nothing. */
import { authorizationAnswer, grantId } from './authorization-answer.ts';
import type { Ctx, Tenant } from './context.ts';
import { deliver, deliverError, redirect } from './deliver.ts';
import { oauthError } from './errors.ts';
import { originOf } from './redirect-uris.ts';
import { grantedScope } from './scopes.ts';
import type { Application, AuthorizeRequest, Session, Transaction, User } from './state.ts';
import { endVisit, pageUrl, startVisit, tookStep } from './transactions.ts';

/** Whether the user has to log in for this request, as it came. */
export function needsLogin(tenant: Tenant, request: AuthorizeRequest, session: Session | undefined): boolean {
  if (!session) return true;
  if (request.prompt.includes('login') || request.prompt.includes('select_account')) return true;
  return request.max_age !== null && tenant.seconds() - session.auth_time >= request.max_age;
}

function needsConsent(tenant: Tenant, client: Application, request: AuthorizeRequest, user: User): boolean {
  return tenant.through('needsConsent', request.prompt.includes('consent') || !isAgreed());

  function isAgreed(): boolean {
    const scope = grantedScope(tenant, client, request.audience, request.scope);
    const grant = tenant.state.grants.get(grantId(user.user_id, client.client_id, request.audience));
    if (grant && scope.every((word) => grant.scope.includes(word))) return true;
    if (!client.is_first_party) return false;
    const api = request.audience === '' ? undefined : tenant.api(request.audience);
    if (!api) return true;
    const local = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(
      originOf(request.redirect_uri),
    );
    return (
      api.skip_consent_for_verifiable_first_party_clients &&
      !(local && tenant.settings().consent_on_localhost)
    );
  }
}

/** Answers a request whose user is known, or asks for consent. `visit` is the one that led here, if any. */
export async function conclude(
  tenant: Tenant,
  c: Ctx,
  { request, client, session, visit }: Conclusion,
): Promise<Response> {
  const user = tenant.user(session.user_id);
  if (!user) return deliverError(tenant, request, oauthError(403, 'access_denied', 'user does not exist'));
  if (user.blocked) {
    // Without the session the next request shows the login page, where somebody else may log in.
    tenant.state.sessions.delete(session.id);
    if (visit) endVisit(tenant, visit);
    await tenant.store.save();
    c.set('log', { type: 'fu', description: 'user is blocked', client_id: client.client_id });
    return deliverError(tenant, request, oauthError(401, 'unauthorized', 'user is blocked'));
  }
  if (!tookStep(visit, 'consent') && needsConsent(tenant, client, request, user)) {
    if (request.prompt.includes('none')) {
      c.set('log', { type: 'fsa', description: 'Consent required', client_id: client.client_id });
      return deliverError(tenant, request, oauthError(403, 'consent_required', 'Consent required'));
    }
    const asking = visit ?? (await startVisit(tenant, c, client.client_id, { kind: 'authorize', request }));
    tenant.state.transactions.patch(asking.id, { session: session.id });
    await tenant.store.save();
    return redirect(pageUrl(tenant, 'u/consent', asking));
  }
  if (visit) endVisit(tenant, visit);
  const answer = await authorizationAnswer(tenant, { request, client, session, user, visit });
  await tenant.store.save();
  c.set('log', {
    type: request.prompt.includes('none') ? 'ssa' : 's',
    description: `${user.email}: ${request.response_type.join(' ')} by ${request.response_mode}`,
    client_id: client.client_id,
  });
  return deliver(tenant, request, answer);
}

type Conclusion = {
  request: AuthorizeRequest;
  client: Application;
  session: Session;
  visit: Transaction | undefined;
};
