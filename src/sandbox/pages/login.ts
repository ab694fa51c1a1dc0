import type { Ctx, Tenant } from '#sandbox/context.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { html } from '#sandbox/html.ts';
import type { Transaction } from '#sandbox/state.ts';
import { lostVisit, pageUrl } from '#sandbox/transactions.ts';
import { accountFor, applicationName, formTargets, loggedIn, openVisit } from '#sandbox/visit.ts';
import { page, problemNote } from './layout.ts';

/** `GET|POST /u/login`: identifier and password. */
export async function loginPage(tenant: Tenant, c: Ctx): Promise<Response> {
  const opened = await openVisit(tenant, c);
  if (!opened) return lostVisit(tenant, c);
  const { visit, fields } = opened;
  if (c.req.method === 'GET') return form(tenant, visit, { email: hintOf(visit) });
  const email = fields.get('username').trim();
  const user = tenant.state.users.find((one) => one.email.toLowerCase() === email.toLowerCase());
  const account = user && accountFor(tenant, visit, user);
  if (!user || !account || user.password !== fields.get('password')) {
    const type = user ? 'fp' : 'fu';
    c.set('log', { type, description: 'Wrong email or password.', client_id: visit.client_id });
    return form(tenant, visit, { email, problem: 'Wrong email or password.' });
  }
  return loggedIn(tenant, c, visit, { user, connection: account.connection });
}

function hintOf({ goal }: Transaction): string {
  return goal.kind === 'authorize' ? goal.request.login_hint : '';
}

function form(tenant: Tenant, visit: Transaction, { email, problem }: { email: string; problem?: string }) {
  return page(tenant, {
    title: 'Log in',
    status: problem === undefined ? 200 : 400,
    formAction: formTargets(visit),
    body: html`<p>to go on to ${applicationName(tenant, visit.client_id)}</p>
${problemNote(problem)}
<form method="post" action="${tenant.base}/u/login">
<input type="hidden" name="state" value="${hostedState(visit)}">
<label>Email address
<input name="username" type="email" value="${email}" autocomplete="username" required></label>
<label>Password
<input name="password" type="password" autocomplete="current-password" required></label>
<button class="main" name="action" value="default">Continue</button>
</form>
<p>No account yet? <a href="${pageUrl(tenant, 'u/signup', visit)}">Sign up</a></p>`,
  });
}
