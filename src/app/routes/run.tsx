import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { presentedStep } from '#app/present/presenting.ts';
import { RunScreen } from '#app/run/run-screen.tsx';
import { useOpenRun } from '#app/run/use-run.ts';
import { Empty } from '#ui/empty.tsx';

export function RunRoute() {
  const { run = '' } = useParams();
  const opened = useOpenRun(run);
  const [presented] = useState(() => presentedStep(run));
  switch (opened.state) {
    case 'opening':
      return <p className="p-4 text-ink-2">Opening the run</p>;
    case 'failed':
      return (
        <Empty title={<h1 className="text-md">{opened.problem.title}</h1>}>
          <p>{opened.problem.detail}</p>
          <p>
            Runs stay in the browser that made them.{' '}
            <Link to={paths.home} className="link">
              The start page
            </Link>{' '}
            lists those of this one.
          </p>
        </Empty>
      );
    case 'open':
      // The trip to the tenant began on the big screen.
      return presented === undefined ? (
        <RunScreen key={run} session={opened.session} />
      ) : (
        <Navigate to={paths.present(run, presented)} replace />
      );
  }
}
