import { exchangesOf, originOf } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { advice, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { FailureCause } from '#trace/event.ts';
import { originNotAllowed } from './origin-not-allowed.ts';

const meanings: Record<FailureCause, string> = {
  cors: 'The tenant answered, and the browser may not show it to this page (CORS). To tell: the address opens in a tab of its own.',
  csp: 'This page’s own policy forbids the address (`connect-src`): that is Grantscope, not CORS of the tenant. It lets `https` through, and plain `http` to `localhost` and `127.0.0.1` only. To tell: the console names the directive.',
  'mixed-content':
    'This page came over `https`, the address is plain `http`. To tell: the address begins with `http://`.',
  offline: 'This device has no network. To tell: no other site opens either.',
  unreachable:
    'There is no such host, or nothing listens there. To tell: the address does not open in a tab of its own.',
  broken:
    'The connection was reset, or the answer is packed in a way that cannot be undone (gzip). To tell: the network panel names the error, and the same address as cURL fails, too.',
  tls: 'The certificate is not trusted. To tell: a tab of its own shows a warning.',
  timeout: 'No answer came in time. To tell: another try may pass.',
  aborted: 'You stopped it.',
  'opaque-redirect':
    'The answer was a redirect, which a page may not read. To tell: the address opens another one in a tab of its own.',
};

/** Where it is known what it was. */
const titles: Partial<Record<FailureCause, string>> = {
  csp: 'This page may not ask',
  'mixed-content': 'A page over `https` may not ask',
  timeout: 'No answer came in time from',
  'opaque-redirect': 'A redirect came, which a page may not read, from',
};

export const noAnswer = rule(
  'no-answer',
  'error',
  (model) =>
    exchangesOf(model).filter(
      ({ failure, mode }) =>
        failure &&
        mode === undefined &&
        failure.candidates[0] !== 'aborted' &&
        !originNotAllowed.applies(model),
    ),
  (exchange, model) => {
    const candidates = exchange.failure?.candidates ?? [];
    const known = candidates.length === 1 ? candidates[0] : undefined;
    const forGood = known === 'csp' || known === 'mixed-content';
    return {
      title: `${(known && titles[known]) ?? 'No answer came from'} \`${originOf(exchange.sent?.url ?? '')}\``,
      cause: `${known ? '' : 'A browser does not tell a page why. It can have been, likeliest first: '}${candidates.map((one) => meanings[one]).join(' ')}`,
      evidence: [
        { event: exchange.requestEvent, path: 'url', note: 'What was asked.' },
        ...(exchange.responseEvent
          ? [{ event: exchange.responseEvent, note: 'What the browser said.' }]
          : []),
      ],
      fixes: [
        advice(
          `Open \`${originOf(exchange.sent?.url ?? '')}\` in a tab of its own: what it shows tells these apart.`,
        ),
        // What this page may not ask it may not ask again.
        ...(forGood ? [] : retry(model, exchange.step, 'Try again')),
      ],
      references: [pages.fetchStandard, pages.cors],
    };
  },
);
