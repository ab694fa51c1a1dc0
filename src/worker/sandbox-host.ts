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

let made: ReturnType<typeof createTenant> | undefined;

/** Its state is in IndexedDB: the worker may stop at any moment. */
function tenant(origin: string): ReturnType<typeof createTenant> {
  made ??= createTenant({
    issuer: origin + SANDBOX,
    appOrigins: [origin],
    storage: {
      load: async () => {
        const state = await loadSandboxState();
        return state === undefined ? undefined : { state };
      },
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
    // A browser adds `Origin` after the worker; only pages of this origin come here, and a visit is no page's call.
    askingOrigin: ({ mode }) => (mode === 'navigate' ? undefined : origin),
  });
  return made;
}

/** Loads the state and makes the keys, ahead of the first request. What fails here fails again, and is told, there. */
export async function prepareTenant(origin: string): Promise<void> {
  await tenant(origin)
    .prepare()
    .catch(() => undefined);
}

export function answerAsTenant(request: Request): Promise<Response> {
  return tenant(new URL(request.url).origin).fetch(request);
}
