import { Link } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import type { Tenant } from '#store/types.ts';
import { buttonClass } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Pane } from '#ui/pane.tsx';
import { typeNames } from './application-fields.tsx';

/** The practice tenant is changed on its own page; here it is only shown. */
export function SandboxTenant({ tenant }: { tenant: Tenant }) {
  return (
    <>
      <PageHead
        title={tenant.name}
        meta={[<code key="issuer">{tenant.issuer}</code>, 'in this tab, always there']}
        actions={
          <Link className={buttonClass('main')} to={paths.sandbox}>
            Open the sandbox
          </Link>
        }
      />
      <Pane title="Applications" count={tenant.applications.length}>
        <p className="max-w-[68ch] p-3 text-md text-ink-2">
          The sandbox is a complete tenant with users, applications and an API. What it holds is changed on
          its own page; flows read it from there.
        </p>
        <ul className="divide-y divide-line/60 border-t border-line/60">
          {tenant.applications.map((application) => (
            <li
              key={application.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-1.5 text-xs"
            >
              <span className="text-sm font-medium">
                {application.name}{' '}
                <span className="font-normal text-ink-2">{typeNames[application.type]}</span>
              </span>
              <span className="row-span-2">
                <CopyButton
                  value={application.clientId}
                  label={`Copy the client_id of ${application.name}`}
                />
              </span>
              <code className="text-ink-2 [overflow-wrap:anywhere]">
                {application.clientId} · {application.authMethod}
              </code>
            </li>
          ))}
        </ul>
      </Pane>
    </>
  );
}
