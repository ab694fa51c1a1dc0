import type { Ctx, Tenant } from '#sandbox/context.ts';
import { redirect } from '#sandbox/deliver.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { html } from '#sandbox/html.ts';
import { withQuery } from '#sandbox/redirect-uris.ts';
import { endSession } from '#sandbox/sessions.ts';
import { endVisit, lostVisit } from '#sandbox/transactions.ts';
import { formTargets, openVisit } from '#sandbox/visit.ts';
import { page } from './layout.ts';

/** `GET|POST /u/logout`: asks before a session ends that the request did not prove to know. */
export async function logoutPage(tenant: Tenant, c: Ctx): Promise<Response> {
  const opened = await openVisit(tenant, c);
  if (opened?.visit.goal.kind !== 'logout') return lostVisit(tenant, c);
  const { visit, fields } = opened;
  const { redirect_uri, state } = opened.visit.goal;
  if (c.req.method === 'GET') {
    return page(tenant, {
      title: 'Log out?',
      formAction: formTargets(visit),
      body: html`<p>This ends your session at the tenant.</p>
<form method="post" action="${tenant.base}/u/logout">
<input type="hidden" name="state" value="${hostedState(visit)}">
<p class="row"><button class="main" name="action" value="accept">Log out</button>
<button name="action" value="deny">Stay logged in</button></p>
</form>`,
      hint: false,
    });
  }
  endVisit(tenant, visit);
  if (fields.get('action') !== 'accept') {
    await tenant.store.save();
    return page(tenant, {
      title: 'Still logged in',
      body: html`<p>You may close this page.</p>`,
      hint: false,
    });
  }
  return loggedOut(tenant, c, redirect_uri, state, visit.client_id);
}

/** Ends the session and sends the browser back, or says so where there is no address. */
export async function loggedOut(
  tenant: Tenant,
  c: Ctx,
  redirectUri: string,
  state: string | null,
  clientId: string,
): Promise<Response> {
  const answer =
    redirectUri === ''
      ? page(tenant, { title: 'Logged out', body: html`<p>You may close this page.</p>`, hint: false })
      : redirect(withQuery(redirectUri, state === null ? [] : [['state', state]]));
  await endSession(tenant, c, answer.headers);
  c.set('log', { type: 'slo', description: 'Logged out', client_id: clientId });
  return answer;
}
