import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export type Tab = { id: string; label: ReactNode; count?: number | string };

type TabsProps = { label: string; tabs: Tab[]; value: string; onChange(id: string): void; panelId?: string };

/** A tab list: arrows move, Home and End jump. The panel is the caller's. */
export function Tabs({ label, tabs, value, onChange, panelId }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    list.current?.querySelectorAll('button')[tabs.indexOf(next)]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className="flex min-w-0 gap-3 self-stretch overflow-x-auto"
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === value}
          aria-controls={panelId}
          tabIndex={tab.id === value ? 0 : -1}
          onClick={() => onChange(tab.id)}
          className="inline-flex min-w-6 flex-none items-center gap-1.5 whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-selected:font-semibold print:aria-[selected=false]:hidden aria-selected:text-ink aria-selected:shadow-[inset_0_-2px_0_var(--accent)]"
        >
          {tab.label}
          {tab.count !== undefined && <span className="font-normal text-ink-3">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

type SegmentedProps = {
  label: string;
  options: { id: string; label: string }[];
  value: string;
  onChange(id: string): void;
};

export function Segmented({ label, options, value, onChange }: SegmentedProps) {
  return (
    <fieldset
      aria-label={label}
      className="inline-flex gap-0.5 rounded-md print:hidden border border-line bg-sunk p-px"
    >
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          aria-pressed={option.id === value}
          onClick={() => onChange(option.id)}
          className="inline-flex min-h-6 items-center rounded-sm px-2 font-medium text-ink-2 hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--line-strong)]"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
