import type { ReactNode } from 'react';
import { ChannelMark, laneName, pathOf } from '#panels/channels.tsx';
import { useMaskedText } from '#panels/run-secrets.tsx';
import type { Lane } from '#trace/event.ts';
import { Arrow, percent } from './arrow.tsx';
import { CheckNote } from './check-note.tsx';
import { LaneHeads } from './lane-heads.tsx';
import { lanesOf, type Message } from './lane-model.ts';
import { type Span, spansIn } from './spans.ts';
import type { Story } from './value-story.ts';

type LanesProps = {
  label: string;
  messages: Message[];
  /** Also those of what is not drawn, so that no lane comes and goes. */
  lanes?: Lane[];
  /** A row, or a planned step. */
  selected?: string | undefined;
  onSelect(id: string): void;
  /** The value that is followed: its way is drawn through the lanes. */
  story?: Story | undefined;
  /** Shown under a message: the values it brought. */
  below?(message: Message): ReactNode;
};

/** Two columns a lane, so that a label can start at a lifeline. */
const columns = [
  '',
  'grid-cols-2',
  'grid-cols-4',
  'grid-cols-6',
  'grid-cols-8',
  'grid-cols-10',
  'grid-cols-12',
  'grid-cols-14',
  'grid-cols-16',
];
const starts = [
  'col-start-2',
  'col-start-4',
  'col-start-6',
  'col-start-8',
  'col-start-10',
  'col-start-12',
  'col-start-14',
  'col-start-16',
];

/** Messages between lanes: an ordered list to a screen reader, and on a narrow screen. */
export function Lanes({ label, messages, selected, onSelect, story, below, lanes: given }: LanesProps) {
  const lanes = given ?? lanesOf(messages);
  const spans = spansIn(messages, lanes, story);
  return (
    <div className="relative min-w-0">
      <LaneHeads lanes={lanes} story={story} />
      <ol aria-label={label} className="relative">
        {messages.map((message, index) => (
          <li
            key={message.key}
            data-of={message.id}
            data-carries={story?.messages.has(message.key) || undefined}
            aria-current={message.id === selected ? 'true' : undefined}
            className="relative grid grid-cols-[2.75em_minmax(0,1fr)] border-l-3 border-transparent text-xs data-carries:bg-accent-tint aria-current:border-accent aria-current:bg-accent-tint/70"
          >
            {message.attempt !== undefined && (
              <p className="relative z-[1] col-span-2 border-y border-line bg-sunk px-2.25 py-1 text-xs font-semibold">
                Attempt {message.attempt}
              </p>
            )}
            <span className="pt-1.75 pl-2.25 font-wire whitespace-nowrap text-ink-2">{message.gutter}</span>
            <div className="relative min-w-0 py-1">
              <Lifelines lanes={lanes} held={spans.filter(({ from, to }) => index >= from && index <= to)} />
              <At lane={leftmost(message, lanes)} lanes={lanes}>
                {message.kind === 'note' && <CheckNote message={message} onSelect={onSelect} />}
                {message.kind === 'arrow' && <MessageButton message={message} onSelect={onSelect} />}
                {message.kind === 'text' && (
                  <p className="inline-block min-h-6 bg-surface pt-0.75 pr-1 text-ink-2">{message.label}</p>
                )}
                {message.kind === 'fold' && (
                  <button
                    type="button"
                    aria-expanded="false"
                    onClick={() => onSelect(message.id)}
                    className="min-h-6 max-w-full truncate bg-surface pr-1 text-left text-ink-2 underline underline-offset-3 hover:text-accent"
                  >
                    {message.label}
                  </button>
                )}
                {message.kind === 'arrow' && <p className="text-ink-2 tablet:hidden">{pathOf(message)}</p>}
              </At>
              {message.kind === 'arrow' && (
                <div className="relative max-tablet:hidden">
                  <Arrow message={message} lanes={lanes} />
                </div>
              )}
              {below && !message.quiet && message.values.length > 0 && (
                <At lane={leftmost(message, lanes)} lanes={lanes}>
                  <div className="flex flex-wrap gap-1.5">{below(message)}</div>
                </At>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function At({ lane, lanes, children }: { lane: number; lanes: Lane[]; children: ReactNode }) {
  return (
    <div className={`relative tablet:grid ${columns[lanes.length] ?? ''}`}>
      <div className={`min-w-0 tablet:col-end-[-1] tablet:pl-2 ${starts[Math.max(0, lane)] ?? ''}`}>
        {children}
      </div>
    </div>
  );
}

function leftmost({ from, to }: Message, lanes: Lane[]): number {
  return Math.min(lanes.indexOf(from), lanes.indexOf(to));
}

function MessageButton({ message, onSelect }: { message: Message; onSelect(id: string): void }) {
  const { channel, status, bad, planned, id, from, to } = message;
  const label = useMaskedText(message.label);
  return (
    <button
      type="button"
      onClick={() => onSelect(id)}
      className={`inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm bg-surface/80 pr-1 text-left font-wire in-data-carries:bg-accent-tint/80 in-[[aria-current=true]]:bg-accent-tint/60 hover:text-accent ${planned ? 'text-ink-2' : ''}`}
    >
      <ChannelMark channel={channel} className="size-[1.25em]" />
      <span className="sr-only">
        {laneName(from)} to {laneName(to)}:{' '}
      </span>
      {label && (
        <span className="truncate" title={label}>
          {label}
        </span>
      )}
      {status && (
        <b className={`font-semibold ${bad ? 'text-danger' : ''}`}>{bad ? `× ${status}` : status}</b>
      )}
      {planned && <span className="sr-only">, planned</span>}
    </button>
  );
}

function Lifelines({ lanes, held }: { lanes: Lane[]; held: Span[] }) {
  return (
    <svg aria-hidden="true" className="absolute inset-0 size-full text-line-strong max-tablet:hidden">
      {lanes.map((lane, index) => {
        const x = percent(index, lanes.length);
        const has = held.some((span) => span.lane === lane);
        return (
          <line
            key={lane}
            x1={x}
            x2={x}
            y1="0"
            y2="100%"
            className={has ? 'stroke-accent [stroke-width:3]' : 'stroke-line-strong'}
          />
        );
      })}
    </svg>
  );
}
