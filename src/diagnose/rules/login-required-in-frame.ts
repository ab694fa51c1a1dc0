import { sent } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { advice, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const loginRequiredInFrame = onRefusal(
  'login-required-in-frame',
  ({ exchange, error }) => error === 'login_required' && exchange.callback !== undefined,
  ({ exchange, evidence }, model) => {
    const framed = exchange.mode === 'iframe';
    return {
      title: framed
        ? 'The hidden frame found no session at the tenant: `login_required`'
        : 'The user is not logged in at the tenant, and `prompt=none` forbids to ask',
      cause: framed
        ? 'Either nobody is logged in there, or the browser did not send the tenant’s cookie: in a frame it is a third-party cookie, and most browsers block it unless tenant and app share a domain.'
        : 'With `prompt=none` the tenant answers at once and shows no page. There is no session, or it has run out.',
      evidence: [
        {
          event: exchange.requestEvent,
          path: 'query.prompt',
          note: `It was \`${sent(exchange, 'prompt') ?? 'not sent'}\`.`,
        },
        evidence,
      ],
      fixes: [
        ...(framed
          ? [
              advice(
                'Log in once in this tab, then try the frame again. If it still fails, the cookie is blocked: use a custom domain, or refresh tokens instead of the frame.',
              ),
              ...retry(model, exchange.step, 'Try the frame again'),
            ]
          : retry(model, exchange.step, 'Ask the user to log in', { prompt: '' })),
      ],
      references: [pages.silent, pages.customDomains, pages.authenticationErrors],
    };
  },
);
