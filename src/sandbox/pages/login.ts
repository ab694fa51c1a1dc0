import { BLOCKED_TEXT, forgetWrongPasswords, isLockedOut, noteWrongPassword } from '#sandbox/brute-force.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { html } from '#sandbox/html.ts';
import type { Transaction } from '#sandbox/state.ts';
import { lostVisit, pageUrl } from '#sandbox/transactions.ts';
import { accountFor, applicationName, formTargets, loggedIn, openVisit } from '#sandbox/visit.ts';
import { page, problemNote } from './layout.ts';

const WRONG = 'Wrong email or password.';
const UNBLOCKING =
  'The practice tenant sends nothing: another password for this user on the sandbox page unblocks, and so do 30 days.';

/** `GET|POST /u/login`: identifier and password. */
export async function loginPage(tenant: Tenant, c: Ctx): Promise<Response> {
  const opened = await openVisit(tenant, c);
  if (!opened) return lostVisit(tenant, c);
  const { visit, fields } = opened;
  if (c.req.method === 'GET') return form(tenant, visit, { email: hintOf(visit) });
  const email = fields.get('username').trim();
  // Each connection may have a user of this address.
  const named = [...tenant.state.users.all()].filter(
    (one) => one.email.toLowerCase() === email.toLowerCase(),
  );
  const user = named.find((one) => accountFor(tenant, visit, one)) ?? named[0];
  const account = user && accountFor(tenant, visit, user);
  if (user && account && isLockedOut(tenant, user)) {
    c.set('log', { type: 'limit_wc', description: `${user.email} is blocked`, client_id: visit.client_id });
    return form(tenant, visit, { email, problem: BLOCKED_TEXT, status: 429, advice: UNBLOCKING });
  }
  if (!user || !account || user.password !== fields.get('password')) {
    const type = user ? 'fp' : 'fu';
    c.set('log', { type, description: WRONG, client_id: visit.client_id });
    if (user && account) {
      noteWrongPassword(tenant, user);
      await tenant.store.save();
    }
    return form(tenant, visit, { email, problem: WRONG, status: 400 });
  }
  forgetWrongPasswords(tenant, user);
  return loggedIn(tenant, c, visit, { user, connection: account.connection });
}

function hintOf({ goal }: Transaction): string {
  return goal.kind === 'authorize' ? goal.request.login_hint : '';
}

type Shown = { email: string; problem?: string; status?: number; advice?: string };

function form(tenant: Tenant, visit: Transaction, { email, problem, status = 200, advice }: Shown) {
  return page(tenant, {
    title: 'Log in',
    status,
    formAction: formTargets(visit),
    body: html`<p>to go on to ${applicationName(tenant, visit.client_id)}</p>
${problemNote(problem)}
${advice !== undefined && html`<p>${advice}</p>`}
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
