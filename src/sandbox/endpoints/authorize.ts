import { conclude, needsLogin } from '#sandbox/authorization.ts';
import { messageTarget, readAuthorizeRequest } from '#sandbox/authorize-request.ts';
import { bodyOf, queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { mayMessage, originRefused } from '#sandbox/cors.ts';
import { deliverError, redirect } from '#sandbox/deliver.ts';
import { oauthError } from '#sandbox/errors.ts';
import { errorPage } from '#sandbox/pages/error.ts';
import { currentSession } from '#sandbox/sessions.ts';
import { pageUrl, startVisit } from '#sandbox/transactions.ts';

/** `GET|POST /authorize` */
export async function authorize(tenant: Tenant, c: Ctx): Promise<Response> {
  const params = c.req.method === 'POST' ? await bodyOf(c) : queryOf(c);
  const read = readAuthorizeRequest(tenant, params);
  const clientId = params.get('client_id');
  if (read.kind === 'page') return errorPage(tenant, c, read.refusal, clientId);
  const { request } = read;
  const client = read.kind === 'accepted' ? read.client : tenant.application(clientId);
  if (client && request.response_mode === 'web_message' && !mayMessage(client, messageTarget(request))) {
    return originRefused(c, messageTarget(request));
  }
  if (read.kind === 'redirect') {
    const { error, error_description } = read.refusal;
    c.set('log', { type: 'f', description: `${error}: ${error_description}`, client_id: clientId });
    return deliverError(tenant, request, read.refusal);
  }
  const silent = request.prompt.includes('none');
  const found = await currentSession(tenant, c);
  const session = silent && !tenant.through('silentSession', true) ? undefined : found;
  if (session && !needsLogin(tenant, request, session)) {
    return conclude(tenant, c, { request, client: read.client, session, visit: undefined });
  }
  if (silent) {
    c.set('log', { type: 'fsa', description: 'Login required', client_id: clientId });
    return deliverError(tenant, request, oauthError(403, 'login_required', 'Login required'));
  }
  const visit = await startVisit(tenant, c, clientId, { kind: 'authorize', request });
  c.set('log', { type: 'i', description: 'Login page', client_id: clientId });
  return redirect(pageUrl(tenant, request.screen_hint === 'signup' ? 'u/signup' : 'u/login', visit));
}
