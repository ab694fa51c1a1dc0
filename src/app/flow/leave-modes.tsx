import type { LeaveMode } from '#trace/event.ts';

const names: Record<LeaveMode, [title: string, note: string]> = {
  'same-tab': ['Redirect', 'this tab goes, and comes back'],
  popup: ['Popup', 'this page stays'],
  iframe: ['Hidden frame', 'silent: needs a session, and sends prompt=none'],
  manual: ['By hand', 'open the link anywhere, paste the URL you landed on'],
};

export function LeaveModes(props: {
  modes: readonly LeaveMode[];
  value: LeaveMode;
  onChange: (mode: LeaveMode) => void;
}) {
  if (props.modes.length === 0) return null;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">How to leave for the tenant</legend>
      {props.modes.map((mode) => {
        const [title, note] = names[mode];
        return (
          <label key={mode} className="flex min-h-6 flex-wrap items-center gap-x-2">
            <input
              type="radio"
              name="redirect_mode"
              value={mode}
              checked={mode === props.value}
              onChange={() => props.onChange(mode)}
              className="m-0 size-[0.9375rem] flex-none accent-accent"
            />
            {title} <span className="text-xs text-ink-2">{note}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
