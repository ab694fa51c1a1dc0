/** The practice tenant as one of this browser's tenants, read over HTTP like any other. */

import { getSecret, setSecret } from '#app/adapters/client-secrets.ts';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { isClientAuthMethod } from '#catalog/client-auth.ts';
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { getTenant, putTenant } from '#store/tenants.ts';
import type { Application } from '#store/types.ts';
import type { ApplicationType } from '#trace/event.ts';

export const SANDBOX_ID = 'sandbox';

const types: Record<string, ApplicationType> = {
  spa: 'spa',
  regular_web: 'web',
  native: 'native',
  non_interactive: 'machine',
};

/** Reads the applications of the sandbox's state; whatever does not look like one is left out. */
export function applicationsOf(state: Json): { application: Application; secret: string | undefined }[] {
  if (!isJsonObject(state)) return [];
  const audience = objects(state['apis'])
    .map((api) => text(api['identifier']))
    .find(Boolean);
  return objects(state['applications']).flatMap((app) => {
    const clientId = text(app['client_id']);
    if (!clientId) return [];
    const type = types[text(app['app_type'])] ?? 'spa';
    const method = app['token_endpoint_auth_method'];
    const authMethod = isClientAuthMethod(method) ? method : 'none';
    const refreshes = Array.isArray(app['grant_types']) && app['grant_types'].includes('refresh_token');
    const application: Application = {
      id: clientId,
      name: text(app['name']) || clientId,
      clientId,
      type,
      authMethod,
      audience: audience ?? '',
      scope: type === 'machine' ? '' : `openid profile email${refreshes ? ' offline_access' : ''}`,
      connection: '',
      organization: '',
      extra: [],
    };
    return [{ application, secret: text(app['client_secret']) || undefined }];
  });
}

/** Brings the kept tenant up to date. Leaves it as it is when the sandbox does not answer. */
export async function syncSandboxTenant(): Promise<void> {
  const issuer = sandboxIssuer();
  const response = await fetch(`${issuer}__sandbox/state`).catch(() => undefined);
  const state: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
  if (state === undefined) return;
  const found = applicationsOf(state as Json);
  for (const { application, secret } of found) {
    if (secret && getSecret(issuer, application.clientId, 'client_secret') !== secret) {
      setSecret(issuer, application.clientId, 'client_secret', secret, { keep: false });
    }
  }
  const known = await getTenant(SANDBOX_ID);
  const now = Date.now();
  await putTenant({
    id: SANDBOX_ID,
    name: 'Sandbox',
    kind: 'sandbox',
    issuer,
    applications: found.map(({ application }) => application),
    createdAt: known?.createdAt ?? now,
    usedAt: known?.usedAt ?? now,
  });
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
