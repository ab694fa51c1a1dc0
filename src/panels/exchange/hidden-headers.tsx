import type { HeaderList } from '#trace/event.ts';

type Hidden = {
  name: string;
  /** What a page would want it for. */
  why: string;
  /** Statuses that call for it; any without. */
  with?: readonly number[];
};

/** Not on the list that CORS always lets through (Fetch, "CORS-safelisted response-header name"). */
const WANTED: readonly Hidden[] = [
  { name: 'x-auth0-requestid', why: 'what support finds this request by, and the log of the tenant' },
  { name: 'date', why: 'the clock of the tenant, to compare with this one' },
  { name: 'x-ratelimit-remaining', why: 'how many requests are left, with -limit and -reset' },
  { name: 'retry-after', why: 'how long to wait', with: [429, 503] },
  { name: 'www-authenticate', why: 'the scheme and the error', with: [401, 403] },
  { name: 'dpop-nonce', why: 'what the next proof must carry', with: [400, 401] },
  { name: 'access-control-expose-headers', why: 'which headers the page may see besides' },
];

/** A page cannot know whether they were sent; the network panel of the browser and the request as cURL show them. */
export function HiddenHeaders({ status, seen }: { status: number; seen: HeaderList }) {
  const shown = new Set(seen.map(([name]) => name.toLowerCase()));
  const hidden = WANTED.filter((one) => !shown.has(one.name) && (!one.with || one.with.includes(status)));
  return (
    <table className="mt-2 w-full border-t border-line text-xs text-ink-2">
      <caption className="px-3 py-1.5 text-left">
        CORS hides these from the page, if they came. The network panel of the browser shows them, and so does
        the request as cURL.
      </caption>
      <tbody>
        {hidden.map(({ name, why }) => (
          <tr key={name} className="border-t border-line/60 align-top">
            <th scope="row" className="w-px py-1 pr-3 pl-3 font-wire font-normal">
              {name}
            </th>
            <td className="py-1 pr-3">{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
