import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { channelText } from '#panels/channels.tsx';
import type { Channel } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Pane } from '#ui/pane.tsx';
import { Chips } from './chips.tsx';
import { lanesOf } from './lane-model.ts';
import { Lanes } from './lanes.tsx';
import type { Drawn } from './picture.ts';
import { usePicture } from './use-picture.ts';
import { useStory, useValuesOf } from './use-story.ts';
import { useWindow } from './use-window.ts';
import { messagesIn, ROWS_DRAWN, type RowWindow, windowAt } from './window-of.ts';

type SequenceProps = {
  model: TraceModel;
  selected?: string | undefined;
  onSelect(row: string): void;
  /** Saves a picture of it. */
  onSave(drawn: Drawn, as: 'svg' | 'png'): void;
};

/** The trace as messages between lanes, with the secrets that each one carried and brought. */
export function Sequence({ model, selected, onSelect, onSave }: SequenceProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setFirst] = useDrawn(model, selected);
  const messages = useMemo(() => messagesIn(model, drawn), [model, drawn]);
  const lanes = useMemo(() => lanesOf([...model.steps, ...messages]), [model.steps, messages]);
  const story = useStory(model, useValuesOf(model, messages));
  const pictureOf = usePicture();
  const save = (as: 'svg' | 'png') => onSave(pictureOf({ model, messages, lanes, story, window: drawn }), as);
  const planned = messages.filter((message) => message.planned).length;
  const happened = messages.length - planned;
  useSelectedInView(frame, selected, drawn.first);
  const select = (id: string) => {
    if (!messages.find((message) => message.id === id)?.planned) onSelect(id);
  };
  return (
    <Pane
      bare
      id="sequence"
      title="Sequence"
      count={`${happened} ${happened === 1 ? 'message' : 'messages'}${drawn.all > ROWS_DRAWN ? ' drawn' : ''}, ${planned} planned`}
      actions={
        <>
          <Legend />
          <Button
            variant="quiet"
            icon="download"
            title="Save a picture as SVG, secrets masked"
            onClick={() => save('svg')}
          >
            SVG
          </Button>
          <Button
            variant="quiet"
            icon="download"
            title="Save a picture as PNG, secrets masked"
            onClick={() => save('png')}
          >
            PNG
          </Button>
        </>
      }
    >
      <div ref={frame} className="relative min-h-0 flex-1 overflow-auto print:overflow-visible">
        <Stretch window={drawn} onFirst={setFirst} />
        <Lanes
          label="Sequence"
          messages={messages}
          lanes={lanes}
          selected={selected}
          onSelect={select}
          story={story}
          below={(message) => <Chips message={message} />}
        />
      </div>
    </Pane>
  );
}

/** The rows that are drawn: those around the selected one, unless the person turned to others since. */
function useDrawn(model: TraceModel, selected: string | undefined) {
  const [turned, setTurned] = useState<{ to: number; at: string | undefined }>();
  const around = useWindow(model, selected);
  const chosen = turned && turned.at === selected ? windowAt(around.all, turned.to) : around;
  const { first, last, all } = chosen;
  const drawn = useMemo((): RowWindow => ({ first, last, all }), [first, last, all]);
  return [drawn, (row: number) => setTurned({ to: row, at: selected })] as const;
}

/** Above a long run: which rows are drawn, and the way to the others. */
function Stretch({ window, onFirst }: { window: RowWindow; onFirst(row: number): void }) {
  const { first, last, all } = window;
  if (all <= ROWS_DRAWN) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line bg-sunk px-3 py-1 text-xs">
      <p className="mr-auto">
        Rows {(first + 1).toLocaleString('en')} to {last.toLocaleString('en')} of {all.toLocaleString('en')}{' '}
        are drawn.
      </p>
      <Button variant="quiet" icon="left" disabled={first === 0} onClick={() => onFirst(first - ROWS_DRAWN)}>
        Earlier
      </Button>
      <Button variant="quiet" icon="right" disabled={last >= all} onClick={() => onFirst(last)}>
        Later
      </Button>
    </div>
  );
}

/** Scrolls inside its frame only: the page stays where the person put it. */
function useSelectedInView(
  frame: RefObject<HTMLDivElement | null>,
  selected: string | undefined,
  first: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stretch is drawn once `first` changes
  useEffect(() => {
    const box = frame.current;
    const item = box?.querySelector<HTMLElement>(`[data-of="${CSS.escape(selected ?? '')}"]`);
    if (!box || !item) return;
    const [seen, at] = [box.getBoundingClientRect(), item.getBoundingClientRect()];
    const head = 48;
    if (at.top < seen.top + head) box.scrollTop -= seen.top + head - at.top;
    else if (at.bottom > seen.bottom) box.scrollTop += at.bottom - seen.bottom + at.height;
  }, [frame, selected, first]);
}

const legend: { channel: Channel; says: string }[] = [
  { channel: 'front', says: 'browser' },
  { channel: 'back', says: 'direct' },
  { channel: 'local', says: 'in this tab' },
];

function Legend() {
  return (
    <div aria-hidden="true" className="flex items-center gap-3 text-xs text-ink-2 max-[57rem]:hidden">
      {legend.map(({ channel, says }) => (
        <span key={channel} className={`inline-flex items-center gap-1 ${channelText[channel]}`}>
          <Icon name={channel} className="size-3.75" />
          {says}
        </span>
      ))}
      <span className="inline-flex items-center gap-1">
        <svg aria-hidden="true" viewBox="0 0 20 4" className="h-1 w-5 stroke-current">
          <path d="M0 2h20" strokeDasharray="5 3" strokeWidth="1.5" />
        </svg>
        planned
      </span>
    </div>
  );
}
