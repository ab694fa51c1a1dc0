import { exchangesOf, originOf, sent } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { advice, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Fix } from '#diagnose/rule.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';

/**
 * A hidden frame that brought nothing back. A page sees neither what another site shows in a frame nor that the
 * browser refused to show it, so what was sent decides which explanation stands first.
 */
export const frameWithoutAnswer = rule(
  'frame-without-answer',
  'error',
  (model) => exchangesOf(model).filter(({ mode, failure }) => mode === 'iframe' && failure !== undefined),
  (exchange, model) => {
    const prompt = sent(exchange, 'prompt');
    const asks = prompt?.split(' ').includes('none') !== true;
    return {
      title: asks
        ? 'The hidden frame brought nothing back: without `prompt=none` the tenant shows a page'
        : 'The hidden frame brought nothing back, though `prompt=none` was sent',
      cause: asks
        ? 'A login page forbids other sites to frame it (`frame-ancestors`, `X-Frame-Options`), and nobody could see it in a hidden frame. `prompt=none` makes the tenant answer at once, with a code or with `login_required`; the hidden frame sends it by itself, unless it is changed.'
        : 'With `prompt=none` a tenant redirects at once, a missing session or a blocked third-party cookie included: that is `login_required`. Silence means that it kept the frame. It shows an error page when it does not trust `client_id`, `redirect_uri` or this origin, and the browser shows nothing of a page whose `frame-ancestors` or `X-Frame-Options` forbids the frame. Or nothing answers at that address.',
      evidence: [
        {
          event: exchange.requestEvent,
          path: 'query.prompt',
          note: `It was \`${prompt ?? 'not sent'}\`.`,
        },
        ...(exchange.responseEvent
          ? [{ event: exchange.responseEvent, note: exchange.failure?.message ?? '' }]
          : []),
      ],
      fixes: asks
        ? retry(model, exchange.step, 'Try the frame again with prompt=none', { prompt: 'none' })
        : waysOut(exchange, model),
      references: [pages.silent, pages.frameAncestors, pages.errorPages],
    };
  },
);

function waysOut(exchange: Exchange, model: TraceModel): Fix[] {
  const redirectUri = sent(exchange, 'redirect_uri') ?? model.target.redirectUri;
  const byMessage = sent(exchange, 'response_mode') === 'web_message';
  return [
    advice(
      'Open the link of this request in a tab of its own. It shows the page that the frame hides; an answer there instead says that the cookie is sent in a tab only.',
    ),
    byMessage
      ? setting(model, 'allowedWebOrigins', { value: originOf(redirectUri) })
      : setting(model, 'allowedCallbackUrls', { value: redirectUri }),
    ...retry(model, exchange.step, 'Try the frame again'),
  ];
}
