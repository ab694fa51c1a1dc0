/** The practice tenant's data, read and changed over its admin API. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sandboxIssuer, whenSandboxReady } from '#app/adapters/sandbox-host.ts';
import { syncSandboxTenant } from './sandbox-tenant.ts';

export type SandboxApplication = {
  client_id: string;
  name: string;
  app_type: string;
  token_endpoint_auth_method: string;
  client_secret?: string;
  callbacks: string[];
  allowed_logout_urls: string[];
  web_origins: string[];
  allowed_origins: string[];
  grant_types: string[];
  jwt_configuration: { alg: string; lifetime_in_seconds: number };
  refresh_token: { rotation_type: string; leeway: number };
  is_first_party: boolean;
};

export type SandboxUser = {
  user_id: string;
  email: string;
  name: string;
  email_verified: boolean;
  blocked: boolean;
  password: string;
};

export type SandboxApi = {
  id: string;
  identifier: string;
  name: string;
  scopes: { value: string; description: string }[];
  allow_offline_access: boolean;
  token_lifetime: number;
  skip_consent_for_verifiable_first_party_clients: boolean;
};

export type SandboxFault = { id: string; title: string; detail: string; finding: string; on: boolean };

export type SandboxState = {
  settings: Record<string, string | number | boolean | string[]>;
  applications: SandboxApplication[];
  users: SandboxUser[];
  apis: SandboxApi[];
  clock: { offset_seconds: number };
  faults: SandboxFault[];
  sessions: number;
};

export type SandboxLogEntry = {
  id: number;
  at: number;
  method: string;
  path: string;
  status: number;
  client_id?: string;
  type: string;
  description: string;
};

const STATE = ['sandbox', 'state'];
const LOG = ['sandbox', 'log'];

export type AdminCall = { method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; path: string; body?: unknown };

async function call<T>({ method, path, body }: AdminCall): Promise<T> {
  const unavailable = await whenSandboxReady();
  if (unavailable) throw new Error(unavailable.detail);
  const response = await fetch(`${sandboxIssuer()}__sandbox/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  const told = (answer ?? {}) as { error_description?: string; message?: string };
  throw new Error(told.error_description ?? told.message ?? `The sandbox answered ${response.status}.`);
}

export function useSandboxState() {
  return useQuery({ queryKey: STATE, queryFn: () => call<SandboxState>({ method: 'GET', path: 'state' }) });
}

export function useSandboxLog() {
  return useQuery({
    queryKey: LOG,
    queryFn: () => call<{ entries: SandboxLogEntry[] }>({ method: 'GET', path: 'log' }),
  });
}

/** Changes something and reads everything again; the tenant that flows run on follows. */
export function useSandboxChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: AdminCall) => call<unknown>(change),
    onSuccess: async () => {
      await syncSandboxTenant();
      await queries.invalidateQueries();
    },
  });
}
