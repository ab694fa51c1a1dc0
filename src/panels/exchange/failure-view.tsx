import type { Failure, FailureCause } from '#trace/event.ts';

const causes: Record<FailureCause, { what: string; tell: string }> = {
  cors: {
    what: 'The tenant answered without allowing this origin (CORS)',
    tell: 'The network panel of the browser shows the answer, and its console names CORS. The same request as cURL works.',
  },
  csp: {
    what: 'Grantscope’s own policy (CSP) forbids the address; the tenant was not asked',
    tell: 'The console names Content Security Policy. It lets https through, and plain http to localhost and 127.0.0.1: not to [::1].',
  },
  'mixed-content': {
    what: 'Plain http from a page on https',
    tell: 'The console names mixed content. Open this app over http://localhost.',
  },
  offline: { what: 'This device is offline', tell: 'Other sites do not open either.' },
  unreachable: {
    what: 'The host has no address, or nothing listens there',
    tell: 'Opening the address in a tab shows a browser error page. A domain with a typing mistake looks like this.',
  },
  broken: {
    what: 'The connection was reset, or the answer cannot be unpacked (gzip)',
    tell: 'The network panel of the browser names the error. The same request as cURL fails, too.',
  },
  tls: {
    what: 'The certificate is not trusted',
    tell: 'Opening the address in a tab shows a certificate warning. Accept it there once for a tenant of your own.',
  },
  timeout: {
    what: 'No answer within 30 seconds',
    tell: 'The address opens slowly, or not at all, in a tab.',
  },
  aborted: {
    what: 'You stopped it, or the page went away',
    tell: 'It may have reached the tenant all the same.',
  },
  'opaque-redirect': {
    what: 'The tenant answered with a redirect, which a page may not read',
    tell: 'The cURL of this request shows where it leads.',
  },
};

/** The browser tells a page no more than "failed": what it can have been, and how to tell. */
export function FailureView({ failure }: { failure: Failure }) {
  return (
    <div className="grid gap-2 p-3 text-xs">
      <p className="text-ink-2">
        The browser gave no answer, and hides why: <code>{failure.message}</code>
      </p>
      <ul aria-label="What it can have been" className="grid gap-2">
        {failure.candidates.map((candidate) => (
          <li key={candidate} className="border-l-3 border-line-strong pl-2">
            <p className="font-semibold">{causes[candidate].what}</p>
            <p className="text-ink-2">{causes[candidate].tell}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
