/** A tenant in memory, with a clock, and a browser that keeps cookies and fills in the hosted pages. */
import { decodeJwt } from 'jose';
import type { Json } from '#lib/json.ts';
import type { TenantOptions } from '#sandbox/context.ts';
import { cookieSessions } from '#sandbox/cookie-sessions.ts';
import { clientIds } from '#sandbox/seed.ts';
import type { Aside } from '#sandbox/store.ts';
import { createTenant } from '#sandbox/tenant.ts';

export const APP = 'https://app.example';
export const CALLBACK = `${APP}/callback`;
export const INES = 'ines.moreau@example.com';

/** Storage as IndexedDB has it: what is loaded and saved is a copy. Begins with `kept`, if there is something. */
export function copyingStorage(kept?: unknown) {
  let stored = structuredClone(kept) as Json | undefined;
  let saves = 0;
  const aside: Aside[] = [];
  const save = async (state: Json) => {
    saves++;
    stored = structuredClone(state);
  };
  return {
    load: async () => (stored === undefined ? undefined : { state: structuredClone(stored) }),
    keep: async (why: Aside) => {
      aside.push(why);
    },
    replace: save,
    append: (_changes: unknown, whole: () => Json) => save(whole()),
    get stored() {
      return stored;
    },
    /** Why something was put aside, each time. */
    aside,
    get saves() {
      return saves;
    },
  };
}

export type Practice = ReturnType<typeof practice>;

export function practice(options: Partial<TenantOptions> & { issuer?: string } = {}) {
  const issuer = options.issuer ?? 'https://tenant.example/';
  const storage = options.storage ?? copyingStorage();
  const clock = { ms: Date.parse('2026-11-24T10:00:00Z') };
  const start = () =>
    createTenant({
      issuer,
      appOrigins: [APP],
      seed: 1,
      now: () => clock.ms,
      ...options,
      storage,
      sessions: options.sessions ?? cookieSessions({ issuer }),
    });
  let tenant = start();
  const url = (path: string, params: Record<string, string> = {}) => {
    const target = new URL(path, issuer);
    for (const [name, value] of Object.entries(params)) target.searchParams.set(name, value);
    return target;
  };
  const send = (path: string, init?: RequestInit) => tenant.fetch(new Request(url(path), init));
  return {
    issuer,
    clock,
    url,
    send,
    fetch: (request: Request) => tenant.fetch(request),
    prepare: () => tenant.prepare(),
    /** As if the host had stopped between two requests. */
    restart: () => {
      tenant = start();
    },
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    admin: (method: string, path: string, body?: unknown) =>
      send(`__sandbox/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    browser: () => browser((request) => tenant.fetch(request), issuer),
    /** A browser that has been here before, with these cookies. */
    browserWith: (jar: Map<string, string>) => browser((request) => tenant.fetch(request), issuer, jar),
    async tokens(fields: Record<string, string>) {
      const response = await this.post('oauth/token', fields);
      return (await response.json()) as Record<string, string>;
    },
  };
}

function browser(
  fetch: (request: Request) => Promise<Response>,
  issuer: string,
  jar = new Map<string, string>(),
) {
  async function go(target: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(new Request(new URL(target, issuer), { ...init, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects as long as they stay at the tenant; then says where they lead. */
  async function visit(target: string | URL, init: RequestInit = {}): Promise<Landing> {
    let response = await go(target, init);
    for (let hops = 0; hops < 10; hops++) {
      const location = response.headers.get('location');
      if (location === null) return { response, html: await response.text(), left: undefined };
      const next = new URL(location, issuer);
      if (next.origin !== new URL(issuer).origin) return { response, html: '', left: next };
      response = await go(next);
    }
    throw new Error('Too many redirects.');
  }

  /** Sends the form of a page with its hidden fields. */
  async function submit(html: string, fields: Record<string, string>): Promise<Landing> {
    const action = /<form method="post" action="([^"]*)"/.exec(html)?.[1] ?? '';
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    const body = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return visit(new URL(action, issuer), { method: 'POST', body });
  }

  async function logIn(target: string | URL, email = INES): Promise<Landing> {
    const page = await visit(target);
    return submit(page.html, { username: email, password: 'practice' });
  }

  return { visit, submit, logIn, jar };
}

type Landing = { response: Response; html: string; left: URL | undefined };

/** RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export function loginParams(more: Record<string, string> = {}): Record<string, string> {
  return {
    client_id: clientIds.spa,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...more,
  };
}

/** Logs Ines in and exchanges the code. */
export async function loginTokens(tenant: Practice, more: Record<string, string> = {}) {
  const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams(more)));
  return tenant.tokens(codeFields(left));
}

export function codeFields(left: URL | undefined, more: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    client_id: clientIds.spa,
    code: left?.searchParams.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: VERIFIER,
    ...more,
  };
}

export function claims(token: string | undefined): Record<string, unknown> {
  return decodeJwt(token ?? '') as Record<string, unknown>;
}
