import type { ReactNode } from 'react';
import { ChannelMark, laneName, pathOf } from '#panels/channels.tsx';
import type { Lane } from '#trace/event.ts';
import { Arrow } from './arrow.tsx';
import { lanesOf, type Message } from './lane-model.ts';

type LanesProps = {
  label: string;
  messages: Message[];
  selected?: string | undefined;
  onSelect(id: string): void;
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
];
const starts = ['col-start-2', 'col-start-4', 'col-start-6', 'col-start-8', 'col-start-10', 'col-start-12'];

/** Messages between lanes: an ordered list to a screen reader, and on a narrow screen. */
export function Lanes({ label, messages, selected, onSelect, below }: LanesProps) {
  const lanes = lanesOf(messages);
  return (
    <div className="relative min-w-0">
      <LaneHeads lanes={lanes} />
      <Lifelines lanes={lanes} />
      <ol aria-label={label} className="relative">
        {messages.map((message) => (
          <li
            key={message.id}
            aria-current={message.id === selected ? 'true' : undefined}
            className="relative grid grid-cols-[2.25rem_minmax(0,1fr)] border-l-3 border-transparent py-1 aria-current:border-accent aria-current:bg-accent-tint/70"
          >
            <span className="pt-1 pl-2.25 font-wire text-xs text-ink-2">{message.number}</span>
            <div className="min-w-0">
              <div className={`tablet:grid ${columns[lanes.length] ?? ''}`}>
                <div
                  className={`min-w-0 tablet:col-end-[-1] tablet:pl-2 ${starts[Math.max(0, leftmost(message, lanes))] ?? ''}`}
                >
                  <MessageButton message={message} onSelect={onSelect} />
                  <p className="text-xs text-ink-2 tablet:hidden">{pathOf(message)}</p>
                </div>
              </div>
              <div className="max-tablet:hidden">
                <Arrow message={message} lanes={lanes} />
              </div>
              {below && (
                <div className={`tablet:grid ${columns[lanes.length] ?? ''}`}>
                  <div
                    className={`flex min-w-0 flex-wrap gap-1.5 pb-1 tablet:col-end-[-1] tablet:pl-2 ${starts[Math.max(0, leftmost(message, lanes))] ?? ''}`}
                  >
                    {below(message)}
                  </div>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function leftmost({ from, to }: Message, lanes: Lane[]): number {
  return Math.min(lanes.indexOf(from), lanes.indexOf(to));
}

function MessageButton({ message, onSelect }: { message: Message; onSelect(id: string): void }) {
  const { channel, label, status, bad, planned, id, from, to } = message;
  return (
    <button
      type="button"
      onClick={() => onSelect(id)}
      className={`inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-sm bg-surface/80 pr-1 text-left font-wire text-xs hover:text-accent ${planned ? 'text-ink-2' : ''}`}
    >
      <ChannelMark channel={channel} />
      <span className="sr-only">
        {laneName(from)} to {laneName(to)}:{' '}
      </span>
      <span className="truncate" title={label}>
        {label}
      </span>
      {status && (
        <b className={`font-semibold ${bad ? 'text-danger' : ''}`}>{bad ? `× ${status}` : status}</b>
      )}
      {planned && <span className="sr-only">, planned</span>}
    </button>
  );
}

const SAYS: Partial<Record<Lane, string>> = { app: 'Grantscope', browser: 'address bar', tenant: 'Auth0' };

function LaneHeads({ lanes }: { lanes: Lane[] }) {
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-[2.25rem_minmax(0,1fr)] border-b border-line max-tablet:hidden"
    >
      <span />
      <div className="flex py-2">
        {lanes.map((lane) => (
          <span key={lane} className="flex-1 text-center">
            <b className="font-semibold">{laneName(lane)}</b>
            <span className="block text-xs text-ink-2">{SAYS[lane] ?? ' '}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

function Lifelines({ lanes }: { lanes: Lane[] }) {
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-y-0 right-0 left-[2.4375rem] mt-14 h-[calc(100%-3.5rem)] w-[calc(100%-2.4375rem)] text-line-strong max-tablet:hidden"
    >
      {lanes.map((lane, index) => {
        const x = `${((index + 0.5) / lanes.length) * 100}%`;
        return <line key={lane} x1={x} x2={x} y1="0" y2="100%" stroke="currentColor" />;
      })}
    </svg>
  );
}
