/** The practice tenant over its admin API: the page and the tenant talk HTTP only. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';

export type Fault = { id: string; title: string; detail: string; finding: string; on: boolean };

export type SandboxState = {
  settings: JsonObject;
  applications: JsonObject[];
  users: JsonObject[];
  apis: JsonObject[];
  clock: { offset_seconds: number };
  faults: Fault[];
  sessions: number;
};

export type LogEntry = {
  id: number;
  at: number;
  method: string;
  path: string;
  status: number;
  client_id?: string;
  type: string;
  description: string;
};

export type Change = { method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; body?: Json };

const LOG_EVERY_MS = 2000;

/** Throws a Problem when the tenant refuses or does not answer. */
async function call(method: string, path: string, body?: Json): Promise<Json> {
  const response = await fetch(`${sandboxIssuer()}__sandbox/${path}`, {
    method,
    cache: 'no-store',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => undefined);
  if (!response) throw problem('sandbox-silent', 'The sandbox did not answer', 'Nothing was changed.');
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || (answer === undefined && response.status !== 204)) {
    const notice = isJsonObject(answer) ? (answer['message'] ?? answer['error_description']) : undefined;
    const detail = typeof notice === 'string' ? notice : `It answered ${response.status}.`;
    throw problem('sandbox-refused', 'The sandbox refused the change', detail);
  }
  return (answer ?? null) as Json;
}

export function useSandboxState(ready: boolean) {
  return useQuery<SandboxState, Problem>({
    queryKey: ['sandbox', 'state'],
    enabled: ready,
    queryFn: async () => (await call('GET', 'state')) as SandboxState,
  });
}

export function useSandboxLog() {
  return useQuery<LogEntry[], Problem>({
    queryKey: ['sandbox', 'log'],
    refetchInterval: LOG_EVERY_MS,
    queryFn: async () => {
      const answer = await call('GET', 'log');
      const entries = isJsonObject(answer) ? answer['entries'] : undefined;
      return (Array.isArray(entries) ? (entries as LogEntry[]) : []).toReversed();
    },
  });
}

/** Resolves with the answer; everything that reads the tenant reads it anew. */
export function useSandboxChange() {
  const queries = useQueryClient();
  return useMutation<Json, Problem, Change>({
    mutationFn: ({ method, path, body }) => call(method, path, body),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['sandbox'] }),
        queries.invalidateQueries({ queryKey: ['tenants'] }),
      ]),
  });
}
