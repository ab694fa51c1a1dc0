/** The frame of every hosted page, and the policy it is served with. */
import type { Tenant } from '#sandbox/context.ts';
import { html, type Markup } from '#sandbox/html.ts';
import { PASSWORD } from '#sandbox/records.ts';

export type Page = {
  title: string;
  body: Markup;
  status?: number;
  /** Origins that a form may lead to in the end: browsers hold redirects against the policy too. */
  formAction?: string[];
  /** A file below `u/`. */
  script?: string;
  /** The origin that may show the page in a frame; nobody by default. */
  frameAncestor?: string;
  /** Attributes of the body, for the script. */
  data?: Record<string, string>;
  /** Who may log in, and how. */
  hint?: boolean;
};

export function page(tenant: Tenant, wanted: Page): Response {
  const {
    title,
    body,
    status = 200,
    formAction = [],
    script,
    frameAncestor,
    data = {},
    hint = true,
  } = wanted;
  const { friendly_name } = tenant.settings();
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`);
  const markup = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${friendly_name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${tenant.base}/u/style.css">
${script !== undefined && html`<script src="${tenant.base}/u/${script}" defer></script>`}
</head>
<body${attributes}>
<header><p>${friendly_name}</p></header>
<main>
<h1>${title}</h1>
${body}
</main>
${hint && practiceHint(tenant)}
</body>
</html>
`;
  return new Response(markup.text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(formAction, script !== undefined, frameAncestor),
      'cache-control':
        'private, no-store, no-cache, must-revalidate, post-check=0, pre-check=0, no-transform',
      'referrer-policy': 'no-referrer',
    },
  });
}

function practiceHint(tenant: Tenant): Markup {
  const names = [...tenant.state.users.all()]
    .slice(0, 8)
    .map(({ email, blocked }, index) => [
      index > 0 && ', ',
      html`<code>${email}</code>`,
      blocked && ' (blocked)',
    ]);
  return html`<footer><p>This is a practice tenant: use no real password here. Its users: ${names}. The
password of each is <code>${PASSWORD}</code>, unless you changed it.</p></footer>`;
}

function policy(formAction: string[], script: boolean, frameAncestor: string | undefined): string {
  const targets = formAction.filter((source) => /^[a-z][a-z0-9+.-]*:(?:\/\/[^\s;,'"]+)?$/i.test(source));
  return [
    "default-src 'none'",
    // A page that names no icon is asked for `/favicon.ico`, which is nothing of the tenant's, and was refused.
    'img-src data:',
    "style-src 'self'",
    ...(script ? ["script-src 'self'"] : []),
    `form-action ${["'self'", ...new Set(targets)].join(' ')}`,
    "base-uri 'none'",
    `frame-ancestors ${frameAncestor && originLike(frameAncestor) ? frameAncestor : "'none'"}`,
  ].join('; ');
}

function originLike(text: string): boolean {
  return /^https?:\/\/[^\s;,'"/]+$/.test(text);
}

/** A message above a form, read out when the page opens. */
export function problemNote(text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<p class="problem" role="alert">${text}</p>`;
}
