import { DEVICE_GRANT, grantOf } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { pages } from '#diagnose/references.ts';
import { waitOf } from './rate-limited.ts';

/** RFC 8628 section 3.5 gives `slow_down` to the device's polling alone; elsewhere it is a limit like any other. */
export const pollingTooFast = onRefusal(
  'polling-too-fast',
  ({ exchange, error }) => error === 'slow_down' && grantOf(exchange) === DEVICE_GRANT,
  ({ exchange, evidence }) => {
    const wait = waitOf(exchange);
    return {
      title: 'The tenant asked to poll more slowly: `slow_down`',
      cause: `The tenant says that the requests come faster than it wants, whatever \`interval\` said. From here on five seconds are added to each pause, for good. The code stays valid.${
        wait ? ` \`${wait.header}\` asks for ${wait.seconds} s.` : ''
      }`,
      evidence: [evidence, ...(wait ? [wait.evidence] : [])],
      fixes: [],
      references: [pages.devicePolling],
    };
  },
  'note',
);
