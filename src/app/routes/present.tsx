import { Link, useParams, useSearchParams } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { PresentScreen } from '#app/present/present-screen.tsx';
import { SpeakerScreen } from '#app/present/speaker-screen.tsx';
import { useOpenRun } from '#app/run/use-run.ts';
import { Empty } from '#ui/empty.tsx';

/** A run as a talk: the big screen, or with `window=speaker` the speaker's. */
export function PresentRoute() {
  const { run = '' } = useParams();
  const [params] = useSearchParams();
  const opened = useOpenRun(run);
  if (opened.state === 'opening') return <p className="p-4 text-ink-2">Opening the run</p>;
  if (opened.state === 'failed')
    return (
      <Empty title={<h1 className="text-md">{opened.problem.title}</h1>}>
        <p>{opened.problem.detail}</p>
        <Link to={paths.home} className="link">
          The start page
        </Link>
      </Empty>
    );
  const Screen = params.get('window') === 'speaker' ? SpeakerScreen : PresentScreen;
  return <Screen key={run} session={opened.session} />;
}
