/** The pages behind `verification_uri`: enter the code, confirm it, and what came of it. */
import { bodyOf, queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { redirect } from '#sandbox/deliver.ts';
import { findDevice } from '#sandbox/device-visit.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { html } from '#sandbox/html.ts';
import { currentSession } from '#sandbox/sessions.ts';
import { endVisit, lostVisit, pageUrl, startVisit, takeStep } from '#sandbox/transactions.ts';
import { applicationName, openVisit } from '#sandbox/visit.ts';
import { page, problemNote } from './layout.ts';

/** `GET|POST /activate` */
export async function activatePage(tenant: Tenant, c: Ctx): Promise<Response> {
  if (c.req.method === 'GET') return codeForm(tenant, queryOf(c).get('user_code'));
  const typed = (await bodyOf(c)).get('user_code');
  const found = findDevice(tenant, typed);
  if (!found) {
    const missing = typed.trim() === '' ? 'Enter the code displayed on your device' : undefined;
    c.set('log', { type: 'fdeac', description: missing ?? 'Invalid or expired user code' });
    return codeForm(tenant, typed, missing ?? 'Invalid or expired user code');
  }
  const visit = await startVisit(tenant, c, found.client_id, {
    kind: 'device',
    device_code: found.device_code,
  });
  return redirect(pageUrl(tenant, 'activate/confirm', visit));
}

function codeForm(tenant: Tenant, code: string, problem?: string): Response {
  return page(tenant, {
    title: 'Connect a device',
    status: problem === undefined ? 200 : 400,
    body: html`${problemNote(problem)}
<form method="post" action="${tenant.base}/activate">
<label>Code displayed on your device
<input class="code" name="user_code" value="${code}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" required></label>
<button class="main">Continue</button>
</form>`,
  });
}

/** `GET|POST /activate/confirm`: guards against a code that somebody else sent. */
export async function confirmDevicePage(tenant: Tenant, c: Ctx): Promise<Response> {
  const opened = await openVisit(tenant, c);
  if (opened?.visit.goal.kind !== 'device') return lostVisit(tenant, c);
  const { visit, fields } = opened;
  const { goal } = opened.visit;
  const record = tenant.state.device_codes.get(goal.device_code);
  if (!record) return lostVisit(tenant, c);
  if (c.req.method === 'GET') {
    return page(tenant, {
      title: 'Is this your code?',
      body: html`<p>${applicationName(tenant, visit.client_id)} shows this code on your device:</p>
<p class="big">${record.user_code}</p>
<p>If it shows another one, or if somebody sent you the code, cancel.</p>
<form method="post" action="${tenant.base}/activate/confirm">
<input type="hidden" name="state" value="${hostedState(visit)}">
<p class="row"><button class="main" name="action" value="confirm">Confirm</button>
<button name="action" value="cancel">Cancel</button></p>
</form>`,
    });
  }
  if (fields.get('action') !== 'confirm') {
    tenant.state.device_codes.patch(goal.device_code, { status: 'denied' });
    endVisit(tenant, visit);
    await tenant.store.save();
    return redirect(`${tenant.base}/activate/denied`);
  }
  const session = await currentSession(tenant, c);
  takeStep(tenant, visit, { name: 'confirm-device', at: tenant.seconds() }, session?.id);
  await tenant.store.save();
  return redirect(pageUrl(tenant, session ? 'authorize/resume' : 'u/login', visit));
}

const endings: Record<string, { title: string; text: string }> = {
  success: { title: 'Device connected', text: 'The device goes on by itself. You may close this page.' },
  denied: { title: 'Device not connected', text: 'The device is told that you cancelled.' },
  expired: { title: 'Code expired', text: 'Ask the device for a new code.' },
};

/** `GET /activate/success`, `/activate/denied`, `/activate/expired` */
export function deviceEndingPage(tenant: Tenant, c: Ctx): Response {
  const ending = c.req.path.slice(c.req.path.lastIndexOf('/') + 1);
  const { title, text } = endings[ending] ?? {
    title: 'Code expired',
    text: 'Ask the device for a new code.',
  };
  return page(tenant, { title, body: html`<p>${text}</p>`, hint: false });
}
