import type { Ctx, Tenant } from '#sandbox/context.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { html } from '#sandbox/html.ts';
import { newUser } from '#sandbox/identities.ts';
import { CONNECTION } from '#sandbox/records.ts';
import { pictureOf } from '#sandbox/seed.ts';
import type { Transaction, User } from '#sandbox/state.ts';
import { lostVisit, pageUrl } from '#sandbox/transactions.ts';
import { applicationName, formTargets, loggedIn, openVisit } from '#sandbox/visit.ts';
import { page, problemNote } from './layout.ts';

const SHORTEST_PASSWORD = 8;
const MOST_USERS = 200;

/** `GET|POST /u/signup`: makes a user of the database connection. */
export async function signupPage(tenant: Tenant, c: Ctx): Promise<Response> {
  const opened = await openVisit(tenant, c);
  if (!opened) return lostVisit(tenant, c);
  const { visit, fields } = opened;
  if (c.req.method === 'GET') return form(tenant, visit, { email: '' });
  const email = fields.get('email').trim();
  const password = fields.get('password');
  const problem = problemOf(tenant, email, password);
  if (problem !== undefined) {
    c.set('log', { type: 'fs', description: problem, client_id: visit.client_id });
    return form(tenant, visit, { email, problem });
  }
  const user = signUp(tenant, email, password);
  return loggedIn(tenant, c, visit, { user, connection: CONNECTION });
}

function problemOf(tenant: Tenant, email: string, password: string): string | undefined {
  const { users } = tenant.state;
  if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(email)) return 'Enter an email address.';
  if (password.length < SHORTEST_PASSWORD || password.length > 72) {
    return `Choose a password of ${SHORTEST_PASSWORD} to 72 characters.`;
  }
  if (users.size >= MOST_USERS) return `The practice tenant keeps at most ${MOST_USERS} users.`;
  const taken = users.some((one) => one.email.toLowerCase() === email.toLowerCase());
  return taken ? 'Something went wrong, please try again later' : undefined;
}

function signUp(tenant: Tenant, email: string, password: string): User {
  return tenant.state.users.put({
    ...newUser(tenant, `auth0|${tenant.ids.hex(24)}`),
    email,
    name: email,
    nickname: email.split('@', 1)[0] ?? '',
    picture: pictureOf(tenant.ids.hex(32)),
    password,
  });
}

function form(tenant: Tenant, visit: Transaction, { email, problem }: { email: string; problem?: string }) {
  return page(tenant, {
    title: 'Sign up',
    status: problem === undefined ? 200 : 400,
    formAction: formTargets(visit),
    body: html`<p>to go on to ${applicationName(tenant, visit.client_id)}</p>
${problemNote(problem)}
<form method="post" action="${tenant.base}/u/signup">
<input type="hidden" name="state" value="${hostedState(visit)}">
<label>Email address
<input name="email" type="email" value="${email}" autocomplete="email" required></label>
<label>Password
<input name="password" type="password" autocomplete="new-password" minlength="${SHORTEST_PASSWORD}" required></label>
<button class="main" name="action" value="default">Continue</button>
</form>
<p>Signed up before? <a href="${pageUrl(tenant, 'u/login', visit)}">Log in</a></p>`,
  });
}
