import { type ReactNode, useEffect, useRef } from 'react';
import type { RunSnapshot } from '#engine/api.ts';
import { comesNext } from '#panels/comes-next.ts';
import { badgeOf, withKeys } from '#panels/shortcuts.ts';
import { remarksCounted } from '#trace/check-weight.ts';
import type { RunPhase, TraceModel } from '#trace/model.ts';
import { isInDoubt } from '#trace/restart.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Segmented } from '#ui/tabs.tsx';
import { runAgain, tryAgain, type WayAgain } from './way-again.ts';

const looks: Record<RunPhase, { word: string; icon: IconName; look: string }> = {
  ready: { word: 'Ready', icon: 'planned', look: 'text-accent' },
  running: { word: 'Running', icon: 'current', look: 'text-accent' },
  waiting: { word: 'Waiting', icon: 'clock', look: 'text-accent' },
  paused: { word: 'Paused', icon: 'current', look: 'text-accent' },
  stopped: { word: 'Stopped', icon: 'error', look: 'text-danger' },
  finished: { word: 'Finished', icon: 'check', look: 'text-accent' },
};

/** What follows the word: where the run stands. */
function rest(model: TraceModel): string {
  const { phase, steps, current, checks } = model;
  const at = current ? `${current.index + 1} of ${steps.length}` : '';
  switch (phase) {
    case 'ready':
      return `, ${steps.length} steps, nothing has been sent`;
    case 'running':
      return ` step ${at}`;
    case 'waiting':
      return ` at step ${at}`;
    case 'paused':
      return isInDoubt(model) ? ` at step ${at}: it may have gone out` : ` before step ${at}`;
    case 'stopped':
      return ` at step ${at}`;
    case 'finished':
      return [` all ${steps.length} steps`, ...remarksCounted(checks)].join(', ');
  }
}

export type RunControlsProps = {
  snapshot: RunSnapshot;
  view: string;
  onView(view: string): void;
  onNext(): void;
  onRunToEnd(): void;
  onBack(): void;
  /** The step that is looked at, where one was chosen. */
  chosen: string | undefined;
  onRetry(step: string): void;
  onStop(): void;
  /** The menu of what a run gives away. */
  share: ReactNode;
  onPresent(): void;
};

/** One status, and the buttons of a run. Their names are a contract: README.md. */
export function RunControls(props: RunControlsProps) {
  const { model, busy } = props.snapshot;
  const { word, icon, look } = looks[model.phase];
  return (
    <>
      <div role="status" className="flex items-center gap-1.5 border-line tablet:border-l tablet:pl-4">
        <span className={look}>
          <Icon name={icon} />
        </span>
        <span>
          <b className="font-semibold">{word}</b>
          {rest(model)}
        </span>
      </div>
      <div className="ml-auto flex items-center gap-2 print:hidden">
        <Segmented
          label="View"
          options={[
            { id: 'timeline', label: 'Timeline' },
            { id: 'sequence', label: 'Sequence' },
          ]}
          value={props.view}
          onChange={props.onView}
        />
        {props.share}
        <IconButton
          label="Present"
          title={withKeys('Present', 'present')}
          icon="present"
          onClick={props.onPresent}
        />
      </div>
      <div className="flex items-center gap-2 print:hidden max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-0 max-tablet:z-10 max-tablet:justify-between max-tablet:border-t max-tablet:border-line max-tablet:bg-surface max-tablet:p-2">
        <Button icon="left" onClick={props.onBack}>
          <OnWide>Back</OnWide>
        </Button>
        {!busy && <Again {...props} />}
        <MainButtons {...props} />
      </div>
    </>
  );
}

/** On a phone the buttons share one bar: only the main one shows its name, all keep theirs for screen readers. */
function OnWide({ children }: { children: string }) {
  return <span className="max-tablet:sr-only">{children}</span>;
}

/** What begins again, and where; each name says it. */
function Again({ snapshot: { model }, chosen, onRetry }: RunControlsProps) {
  const [again, whole] = [tryAgain(model, chosen), runAgain(model)];
  const isOther = whole !== undefined && whole.short !== again?.short;
  return (
    <>
      {isOther && (
        <AgainButton
          way={whole}
          kbd={again ? undefined : badgeOf('retry')}
          main={model.phase === 'finished'}
          onRetry={onRetry}
        />
      )}
      {again && <AgainButton way={again} kbd={badgeOf('retry')} onRetry={onRetry} />}
    </>
  );
}

type AgainButtonProps = {
  way: WayAgain;
  kbd?: string | undefined;
  main?: boolean;
  onRetry(step: string): void;
};

function AgainButton({ way, kbd, main = false, onRetry }: AgainButtonProps) {
  return (
    <Button
      icon="retry"
      variant={main ? 'main' : 'plain'}
      title={way.why?.replaceAll('`', '')}
      {...(kbd ? { kbd } : {})}
      onClick={() => onRetry(way.step)}
    >
      <OnWide>{way.label}</OnWide>
      <span aria-hidden="true" className="tablet:hidden">
        {way.short}
      </span>
    </Button>
  );
}

function MainButtons({ snapshot, onNext, onRunToEnd, onStop }: RunControlsProps) {
  const { model, busy, draft, ask } = snapshot;
  const { phase, current, waitingFor } = model;
  const comes = comesNext(snapshot);
  const { group, pressed } = useFocusGivenBack(busy);
  if (busy || phase === 'waiting' || phase === 'running') {
    return (
      <Button icon="stop" onClick={onStop}>
        Stop
      </Button>
    );
  }
  // Nothing comes next: what is left is to begin again.
  if (phase === 'finished' || phase === 'stopped') return null;
  const blocked = Boolean(waitingFor) || isInDoubt(model) || Boolean(draft?.problem);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes that one of the buttons was pressed.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a button is a click.
    <div ref={group} className="contents" onClick={pressed}>
      <Button icon="forward" onClick={onRunToEnd} disabled={blocked}>
        <OnWide>Run to the end</OnWide>
      </Button>
      <Button
        variant="main"
        icon="play"
        kbd={badgeOf('next')}
        onClick={onNext}
        disabled={blocked || (ask !== undefined && current?.status === 'waiting')}
        hint={
          comes ? (
            <span className="block max-w-36 truncate font-wire text-xs max-desk:hidden" title={comes.label}>
              {comes.label}
            </span>
          ) : undefined
        }
      >
        Next
      </Button>
    </div>
  );
}

/** While a step runs, Stop stands where Next was; afterwards Next has the focus again that it was pressed with. */
function useFocusGivenBack(busy: boolean) {
  const group = useRef<HTMLDivElement>(null);
  const owed = useRef(false);
  useEffect(() => {
    if (busy || !owed.current) return;
    owed.current = false;
    if (document.activeElement !== document.body) return;
    const last = group.current?.querySelector<HTMLButtonElement>('button:last-of-type');
    last?.focus({ preventScroll: true });
  }, [busy]);
  const pressed = () => {
    owed.current = true;
  };
  return { group, pressed };
}
