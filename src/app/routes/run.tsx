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
            A run stays in the browser that made it, so its link opens nothing elsewhere. Ask whoever sent it
            for <b>Share, Export trace</b>, and drop the file here; or for{' '}
            <b>Share, Copy a link with these inputs</b>, to run it yourself.{' '}
            <Link to={paths.runs} className="link">
              The runs of this browser
            </Link>{' '}
            are listed.
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
