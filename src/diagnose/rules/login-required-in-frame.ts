import { sent } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { advice, againStep, loginStep, retry, withoutPrompt } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const loginRequiredInFrame = onRefusal(
  'login-required-in-frame',
  ({ exchange, error }) => error === 'login_required' && exchange.callback !== undefined,
  ({ exchange, evidence }, model) => {
    const framed = exchange.mode === 'iframe';
    const prompt = sent(exchange, 'prompt');
    const silent = prompt?.split(' ').includes('none') === true;
    return {
      title: framed
        ? 'The hidden frame found no session at the tenant: `login_required`'
        : silent
          ? 'The user is not logged in at the tenant, and `prompt=none` forbids to ask'
          : 'The tenant answered `login_required`, though it was free to ask',
      cause: framed
        ? 'Either nobody is logged in there, or the browser did not send the tenant’s cookie. In a frame it is a third-party cookie, and most browsers block it unless tenant and app share a domain.'
        : silent
          ? 'With `prompt=none` the tenant answers at once and shows no page. There is no session, or it has run out.'
          : 'Nobody sent `prompt=none`, so the tenant may show its login page, and it did not. A rule of the tenant, `max_age`, an `id_token_hint` of another user, or an identity provider behind it can answer this way; its log says which.',
      evidence: [
        { event: exchange.requestEvent, path: 'query.prompt', note: `It was \`${prompt ?? 'not sent'}\`.` },
        evidence,
      ],
      fixes: framed
        ? [
            advice(
              'Log in once in this tab, then try the frame again. If it still fails, the cookie is blocked: use a custom domain, or refresh tokens instead of the frame.',
            ),
            ...retry(model, againStep(model, exchange), 'Try the frame again'),
          ]
        : silent
          ? withoutPrompt(model, exchange, 'Ask the user to log in')
          : retry(model, loginStep(model), 'Begin this login again'),
      references: [pages.silent, pages.customDomains, pages.authenticationErrors],
    };
  },
);
