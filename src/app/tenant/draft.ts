/** A tenant while it is being edited: what was typed, kept as typed, and what is wrong with it field by field. */

import type { ClientAuthMethod } from '#catalog/client-auth.ts';
import { isSecretName } from '#catalog/secret-names.ts';
import { newId } from '#lib/ids.ts';
import type { Application, Tenant } from '#store/types.ts';
import type { ApplicationType, TenantKind } from '#trace/event.ts';

export type ApplicationDraft = Application & { secret: string; keepSecret: boolean };

export type TenantDraft = { name: string; issuer: string; applications: ApplicationDraft[] };

/** Field name to message; fields of an application are `<its id>.<field>`. */
export type FieldErrors = Record<string, string>;

export function newTenant(
  { issuer, kind }: { issuer: string; kind: Exclude<TenantKind, 'sandbox'> },
  now = Date.now(),
): Tenant {
  return {
    id: newId(),
    name: nameOf(issuer),
    kind,
    issuer,
    applications: [],
    createdAt: now,
    usedAt: now,
  };
}

export function newApplication(given: Partial<Application> = {}): Application {
  return {
    id: newId(),
    name: 'Application',
    clientId: '',
    type: 'spa',
    authMethod: 'none',
    audience: '',
    scope: 'openid profile email',
    connection: '',
    organization: '',
    extra: [],
    ...given,
  };
}

/** The host, and the path where there is one: short enough for the bar. */
export function nameOf(issuer: string): string {
  return issuer.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** What an application of this type is set to when it is made in the Dashboard. */
export function usualAuthMethod(type: ApplicationType): ClientAuthMethod {
  return type === 'spa' || type === 'native' ? 'none' : 'client_secret_post';
}

/** What is wrong with each application. The issuer is judged by the catalog. */
export function applicationErrors(applications: ApplicationDraft[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { id, ...application } of applications) {
    const set = (field: string, message: string) => {
      errors[`${id}.${field}`] = message;
    };
    const clientId = application.clientId.trim();
    if (!clientId) set('clientId', 'It stands in the settings of the application.');
    else if (/\s/.test(clientId))
      set('clientId', 'A client id has no spaces; part of another field came along.');
    else if (/^https?:\/\//.test(clientId))
      set('clientId', 'This is an address. The client id is the id of the application.');
    else if (applications.some((other) => other.id !== id && other.clientId.trim() === clientId)) {
      set('clientId', 'Another application of this tenant has the same client id.');
    }
    if (!application.name.trim()) set('name', 'Give it a name to tell it from others.');
    if (/[,;]/.test(application.scope)) set('scope', 'Scopes are parted by spaces.');
    if (/\s/.test(application.audience.trim())) set('audience', 'One identifier, without spaces.');
    if (/\s/.test(application.organization.trim())) set('organization', 'One id, org_…, or the name.');
    const bad = application.extra.find(([name]) => isSecretName(name));
    if (bad) set('extra', `\`${bad[0]}\` is a secret and is not kept with the tenant.`);
    else if (application.extra.some(([name, value]) => !name.trim() && value)) {
      set('extra', 'A value without a name is not sent.');
    }
  }
  return errors;
}

/** The application as it is kept: trimmed, without its secret. */
export function keptApplication({
  secret: _,
  keepSecret: __,
  ...application
}: ApplicationDraft): Application {
  return {
    ...application,
    name: application.name.trim(),
    clientId: application.clientId.trim(),
    audience: application.audience.trim(),
    scope: application.scope.trim().replace(/\s+/g, ' '),
    connection: application.connection.trim(),
    organization: application.organization.trim(),
    extra: application.extra.filter(([name]) => name.trim()).map(([name, value]) => [name.trim(), value]),
  };
}
