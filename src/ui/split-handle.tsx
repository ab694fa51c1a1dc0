import type { KeyboardEvent, PointerEvent } from 'react';

type SplitHandleProps = {
  label: string;
  axis: 'columns' | 'rows';
  /** How much of the whole the sized pane takes, in percent. */
  share: number;
  /** Moves by so many rem, to the right or down where positive. */
  onMoveBy(rem: number): void;
  /** To where the pointer is, in pixels of the window; `done` once it is let go. */
  onMoveTo(at: number, done: boolean): void;
  onEnd(end: 'first' | 'last'): void;
  onReset(): void;
};

const STEP_REM = 1;
const LEAP_REM = 5;

/** A hairline that can be gripped within 7 px, by pointer, by touch and by keys. */
export function SplitHandle({ label, axis, share, onMoveBy, onMoveTo, onEnd, onReset }: SplitHandleProps) {
  const rows = axis === 'rows';
  const [back, forth] = rows ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? LEAP_REM : STEP_REM;
    if (event.key === back) onMoveBy(-by);
    else if (event.key === forth) onMoveBy(by);
    else if (event.key === 'Home') onEnd('first');
    else if (event.key === 'End') onEnd('last');
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLDivElement>, done: boolean) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onMoveTo(rows ? event.clientY : event.clientX, done);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is no <hr>.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={rows ? 'horizontal' : 'vertical'}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuetext={`${share} %`}
      title={`${label}: drag it, or use the arrow keys. A double click undoes that.`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drag(event, false)}
      onPointerUp={(event) => drag(event, true)}
      onDoubleClick={onReset}
      className={`group relative z-[1] flex-none touch-none bg-line hover:bg-accent focus-visible:bg-accent focus-visible:outline-offset-0 max-desk:hidden print:hidden ${rows ? 'h-px cursor-row-resize' : 'w-px cursor-col-resize'}`}
    >
      <span className={`absolute ${rows ? 'inset-x-0 -inset-y-0.75' : '-inset-x-0.75 inset-y-0'}`} />
      <span
        className={`pointer-events-none absolute rounded-sm bg-line-strong group-hover:bg-accent group-focus-visible:bg-accent ${
          rows
            ? '-top-px left-1/2 h-0.75 w-6 -translate-x-1/2'
            : 'top-1/2 -left-px h-6 w-0.75 -translate-y-1/2'
        }`}
      />
    </div>
  );
}
