import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { onSecretsChanged } from '#app/adapters/client-secrets.ts';
import { closeUnusedPopup, withPopup } from '#app/adapters/popup.ts';
import { vault } from '#app/adapters/vault.ts';
import { paths } from '#app/paths.ts';
import { ExportNote, useExport } from '#app/share/export-note.tsx';
import { ShareMenu } from '#app/share/share-menu.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import { useScreenCommands } from '#app/shell/screen-commands.ts';
import type { RunSession } from '#engine/api.ts';
import type { Edit } from '#flows/experiment.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { AttemptsBar } from '#panels/attempts/attempts-bar.tsx';
import { EarlierFindings, earlierFindings } from '#panels/attempts/earlier-findings.tsx';
import { comesNext } from '#panels/comes-next.ts';
import { FindingList, Findings } from '#panels/findings/findings.tsx';
import { type Breakage, breakRun } from '#panels/finished/breakages.ts';
import { Finished } from '#panels/finished/finished.tsx';
import { tokensIssued } from '#panels/finished/result.ts';
import { Inspector } from '#panels/inspector/inspector.tsx';
import { GoOn } from '#panels/run-controls/go-on.tsx';
import { RunControls } from '#panels/run-controls/run-controls.tsx';
import { runAgain, tryAgain } from '#panels/run-controls/way-again.ts';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { Following } from '#panels/sequence/following.tsx';
import { Sequence } from '#panels/sequence/sequence.tsx';
import { Steps } from '#panels/steps/steps.tsx';
import { Timeline } from '#panels/timeline/timeline.tsx';
import { useShortcuts } from '#panels/use-shortcuts.ts';
import { attemptModel } from '#trace/attempt-model.ts';
import { isInDoubt } from '#trace/restart.ts';
import { Centre } from './centre.tsx';
import { CompareLink } from './compare-link.tsx';
import { NextSteps } from './next-steps.tsx';
import { runCommands } from './run-commands.ts';
import { RunPanes } from './run-panes.tsx';
import { RunTitle } from './run-title.tsx';
import { savePicture } from './save-picture.ts';
import { useSelection } from './selection.ts';
import { tryToLeave } from './try-to-leave.ts';
import { editIn, stepOfCarried, useEditedDraft } from './use-edited-draft.ts';
import { useFindings } from './use-findings.ts';
import { useFramePatience } from './use-frame-patience.ts';
import { useSnapshot } from './use-run.ts';
import { useSearchFocus } from './use-search-focus.ts';
import { editWaits, useSendAgain } from './use-send-again.ts';
import { useWaysOut } from './use-ways-out.ts';

const unreadable = problem(
  'draft-unreadable',
  'The raw draft cannot be read',
  'Nothing was sent. The editor says which line it is.',
);

/** The debugger: steps and controls, timeline or sequence, exchange and draft, inspector and findings. */
export function RunScreen({ session }: { session: RunSession }) {
  const snapshot = useSnapshot(session);
  const { model } = snapshot;
  const navigate = useNavigate();
  const selection = useSelection(model);
  const exported = useExport(model);
  const [refused, setRefused] = useState<Problem>();
  const [edited, setEdited] = useEditedDraft(model, comesNext(snapshot)?.id ?? '', snapshot.draft);
  const shown = attemptModel(model, selection.attempt);
  const isOlder = shown !== model;
  const found = useFindings(shown);
  // An attempt that is over is looked at: its ways out have been taken, or not.
  const findings = isOlder ? found.map((one) => ({ ...one, fixes: [] })) : found;
  const earlier = useMemo(() => (isOlder ? [] : earlierFindings(model, found)), [model, isOlder, found]);
  const exchange = selection.row?.exchange ? model.exchanges.get(selection.row.exchange) : undefined;
  const wrong = findings.some(({ severity }) => severity === 'error');
  const result = shown.phase === 'finished' && !wrong;
  const sequence = selection.view === 'sequence';
  /** What the person chose to look at, by its id. */
  const looking = selection.step ?? (selection.chosen ? selection.row?.id : undefined) ?? '';
  const inUse = looking !== '' || Boolean(model.waitingFor) || Boolean(snapshot.ask);
  usePageTitle(`${model.title}, ${model.phase}`);
  useGoOn(session);
  useFramePatience(session, model);
  useEffect(() => {
    const draftAnew = () => void session.prepare({ anew: true });
    // It may have come between the draft, which is made ahead of this screen, and now.
    if (session.getSnapshot().draft?.problem?.code === 'secret-missing') draftAnew();
    return onSecretsChanged(draftAnew);
  }, [session]);

  /** Whatever goes wrong with the store is told where the person looks, and what is on record is read again. */
  const attempt = async (work: () => Promise<Problem | undefined>) => {
    try {
      setRefused(await work());
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      setRefused(isProblem(error) ? error : problem('not-kept', 'This browser could not keep that', detail));
      await session.refresh().catch(() => undefined);
    }
  };
  /** Sends the draft as the person left it; nothing where it cannot be read. */
  const send = (go: (edit: Edit | undefined) => Promise<Problem | undefined>) => {
    selection.clear();
    return attempt(async () => (edited?.unreadable === undefined ? go(editIn(edited)) : unreadable));
  };
  const popup = model.mode === 'popup';
  const next = () =>
    withPopup(popup && comesNext(snapshot)?.kind === 'browser', () => send((draft) => session.next(draft)));
  const carriedTo = stepOfCarried(model);
  const runToEnd = () => {
    if (carriedTo) return attempt(async () => editWaits(carriedTo));
    return withPopup(
      popup && model.steps.some(({ kind, status }) => kind === 'browser' && status === 'planned'),
      () => send((draft) => session.runToEnd(draft)),
    );
  };
  const retryFrom = (from: string, inputs: Record<string, string> = {}, why?: string) =>
    attempt(async () => {
      const refused = await session.retry(from, inputs, why);
      if (!refused) selection.beginAt(session.getSnapshot().model.current?.id ?? from);
      return refused;
    });
  const sendAgain = useSendAgain(session, attempt, selection);
  const leaveAgain = (from: string, at: string, why: string) =>
    withPopup(popup, () => attempt(() => tryToLeave(session, from, at, why)));
  const waysOut = useWaysOut(model.target, attempt, retryFrom, leaveAgain);
  const breakIt = (breakage: Breakage) => {
    selection.clear();
    void withPopup(popup, () =>
      attempt(async () => (await waysOut.onFault(breakage.fault)) ?? breakRun(session, breakage)),
    );
  };
  const ofFindings = { findings, model: shown, onEvent: selection.selectEvent, ...waysOut };
  const ofEarlier = earlier.length > 0 && (
    <EarlierFindings
      model={model}
      earlier={earlier}
      onEvent={selection.selectEvent}
      onShow={selection.showAttempt}
    />
  );
  const chosen = selection.step ?? (selection.chosen ? selection.row?.step : undefined);
  const again = tryAgain(model, chosen) ?? runAgain(model);
  const back = () => {
    const at = model.rows.findIndex((row) => row.id === selection.row?.id);
    const before = model.rows[at < 0 || selection.step ? model.rows.length - 1 : Math.max(0, at - 1)];
    if (before) selection.selectRow(before.id);
  };
  const blocked = snapshot.busy || isInDoubt(model) || !['ready', 'paused'].includes(model.phase);
  const present = () => void navigate(paths.present(model.run));
  const search = useSearchFocus(() => selection.setView('timeline'));
  const act = {
    next: blocked ? undefined : next,
    retry: snapshot.busy || !again ? undefined : () => retryFrom(again.step),
    view: () => selection.setView(sequence ? 'timeline' : 'sequence'),
    search,
    present,
  };
  useShortcuts(act);
  useScreenCommands(() =>
    runCommands(
      model,
      findings,
      [
        { title: 'Next', key: 'next', run: act.next },
        { title: 'Run to the end', run: blocked ? undefined : runToEnd },
        { title: again?.label ?? 'Try again', key: 'retry', run: act.retry },
        { title: 'Stop', run: snapshot.busy || model.phase === 'waiting' ? () => session.stop() : undefined },
        { title: sequence ? 'Show the timeline' : 'Show the sequence', key: 'view', run: act.view },
        { title: 'Search the timeline', key: 'search', run: search },
        { title: 'Present', key: 'present', run: act.present },
        { title: 'Export trace', run: exported.start },
      ],
      {
        toStep: selection.selectStep,
        toEvent: selection.selectEvent,
        toFindings: () => document.getElementById('findings')?.scrollIntoView({ block: 'nearest' }),
      },
    ),
  );

  return (
    <SecretsOfRun model={model} held={vault.held(model.run, model.target)}>
      <div className="flex flex-col desk:h-[calc(100dvh-2.75rem)] print:h-auto!">
        <div className="flex min-h-14 flex-none flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2">
          <RunTitle model={model} />
          <RunControls
            snapshot={snapshot}
            view={selection.view}
            onView={selection.setView}
            onNext={next}
            onRunToEnd={runToEnd}
            onBack={back}
            chosen={chosen}
            onRetry={(step) => retryFrom(step)}
            onStop={() => session.stop()}
            share={<ShareMenu model={model} onExport={exported.start} onShare={exported.share} />}
            onPresent={present}
          />
        </div>
        <AttemptsBar
          model={model}
          shown={selection.attempt}
          onShow={selection.showAttempt}
          compare={<CompareLink model={model} shown={selection.attempt} />}
        />
        <ExportNote said={exported.said} onDismiss={exported.dismiss} />
        <GoOn model={model} busy={snapshot.busy} onGoOn={() => attempt(() => session.goOn())} />
        <RunPanes
          steps={
            sequence ? undefined : (
              <Steps
                model={shown}
                selected={selection.step ?? selection.row?.step}
                onSelect={(step) => selection.selectStep(step.id)}
              />
            )
          }
          traceName={sequence ? 'Sequence' : 'Timeline'}
          trace={
            sequence ? (
              <Sequence
                model={model}
                selected={selection.row?.id}
                onSelect={selection.selectRow}
                onSave={(drawn, as) => attempt(() => savePicture(drawn, as, `${model.flow}-${model.run}`))}
              />
            ) : (
              <Timeline model={model} selected={selection.row?.id} onSelect={selection.selectRow} />
            )
          }
          exchange={
            <Centre
              session={session}
              snapshot={snapshot}
              selection={selection}
              edited={edited}
              refused={refused ?? snapshot.notice}
              carriedTo={carriedTo}
              onPress={attempt}
              onSendAgain={isOlder ? undefined : sendAgain}
              onEdit={(draft) => {
                setRefused(undefined);
                setEdited(draft);
              }}
            />
          }
          exchangeLeast={inUse ? 20 : sequence ? 2.125 : 10}
          outcome={
            result ? (
              <Finished
                model={shown}
                next={<NextSteps model={shown} tokens={tokensIssued(shown)} />}
                findings={
                  (findings.length > 0 || ofEarlier) && (
                    <>
                      <FindingList {...ofFindings} />
                      {ofEarlier}
                    </>
                  )
                }
                canTry={!snapshot.busy && !snapshot.notice && !isOlder}
                onEvent={selection.selectEvent}
                onBreak={breakIt}
              />
            ) : (
              <Findings {...ofFindings} earlier={ofEarlier} />
            )
          }
          outcomeName={result ? 'Result' : 'Findings'}
          outcomeCount={findings.length}
          outcomeFirst={wrong || (result && !sequence)}
          inspectorLeast={sequence ? 24 : 14}
          inspector={
            sequence ? (
              <Following model={model} selected={selection.row?.id} onSelect={selection.selectRow} />
            ) : (
              <Inspector model={shown} exchange={exchange} onEvent={selection.selectEvent} />
            )
          }
          tab={looking || !(wrong || result) ? 'exchange' : 'outcome'}
          tabSince={`${model.phase} ${model.branch} ${looking}`}
        />
      </div>
    </SecretsOfRun>
  );
}

/** Goes on after a trip to the tenant, or at once when the person started it that way. */
function useGoOn(session: RunSession): void {
  const toTheEnd = (useLocation().state as { run?: string } | null)?.run === 'to-end';
  useEffect(() => {
    const fresh = session.getSnapshot().model.phase === 'ready';
    // The click that started it opened the window of a popup already.
    void (toTheEnd && fresh ? session.runToEnd().finally(closeUnusedPopup) : session.resume());
  }, [session, toTheEnd]);
}
