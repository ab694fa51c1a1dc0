/** Ways out, for whichever tenant the run talks to. */
import type { TraceModel } from '#trace/model.ts';
import { authorizeOf, stepOf } from './look.ts';
import type { Fix } from './rule.ts';

/** Where a setting stands in Auth0's Dashboard, word for word; `ours` is the application's or API's name. */
const SETTINGS = {
  callbacks: ['Applications', 'Applications', 'app', 'Settings', 'Application URIs', 'Allowed Callback URLs'],
  'web-origins': [
    'Applications',
    'Applications',
    'app',
    'Settings',
    'Cross-Origin Authentication',
    'Allowed Web Origins',
  ],
  'client-id': ['Applications', 'Applications', 'app', 'Settings', 'Basic Information', 'Client ID'],
  'client-secret': ['Applications', 'Applications', 'app', 'Settings', 'Basic Information', 'Client Secret'],
  'application-type': [
    'Applications',
    'Applications',
    'app',
    'Settings',
    'Application Properties',
    'Application Type',
  ],
  'auth-method': ['Applications', 'Applications', 'app', 'Credentials', 'Authentication Methods'],
  'grant-types': ['Applications', 'Applications', 'app', 'Settings', 'Advanced Settings', 'Grant Types'],
  'signing-algorithm': [
    ...['Applications', 'Applications', 'app', 'Settings', 'Advanced Settings', 'OAuth'],
    'JSON Web Token (JWT) Signature Algorithm',
  ],
  rotation: ['Applications', 'Applications', 'app', 'Settings', 'Refresh Token Rotation'],
  'api-access': ['Applications', 'Applications', 'app', 'APIs'],
  apis: ['Applications', 'APIs', 'Identifier'],
  'offline-access': ['Applications', 'APIs', 'api', 'Settings', 'Access Settings', 'Allow Offline Access'],
  'skip-consent': [
    'Applications',
    'APIs',
    'api',
    'Settings',
    'Access Settings',
    'Allow Skipping User Consent',
  ],
  'default-audience': ['Settings', 'General', 'API Authorization Settings', 'Default Audience'],
  'custom-domain': ['Branding', 'Custom Domains'],
} as const satisfies Record<string, readonly string[]>;

export type Setting = keyof typeof SETTINGS;

/**
 * The setting to change: a Dashboard path for Auth0, the same words for the sandbox, and for any other provider the
 * setting's name alone, because its pages are its own.
 */
export function setting(
  model: TraceModel,
  which: Setting,
  more: { value?: string; note?: string } = {},
): Fix {
  const { tenantKind, applicationName } = model.target;
  const api = model.inputs['audience'] || 'the API';
  const words = SETTINGS[which].map((word) =>
    word === 'app' ? applicationName : word === 'api' ? api : word,
  );
  const last = words.at(-1) ?? which;
  if (tenantKind === 'oidc') {
    const what = `At your provider, look for the setting that Auth0 calls “${last}”`;
    return {
      kind: 'advice',
      text: `${what}${more.value ? `; it needs \`${more.value}\`.` : '.'} ${more.note ?? ''}`.trim(),
    };
  }
  return { kind: 'dashboard', path: [tenantKind === 'sandbox' ? 'Sandbox' : 'Dashboard', ...words], ...more };
}

export function advice(text: string): Fix {
  return { kind: 'advice', text };
}

/** A retry from a step of the plan; nothing when the plan has no such step. */
export function retry(
  model: TraceModel,
  step: string | undefined,
  label: string,
  inputs: Record<string, string> = {},
): Fix[] {
  const from = stepOf(model, step);
  return from ? [{ kind: 'retry', label, from: from.id, inputs }] : [];
}

/** The step that made a value. */
export function makerOf(model: TraceModel, ...names: string[]): string | undefined {
  return names.map((name) => model.values.get(name)?.step).find((step) => step !== undefined);
}

/** The step that asks the person for a login: the first that makes state, or sends the browser, or asks for a code. */
export function loginStep(model: TraceModel): string | undefined {
  return makerOf(model, 'state') ?? authorizeOf(model)?.step ?? makerOf(model, 'device_code');
}

/** Adds a word to the `scope` that the run asks for. */
export function scopeWith(model: TraceModel, word: string): Record<string, string> {
  const words = (model.inputs['scope'] ?? '').split(/\s+/).filter(Boolean);
  return { scope: [...new Set([...words, word])].join(' ') };
}
