import { useLocation } from 'react-router-dom';
import { recall } from '#app/adapters/page-memory.ts';
import type { RunSession, RunSnapshot } from '#engine/api.ts';
import { isJsonObject } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import { comesNext } from '#panels/comes-next.ts';
import type { EditedDraft } from '#panels/draft/draft-model.ts';
import { ExchangePanel } from '#panels/exchange/exchange.tsx';
import { tryAgain } from '#panels/run-controls/way-again.ts';
import { Away } from '#panels/waiting/away.tsx';
import { Displays } from '#panels/waiting/displays.tsx';
import { Prompt } from '#panels/waiting/prompt.tsx';
import type { StepView, TraceModel } from '#trace/model.ts';
import { isInDoubt } from '#trace/restart.ts';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { DraftPane, ProblemNote } from './draft-pane.tsx';
import type { Selection } from './selection.ts';
import type { SendAgain } from './use-send-again.ts';

type CentreProps = {
  session: RunSession;
  snapshot: RunSnapshot;
  selection: Selection;
  edited: EditedDraft | undefined;
  refused: Problem | undefined;
  /** The step that an edit waits for, where an earlier one comes first. */
  carriedTo: StepView | undefined;
  /** Left out where an older attempt is looked at. */
  onSendAgain: SendAgain | undefined;
  /** Does what a press asks for, and shows why where it is refused. */
  onPress(work: () => Promise<Problem | undefined>): void;
  onEdit(edited: EditedDraft | undefined): void;
};

/** What there is to read or to do: the selected event, the draft of what comes next, or what the run waits for. */
export function Centre({
  session,
  snapshot,
  selection,
  edited,
  refused,
  carriedTo,
  onPress,
  onSendAgain,
  onEdit,
}: CentreProps) {
  const { model, draft, ask, shows } = snapshot;
  const { current, phase } = model;
  const { row, step } = selection;
  const brought = recall(useLocation().state);
  const said = isJsonObject(brought) && typeof brought['said'] === 'string' ? brought['said'] : undefined;
  const waiting = model.waitingFor ? model.exchanges.get(model.waitingFor) : undefined;
  const comes = (phase === 'ready' || phase === 'paused') && !model.inDoubt ? comesNext(snapshot) : undefined;
  const tabs = [
    ...(row ? [{ id: 'event', label: `Event #${row.number}` }] : []),
    ...(comes ? [{ id: 'draft', label: <>Next: {comes.title}</> }] : []),
    ...(waiting || ask ? [{ id: 'waiting', label: 'Waiting for you' }] : []),
  ];
  const stuck = (draft?.problem ?? refused) !== undefined && !selection.chosen;
  const preferred =
    waiting || (ask && current?.status === 'waiting')
      ? 'waiting'
      : row && !step && !stuck
        ? 'event'
        : 'draft';
  const tab = step ? 'draft' : preferred;
  const shown = tabs.some(({ id }) => id === tab) ? tab : tabs[0]?.id;
  return (
    <Pane
      bare
      id="exchange"
      title="Exchange"
      empty={tabs.length === 0 ? 'nothing has happened yet' : undefined}
      tabs={
        <Tabs
          label="What is shown"
          tabs={tabs}
          value={shown ?? ''}
          onChange={(id) => {
            if (id === 'draft' && comes) selection.selectStep(comes.id);
            else if (id === 'event' && row) selection.selectRow(row.id);
            else selection.clear();
          }}
        />
      }
    >
      <div className="flex min-h-0 flex-1 flex-col overflow-auto print:overflow-visible">
        {isInDoubt(model) && phase === 'paused' && <InDoubt model={model} />}
        {refused && <ProblemNote problem={refused} />}
        {carriedTo && phase !== 'stopped' && (
          <p role="note" className="border-b border-l-3 border-line border-l-accent px-3 py-2">
            Your changes wait in the draft of step {carriedTo.index + 1}, “{carriedTo.title}”.
          </p>
        )}
        <Displays shows={shows} />
        {shown === 'event' && row && (
          <ExchangePanel
            model={model}
            row={row}
            onEvent={selection.selectEvent}
            onSendAgain={snapshot.busy || snapshot.notice ? undefined : onSendAgain}
          />
        )}
        {shown === 'waiting' && waiting && (
          <Away
            exchange={waiting}
            redirectUri={model.target.redirectUri}
            said={said}
            onCallback={(callback) =>
              onPress(async () => {
                await session.receive(callback, true);
                return session.resume();
              })
            }
            onPageSeen={(text) => onPress(() => session.sawPage(text))}
          />
        )}
        {shown === 'waiting' && !waiting && ask && (
          <Prompt
            ask={ask}
            because={current?.because}
            onAnswer={(answers) => onPress(() => session.answer(answers))}
          />
        )}
        {comes && (
          <div
            hidden={shown !== 'draft'}
            className={shown === 'draft' ? 'flex min-h-64 flex-1 flex-col' : ''}
          >
            <DraftPane model={model} step={comes} draft={draft} edited={edited} onEdit={onEdit} />
          </div>
        )}
        {tabs.length === 0 && <p className="p-3 text-ink-2">Nothing has happened yet.</p>}
      </div>
    </Pane>
  );
}

function InDoubt({ model }: { model: TraceModel }) {
  const again = tryAgain(model, undefined);
  return (
    <div role="note" className="border-b border-l-3 border-line border-l-warn bg-warn-tint p-3">
      <p className="font-semibold">This request may have gone out</p>
      <p className="max-w-[68ch] text-ink-2">
        The page went away before its answer came. It is not sent again by itself
        {again?.why ? (
          <>
            : <Prose text={again.why} />
          </>
        ) : (
          ', because it changes something at the tenant'
        )}
        . <b className="font-medium text-ink">{again?.label}</b> begins a new attempt; this one stays.
      </p>
    </div>
  );
}
