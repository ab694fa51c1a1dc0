import { Link } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import type { TraceModel } from '#trace/model.ts';
import { MetFaults } from './met-faults.tsx';

export function RunTitle({ model }: { model: TraceModel }) {
  const { target, title, startedAt, branches, branch } = model;
  return (
    <div className="min-w-0">
      <h1 className="text-lg tracking-[-0.008em]">
        <Link to={paths.flow(model.flow)} className="text-ink no-underline hover:text-accent">
          {title}
        </Link>
      </h1>
      <p className="flex flex-wrap gap-x-2 text-xs text-ink-2">
        <span>{target.applicationName}</span>
        <span aria-hidden="true">·</span>
        <span className="font-wire [overflow-wrap:anywhere]">
          {target.issuer.replace(/^https?:\/\/|\/$/g, '')}
        </span>
        <span aria-hidden="true">·</span>
        <span>
          {new Date(startedAt).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' })}
        </span>
        {branches.length > 1 && (
          <>
            <span aria-hidden="true">·</span>
            <span>
              attempt {branch + 1} of {branches.length}
            </span>
          </>
        )}
        <MetFaults model={model} />
      </p>
    </div>
  );
}
