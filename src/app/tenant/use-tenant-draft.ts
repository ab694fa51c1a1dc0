import { useState } from 'react';
import { getSecret, isSecretKept, setSecret } from '#app/adapters/client-secrets.ts';
import { needsSecret } from '#catalog/client-auth.ts';
import type { Application, Tenant } from '#store/types.ts';
import type { ApplicationDraft, TenantDraft } from './draft.ts';

/** What was typed and not saved, while this page lives: leaving the screen does not lose it. */
const unsaved = new Map<string, TenantDraft>();

export function applicationDraft(application: Application, issuer: string): ApplicationDraft {
  return {
    ...application,
    secret: getSecret(issuer, application.clientId, 'client_secret') ?? '',
    keepSecret: isSecretKept(issuer, application.clientId, 'client_secret'),
  };
}

export function draftOf(tenant: Tenant): TenantDraft {
  return {
    name: tenant.name,
    issuer: tenant.issuer,
    applications: tenant.applications.map((application) => applicationDraft(application, tenant.issuer)),
  };
}

/** Files each secret under the tenant and application it was entered for, and forgets those of removed ones. */
export function fileSecrets(
  issuer: string,
  before: Tenant | undefined,
  applications: ApplicationDraft[],
): void {
  for (const { clientId } of before?.applications ?? []) {
    setSecret(before?.issuer ?? issuer, clientId, 'client_secret', undefined, { keep: false });
  }
  for (const { clientId, authMethod, secret, keepSecret } of applications) {
    const value = needsSecret(authMethod) ? secret : undefined;
    setSecret(issuer, clientId.trim(), 'client_secret', value, { keep: keepSecret });
  }
}

export function useTenantDraft(key: string, start: () => TenantDraft) {
  const [draft, setDraft] = useState(() => unsaved.get(key) ?? start());
  return {
    draft,
    changed: unsaved.has(key),
    set(next: TenantDraft) {
      unsaved.set(key, next);
      setDraft(next);
    },
    forget() {
      unsaved.delete(key);
    },
  };
}
