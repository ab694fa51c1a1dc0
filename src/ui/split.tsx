import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useLayoutMemory } from './fold.tsx';
import { SplitHandle } from './split-handle.tsx';

type Axis = 'columns' | 'rows';

type SplitProps = {
  /** Its size is remembered under this. */
  name: string;
  /** What the handle moves: `Width of Steps`. */
  label: string;
  axis: Axis;
  /** The width of the window from which they share it; below that one stands under the other. */
  from?: 'tablet' | 'desk';
  /** The pane with a size of its own. The other one takes the rest. */
  sized: ReactNode;
  rest: ReactNode;
  /** Where the sized one stands. */
  side?: 'first' | 'last';
  /** In rem, until the person moves the handle. Without it: as large as what is in it, then it scrolls. */
  size?: number;
  /** In rem: the least that each of them is left with. */
  least: number;
  leastRest: number;
};

const frames = {
  rows: 'flex-col max-desk:block',
  tablet: 'max-tablet:block',
  desk: 'max-desk:block',
};

/** Beside a pane that is folded there is nothing to move. */
const IDLE_HANDLE = '[&:has(>*>*>[data-folded])>[role=separator]]:hidden';

/**
 * Two panes and the handle between them. Sizes are in rem, so that they grow with the letters, and are remembered. A
 * pane that is folded takes what its head takes.
 */
export function Split(props: SplitProps) {
  const { label, axis, from = 'desk', sized, rest, side = 'first', leastRest } = props;
  const frame = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const { basis, move, moveBy, share } = useSize(props, frame, pane);
  const rows = axis === 'rows';
  const stack = frames[rows ? 'rows' : from];
  const moveTo = (at: number, done: boolean) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return;
    const [start, end] = rows ? [box.top, box.bottom] : [box.left, box.right];
    move(remOf(side === 'first' ? at - start : end - at), done);
  };
  // Keyed, so that nothing in them is lost where they change places.
  const children = [
    <div
      key="sized"
      ref={pane}
      style={{ flexBasis: basis === undefined ? 'auto' : `${basis}rem` }}
      className={`flex min-h-0 min-w-0 empty:hidden print:block ${
        rows
          ? 'shrink max-desk:block has-[>*>[data-folded]]:flex-none!'
          : `flex-none has-[>*>[data-folded]]:basis-head! ${stack}`
      }`}
    >
      {sized}
    </div>,
    sized && rest ? (
      <SplitHandle
        key="handle"
        label={label}
        axis={axis}
        share={share}
        onMoveTo={moveTo}
        onMoveBy={(rem) => moveBy(side === 'first' ? rem : -rem)}
        onEnd={(end) => move(end === side ? 0 : Number.MAX_SAFE_INTEGER)}
        onReset={() => move(undefined)}
      />
    ) : null,
    <div
      key="rest"
      style={rows ? { minHeight: `min(${leastRest}rem, 100%)` } : {}}
      className={`flex min-h-0 min-w-0 flex-1 print:block ${
        rows
          ? 'max-desk:block max-desk:min-h-0! has-[>*>[data-folded]]:min-h-0! has-[>*>[data-folded]]:flex-none'
          : stack
      }`}
    >
      {rest}
    </div>,
  ];
  return (
    <div
      ref={frame}
      className={`flex min-h-0 min-w-0 flex-1 max-desk:gap-px max-desk:bg-line print:block ${IDLE_HANDLE} ${stack}`}
    >
      {side === 'first' ? children : children.toReversed()}
    </div>
  );
}

/** The size of the sized one, in rem: what the person gave it, within what both need. */
function useSize(
  { name, axis, size, least, leastRest }: SplitProps,
  frame: RefObject<HTMLElement | null>,
  pane: RefObject<HTMLElement | null>,
) {
  const memory = useLayoutMemory();
  const key = `size.${name}`;
  const [moved, setMoved] = useState<Record<string, number | undefined>>({});
  const [share, setShare] = useState(0);
  useEffect(() => {
    const look = () => {
      const whole = extent(frame.current, axis);
      setShare(whole > 0 ? Math.round((extent(pane.current, axis) / whole) * 100) : 0);
    };
    const resized = new ResizeObserver(look);
    for (const { current } of [frame, pane]) if (current) resized.observe(current);
    return () => resized.disconnect();
  }, [frame, pane, axis]);

  const move = (rem: number | undefined, keep = true) => {
    const most = remOf(extent(frame.current, axis)) - leastRest;
    const held = rem === undefined ? undefined : Math.max(least, Math.min(rem, most));
    setMoved((now) => ({ ...now, [key]: held }));
    if (keep) memory.write(key, held);
  };
  return {
    basis: (key in moved ? moved[key] : asSize(memory.read(key))) ?? size,
    share,
    move,
    moveBy: (rem: number) => move(remOf(extent(pane.current, axis)) + rem),
  };
}

const asSize = (kept: number | boolean | undefined) =>
  typeof kept === 'number' && Number.isFinite(kept) && kept > 0 ? kept : undefined;

function extent(element: HTMLElement | null, axis: Axis): number {
  return (axis === 'rows' ? element?.clientHeight : element?.clientWidth) ?? 0;
}

function remOf(pixels: number): number {
  return pixels / (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
}
