/** Which page may call an operation and read the answer. Auth0 documents the settings, not each header. */
import type { DashboardPlace } from './dashboard.ts';

export type CorsRule =
  | 'navigation'
  | 'any-origin'
  | 'callback-or-web-origins'
  | 'allowed-origins'
  | 'cross-origin-authentication'
  | 'none';

export const corsRules: Record<CorsRule, { meaning: string; dashboard?: readonly DashboardPlace[] }> = {
  navigation: { meaning: 'The browser goes there; a page cannot fetch it.' },
  'any-origin': { meaning: 'Any page may read it with a simple GET; own headers fail at the preflight.' },
  'callback-or-web-origins': {
    meaning: 'Pages whose origin is that of a callback URL or stands under Allowed Web Origins. No cookies.',
    dashboard: ['allowedCallbackUrls', 'allowedWebOrigins'],
  },
  'allowed-origins': {
    meaning: 'Pages whose origin stands under Allowed Origins (CORS) or is that of a callback URL.',
    dashboard: ['allowedOriginsCors', 'allowedCallbackUrls'],
  },
  'cross-origin-authentication': {
    meaning:
      'Pages whose origin stands under Allowed Web Origins, with cross-origin authentication on. Cookies come along.',
    dashboard: ['crossOriginAuthentication', 'allowedWebOrigins'],
  },
  none: { meaning: 'For servers: no page may call it.' },
};
