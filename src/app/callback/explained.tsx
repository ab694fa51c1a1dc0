import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { remember } from '#app/adapters/page-memory.ts';
import { getEngine } from '#app/engine.ts';
import { paths } from '#app/paths.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import type { Callback } from '#flows/flow.ts';
import { ParamTable } from '#panels/exchange/param-table.tsx';
import { waitingLeaves } from '#store/pending.ts';
import type { PendingLeave } from '#store/types.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Pane } from '#ui/pane.tsx';
import { arrivedCallback } from './arrival.ts';
import type { HandedOver } from './hand-over.ts';

/** Why a callback was not simply taken, what came, and what can be done with it. */
export function Explained({ handed }: { handed: HandedOver }) {
  switch (handed.state) {
    case 'taken':
      return (
        <>
          <PageHead title="The run has its callback" meta={['You can close this window']} />
          <p className="p-3">
            <Link to={paths.run(handed.run)} className="link">
              Open the run here
            </Link>
          </p>
        </>
      );
    case 'refused':
      return (
        <>
          <PageHead
            title="This callback was not executed"
            meta={['It is kept on the trace of its run']}
            actions={
              <Link to={paths.run(handed.run)} className={buttonClass('main')}>
                Open the run
              </Link>
            }
          />
          <p className="max-w-[68ch] p-3 text-md leading-text text-ink-2">
            Its run does not wait for it: the run is over, the callback came before, or another step comes
            first. A code is good once, and a page that is loaded again brings the same code again.
          </p>
          <WhatCame callback={handed.callback} />
        </>
      );
    case 'stray':
      return <Stray callback={handed.callback} />;
  }
}

function Stray({ callback }: { callback: Callback }) {
  if (callback.params.length === 0) {
    return (
      <>
        <PageHead title="Nothing came with this callback" meta={['This is where every flow returns']} />
        <p className="max-w-[68ch] p-3 text-md leading-text text-ink-2">
          The address has no parameters. They were taken before, or the tenant sent none.{' '}
          <Link to={paths.home} className="link">
            The start page
          </Link>{' '}
          lists the runs.
        </p>
      </>
    );
  }
  return (
    <>
      <PageHead title="This callback belongs to no run" meta={['It is kept, and was not executed']} />
      <p className="max-w-[68ch] p-3 text-md leading-text text-ink-2">
        Its <code>state</code> is not one that a run of this browser has sent. Another browser began this
        login, its run was deleted, or someone sent you this link to log you in as someone else.
      </p>
      <WhatCame callback={callback} />
      <WaitingRuns callback={callback} />
    </>
  );
}

/** The store refused. A code comes once, so it is shown, to be given to its run by hand. */
export function NotKept({ reason }: { reason: string }) {
  const [callback, setCallback] = useState<Callback>();
  useEffect(() => {
    // Where even the arrival cannot be read there is nothing to show; the reason says why.
    arrivedCallback().then(setCallback, () => undefined);
  }, []);
  return (
    <>
      <PageHead title="This callback could not be kept" meta={['It was not executed']} />
      <p role="alert" className="max-w-[68ch] p-3 text-md leading-text text-ink-2">
        The database of this browser took nothing: {reason}. Free some space, or close other tabs of
        Grantscope, and give what came to its run: it waits for the address that you landed on.
      </p>
      {callback && callback.params.length > 0 && <WhatCame callback={callback} />}
    </>
  );
}

function WhatCame({ callback }: { callback: Callback }) {
  const text = callback.via === 'form_post' ? new URLSearchParams(callback.params).toString() : callback.url;
  const navigate = useNavigate();
  return (
    <Pane
      title="What came"
      count={callback.via}
      actions={
        <>
          <CopyButton value={text} label="Copy what came" />
          <Button variant="quiet" onClick={() => void navigate(paths.inspect, { state: remember(text) })}>
            Inspect it
          </Button>
        </>
      }
    >
      <ParamTable caption={callback.url.split(/[?#]/)[0] ?? ''} params={callback.params} />
    </Pane>
  );
}

/** A run that waits can take it by hand; its own check of `state` then says what is wrong. */
function WaitingRuns({ callback }: { callback: Callback }) {
  const [waiting, setWaiting] = useState<PendingLeave[]>([]);
  const [given, setGiven] = useState<string>();
  useEffect(() => {
    void waitingLeaves().then(setWaiting);
  }, []);
  if (waiting.length === 0) return null;
  const give = async (run: string) => {
    const session = await (await getEngine()).open(run);
    await session.receive(callback, true);
    setGiven(run);
  };
  return (
    <Pane title="Runs that wait for a callback" count={waiting.length}>
      <ul>
        {waiting.map(({ run, step, at }) => (
          <li key={`${run} ${step}`} className="flex items-center gap-3 border-b border-line/60 px-3 py-1.5">
            <Link to={paths.run(run)} className="link">
              {step}, since {new Date(at).toLocaleTimeString()}
            </Link>
            {given === run ? (
              <span>It has it.</span>
            ) : (
              <Button onClick={() => give(run)}>Give it to this run</Button>
            )}
          </li>
        ))}
      </ul>
    </Pane>
  );
}
