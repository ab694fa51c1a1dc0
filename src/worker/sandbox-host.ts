import type { Json } from '#lib/json.ts';
import { createTenant } from '#sandbox/tenant.ts';
import {
  keepSandboxState,
  loadSandboxSession,
  loadSandboxState,
  saveSandboxSession,
  saveSandboxState,
} from '#store/sandbox-state.ts';

export const SANDBOX = '/sandbox/';

/** A worker sees no cookies, so the browser has one session, which every tab shares. */
const CURRENT = 'current';

let tenant: ReturnType<typeof createTenant> | undefined;

/** Answers a request to the practice tenant. Its state is in IndexedDB: the worker may stop at any moment. */
export function answerAsTenant(request: Request): Promise<Response> {
  const { origin } = new URL(request.url);
  tenant ??= createTenant({
    issuer: origin + SANDBOX,
    appOrigins: [origin],
    storage: {
      load: loadSandboxState,
      // An older state is brought up to date, and nothing of it is lost.
      keep: async ({ reason, text }) => (reason === 'older' ? undefined : keepSandboxState(text)),
      replace: saveSandboxState,
      append: (_changes, whole) => saveSandboxState(whole()),
    },
    sessions: {
      read: async () => {
        const id: Json | undefined = await loadSandboxSession(CURRENT);
        return typeof id === 'string' ? id : undefined;
      },
      write: (id) => saveSandboxSession(CURRENT, id ?? null),
    },
  });
  return tenant.fetch(request);
}
