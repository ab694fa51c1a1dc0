/** The headers that the app is served with, the same for `npm start` and for static hosts. */

const LOCAL = 'http://localhost:* http://127.0.0.1:*';

const policy: Record<string, string> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': `'self' https: ${LOCAL}`,
  'frame-src': `'self' https: ${LOCAL}`,
  'form-action': `'self' https: ${LOCAL}`,
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  // 'self', not 'none': silent authentication comes back to our own callback in a frame.
  'frame-ancestors': "'self'",
  'require-trusted-types-for': "'script'",
  // One policy for each worker: `trusted-script.ts`.
  'trusted-types': 'grantscope-worker grantscope-inspect',
};

export const securityHeaders: Record<string, string> = {
  'content-security-policy': Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

/** `_headers`, as Netlify, Cloudflare Pages and others read it. */
export function headersFile(): string {
  const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines,
    '  strict-transport-security: max-age=31536000',
    '/assets/*',
    '  cache-control: public, max-age=31536000, immutable',
    '/sw.js',
    '  cache-control: no-cache',
    '',
  ].join('\n');
}
