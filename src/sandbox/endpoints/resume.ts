import { conclude } from '#sandbox/authorization.ts';
import { queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { finishDevice } from '#sandbox/device-visit.ts';
import { currentSession } from '#sandbox/sessions.ts';
import { lostVisit, visitOf } from '#sandbox/transactions.ts';

/** `GET /authorize/resume`: goes on where a hosted page ended. Only for the browser that logged in there. */
export async function resume(tenant: Tenant, c: Ctx): Promise<Response> {
  const visit = visitOf(tenant, c, queryOf(c).get('state'));
  const session = await currentSession(tenant, c);
  const client = visit && tenant.application(visit.client_id);
  if (!visit || !session || !client || visit.session !== session.id) return lostVisit(tenant, c);
  switch (visit.goal.kind) {
    case 'authorize':
      return conclude(tenant, c, { request: visit.goal.request, client, session, visit });
    case 'device':
      return finishDevice(tenant, c, { visit, deviceCode: visit.goal.device_code, client, session });
    case 'logout':
      return lostVisit(tenant, c);
  }
}
