import type { Ctx, Tenant } from '#sandbox/context.ts';
import { deliverError, redirect } from '#sandbox/deliver.ts';
import { oauthError } from '#sandbox/errors.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { html } from '#sandbox/html.ts';
import { grantedScope } from '#sandbox/scopes.ts';
import { currentSession } from '#sandbox/sessions.ts';
import type { AuthorizeRequest, Transaction } from '#sandbox/state.ts';
import { endVisit, lostVisit, pageUrl, takeStep } from '#sandbox/transactions.ts';
import { applicationName, formTargets, openVisit } from '#sandbox/visit.ts';
import { page } from './layout.ts';

/** `GET|POST /u/consent`: what the application may do. Only for the browser that logged in for this visit. */
export async function consentPage(tenant: Tenant, c: Ctx): Promise<Response> {
  const opened = await openVisit(tenant, c);
  const session = await currentSession(tenant, c);
  if (!opened || !session || opened.visit.session !== session.id) return lostVisit(tenant, c);
  const { visit, fields } = opened;
  if (visit.goal.kind !== 'authorize') return lostVisit(tenant, c);
  const { request } = visit.goal;
  if (c.req.method === 'GET') return form(tenant, visit, request, tenant.user(session.user_id)?.email ?? '');
  if (fields.get('action') === 'accept') {
    takeStep(tenant, visit, { name: 'consent', at: tenant.seconds() });
    await tenant.store.save();
    return redirect(pageUrl(tenant, 'authorize/resume', visit));
  }
  endVisit(tenant, visit);
  await tenant.store.save();
  const refusal = oauthError(403, 'access_denied', 'User did not authorize the request');
  c.set('log', { type: 'f', description: refusal.error_description, client_id: visit.client_id });
  return deliverError(tenant, request, refusal);
}

const meanings: Record<string, string> = {
  openid: 'Know who you are',
  profile: 'Read your name and picture',
  email: 'Read your email address',
  offline_access: 'Do all this while you are away',
};

function form(tenant: Tenant, visit: Transaction, request: AuthorizeRequest, email: string) {
  const client = tenant.application(visit.client_id);
  const api = request.audience === '' ? undefined : tenant.api(request.audience);
  const scope = client ? grantedScope(tenant, client, request.audience, request.scope) : [];
  const described = scope.map((word) => {
    const meaning = api?.scopes.find(({ value }) => value === word)?.description ?? meanings[word];
    return html`<li>${meaning ?? word} <code>${word}</code></li>`;
  });
  return page(tenant, {
    title: 'Allow access',
    formAction: formTargets(visit),
    body: html`<p>${applicationName(tenant, visit.client_id)} asks for access to your account ${email}.</p>
${api && html`<p>At ${api.name}, <code>${api.identifier}</code>:</p>`}
<ul>${described}</ul>
<form method="post" action="${tenant.base}/u/consent">
<input type="hidden" name="state" value="${hostedState(visit)}">
<p class="row"><button class="main" name="action" value="accept">Accept</button>
<button name="action" value="deny">Decline</button></p>
</form>`,
  });
}
