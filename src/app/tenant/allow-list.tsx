import { callbackUrl } from '#app/paths.ts';
import { CopyButton } from '#ui/copy-button.tsx';

/** The exact lines for the settings of the application in the Dashboard. */
export function AllowList() {
  const lines = [
    { field: 'Allowed Callback URLs', value: callbackUrl(), why: 'where the tenant may send the code' },
    { field: 'Allowed Web Origins', value: location.origin, why: 'for silent authentication and refresh' },
    { field: 'Allowed Logout URLs', value: callbackUrl(), why: 'where logging out may come back to' },
  ];
  return (
    <section aria-labelledby="allow-head" className="border-t border-line">
      <h3 id="allow-head" className="px-3 pt-3 pb-1 text-xs text-ink-2">
        Paste into the settings of the application
      </h3>
      <dl className="px-3 pb-3 text-xs">
        {lines.map(({ field, value, why }) => (
          <div
            key={field}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 border-t border-line/60 py-1 first:border-0"
          >
            <dt>
              <span className="font-medium">{field}</span> <span className="text-ink-2">{why}</span>
            </dt>
            <dd className="col-start-1 font-wire break-all">{value}</dd>
            <dd className="col-start-2 row-span-2 row-start-1">
              <CopyButton value={value} label={`Copy the line for ${field}`} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="px-3 pb-3 text-xs text-ink-2">
        The Dashboard has them at <b className="font-medium text-ink">Applications</b>, your application,{' '}
        <b className="font-medium text-ink">Settings</b>. The port is part of the address.
      </p>
    </section>
  );
}
