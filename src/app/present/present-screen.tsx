import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { vault } from '#app/adapters/vault.ts';
import { paths } from '#app/paths.ts';
import { editIn, useEditedDraft } from '#app/run/use-edited-draft.ts';
import { useFindings } from '#app/run/use-findings.ts';
import { useFramePatience } from '#app/run/use-frame-patience.ts';
import { useSnapshot } from '#app/run/use-run.ts';
import { usePageTitle } from '#app/shell/page-title.ts';
import { useTheme } from '#app/shell/theme.ts';
import type { RunSession, RunSnapshot } from '#engine/api.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { comesNext } from '#panels/comes-next.ts';
import { AlwaysMasked } from '#panels/mask.tsx';
import { Followed } from '#panels/present/followed.tsx';
import { Footer } from '#panels/present/footer.tsx';
import { Growth } from '#panels/present/growth.tsx';
import { Narration } from '#panels/present/narration.tsx';
import { firstScene, lastScene, messagesOfStep, runnable } from '#panels/present/scenes.ts';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { Displays } from '#panels/waiting/displays.tsx';
import { IconButton } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { type Line, openLine } from './channel.ts';
import { forgetPresenting, rememberPresenting } from './presenting.ts';
import { usePresentKeys } from './use-present-keys.ts';
import './present.css';

const SPEAKER_WINDOW = 'popup,width=480,height=640';

/**
 * One step a screen. Forward on the last step that has happened shows the one that comes next; forward again runs it.
 * Secrets are hidden whatever the mask of the app says.
 */
export function PresentScreen({ session }: { session: RunSession }) {
  const snapshot = useSnapshot(session);
  const { model, busy } = snapshot;
  const navigate = useNavigate();
  const [, nextTheme] = useTheme();
  const [only, setOnly] = useState(false);
  const [blank, setBlank] = useState(false);
  const findings = useFindings(model);
  const { at, last, go } = useScene(snapshot);
  const { refused, run } = useRunNext(session, snapshot, comesNext(snapshot)?.id ?? '');
  const step = model.steps[at];
  usePageTitle(`${model.title}, step ${at + 1}`);
  useFramePatience(session, model);
  useEffect(() => void session.resume(), [session]);

  const isNext = runnable(model, comesNext(snapshot))?.id === step?.id;
  const forward =
    at < last
      ? { label: 'Next', press: () => go(at + 1) }
      : isNext && !busy
        ? { label: `Run step ${at + 1}`, press: run }
        : { label: restOf(snapshot), press: undefined };
  const back = () => go(at - 1);
  const line = useSpeaker(model.run, step?.id ?? '', forward.label, (by) =>
    by === 1 ? forward.press?.() : back(),
  );
  const leave = () => {
    line.current?.say({ kind: 'bye' });
    forgetPresenting();
    void navigate(paths.run(model.run));
  };
  const speaker = () =>
    void window.open(`${paths.present(model.run)}?window=speaker`, 'grantscope-speaker', SPEAKER_WINDOW);
  usePresentKeys({
    forward: () => (blank ? setBlank(false) : forward.press?.()),
    back,
    first: () => go(0),
    last: () => go(last),
    leave,
    diagram: () => setOnly(!only),
    blank: () => setBlank(!blank),
    speaker,
    fullScreen: () => void toggleFullScreen(),
  });
  if (!step) return null;
  const columns = only ? '' : 'desk:grid-cols-[minmax(0,31fr)_minmax(0,69fr)]';
  return (
    <AlwaysMasked>
      <SecretsOfRun model={model} held={vault.held(model.run, model.target)}>
        <main className="present grid min-h-dvh grid-rows-[auto_minmax(0,1fr)_auto] bg-surface desk:h-dvh">
          <Top model={model}>
            <IconButton label="Open the speaker’s window (S)" icon="external" onClick={speaker} />
            <IconButton label="Change theme" icon="theme" onClick={nextTheme} />
            <IconButton label="Leave (Esc)" icon="close" onClick={leave} />
          </Top>
          <div className={`grid min-h-0 ${columns}`}>
            <div className={only ? 'sr-only' : 'min-h-0 border-line desk:overflow-auto desk:border-r'}>
              <Narration
                model={model}
                step={step}
                messages={messagesOfStep(model, step)}
                finding={step.status === 'failed' ? findings[0] : undefined}
                said={refused ? `${refused.title}. ${refused.detail}` : waitsFor(snapshot, step.id)}
              />
              {model.current?.id === step.id && <Displays shows={snapshot.shows} />}
            </div>
            <Growth model={model} at={at} />
          </div>
          <Footer model={model} at={at} last={last} onGo={go} onBack={back} forward={forward} />
        </main>
        {blank && (
          <button
            type="button"
            aria-label="Show the screen again (B)"
            onClick={() => setBlank(false)}
            className="fixed inset-0 z-40 bg-black"
          />
        )}
      </SecretsOfRun>
    </AlwaysMasked>
  );
}

function Top({ model, children }: { model: RunSnapshot['model']; children: ReactNode }) {
  const { title, target } = model;
  return (
    <header className="flex flex-wrap items-center gap-x-[1.5em] gap-y-[0.25em] border-b border-line px-[1.5em] py-[0.5em] text-ink-2">
      <p className="mr-auto flex flex-wrap gap-x-[1em]">
        <b className="font-semibold text-ink">{title}</b>
        <span>{target.applicationName}</span>
      </p>
      <Followed model={model} />
      <p className="inline-flex items-center gap-[0.4em]">
        <Icon name="masked" className="size-[1.15em]" />
        secrets hidden
      </p>
      <div className="flex">{children}</div>
    </header>
  );
}

/** The scene stands in the address, by its step: a reload and a trip to the tenant come back to it. */
function useScene(snapshot: RunSnapshot) {
  const { model } = snapshot;
  const [params, setParams] = useSearchParams();
  const [begin] = useState(() => firstScene(model));
  const last = lastScene(model, comesNext(snapshot));
  const named = model.steps.findIndex(({ id }) => id === params.get('step'));
  const at = Math.min(named < 0 ? begin : named, last);
  const go = (to: number) => {
    const step = model.steps[Math.max(0, Math.min(to, last))];
    if (step) setParams({ step: step.id }, { replace: true });
  };
  return { at, last, go };
}

const unreadable = problem(
  'draft-unreadable',
  'The draft that you edited cannot be read',
  'Nothing was sent. Leave with Esc, and mend it there.',
);

/** Runs the step that comes next, as the person left its draft on the run's screen. */
function useRunNext(session: RunSession, { model, draft }: RunSnapshot, step: string) {
  const [refused, setRefused] = useState<Problem>();
  const [edited] = useEditedDraft(model, step, draft);
  useEffect(forgetPresenting, []);
  const run = async () => {
    if (edited?.unreadable !== undefined) return setRefused(unreadable);
    rememberPresenting(model.run, step);
    try {
      setRefused(await session.next(editIn(edited)));
    } catch (error) {
      setRefused(
        isProblem(error) ? error : problem('not-kept', 'This browser could not keep that', String(error)),
      );
    }
    if (session.getSnapshot().model.phase !== 'waiting') forgetPresenting();
  };
  return { refused, run: () => void run() };
}

/** Why forward does nothing. */
function restOf({ model, busy }: RunSnapshot): string {
  if (busy || model.phase === 'running') return 'Running';
  if (model.phase === 'waiting') return 'Waiting';
  if (model.phase === 'stopped') return 'Stopped here';
  return model.phase === 'finished' ? 'The end' : 'Not from here';
}

function waitsFor({ model, ask }: RunSnapshot, step: string): string | undefined {
  if (model.current?.id !== step) return undefined;
  if (model.inDoubt && model.phase === 'paused')
    return 'This request may have gone out: leave with Esc, and decide there whether it is sent again.';
  if (model.phase !== 'waiting') return undefined;
  if (model.waitingFor) return 'The browser is at the tenant. This page goes on when it comes back.';
  return ask && ask.length > 0
    ? 'This step asks for something: leave with Esc, and answer it there.'
    : undefined;
}

/** The speaker's window is told what is on screen, and may turn the page. */
function useSpeaker(run: string, step: string, forward: string, onTurn: (by: 1 | -1) => void) {
  const line = useRef<Line>(undefined);
  const now = useRef({ step, forward, onTurn });
  now.current = { step, forward, onTurn };
  useEffect(() => {
    const open = openLine(run, (said) => {
      if (said.kind === 'turn') now.current.onTurn(said.by);
      if (said.kind === 'who') open.say({ kind: 'at', step: now.current.step, forward: now.current.forward });
    });
    line.current = open;
    return () => open.close();
  }, [run]);
  useEffect(() => line.current?.say({ kind: 'at', step, forward }), [step, forward]);
  return line;
}

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // A browser that has no full screen, or does not allow it: the page stays as it is.
  }
}
