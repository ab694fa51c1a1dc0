import { channelText } from '#panels/channels.tsx';
import type { Lane } from '#trace/event.ts';
import type { Message } from './lane-model.ts';

const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;
const LOOP = 26;

/** The place of a lane. */
export const percent = (index: number, lanes: number) => `${((index + 0.5) / lanes) * 100}%`;

/**
 * One arrow over the lanes. Front channel: a double line, an open head, a square at the browser's lane. Back channel:
 * a single line, a filled head. Local: a dotted loop. Planned: the same, dashed. Decoration: the text says it all.
 */
export function Arrow({ message, lanes }: { message: Message; lanes: Lane[] }) {
  const { channel, planned } = message;
  const from = lanes.indexOf(message.from);
  const to = lanes.indexOf(message.to);
  const dash = planned ? '5 3' : undefined;
  return (
    <svg
      aria-hidden="true"
      height={HEIGHT}
      width="100%"
      className={`relative block overflow-visible ${channelText[channel]}`}
    >
      {from === to ? (
        <svg x={percent(from, lanes.length)} aria-hidden="true" className="overflow-visible">
          <path
            d={`M0 2h${LOOP}a5 5 0 010 10H3`}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.25"
            strokeDasharray="1.5 2.5"
          />
          <path d="M7 8L2 12l5 4" fill="none" stroke="currentColor" strokeWidth="1.25" />
        </svg>
      ) : (
        <Line
          x1={percent(from, lanes.length)}
          x2={percent(to, lanes.length)}
          leftward={to < from}
          double={channel === 'front'}
          dash={dash}
          square={channel === 'front' && from >= 0 ? squareAt(lanes, from, to) : undefined}
        />
      )}
    </svg>
  );
}

function squareAt(lanes: Lane[], from: number, to: number): string | undefined {
  const browser = lanes.indexOf('browser');
  const between = browser > Math.min(from, to) && browser < Math.max(from, to);
  return between ? percent(browser, lanes.length) : undefined;
}

type LineProps = {
  x1: string;
  x2: string;
  leftward: boolean;
  double: boolean;
  dash: string | undefined;
  square: string | undefined;
};

function Line({ x1, x2, leftward, double, dash, square }: LineProps) {
  const offsets = double ? [-1.75, 1.75] : [0];
  return (
    <>
      {offsets.map((offset) => (
        <line
          key={offset}
          x1={x1}
          x2={x2}
          y1={MIDDLE + offset}
          y2={MIDDLE + offset}
          stroke="currentColor"
          strokeWidth="1.25"
          strokeDasharray={dash}
        />
      ))}
      {square && (
        <svg x={square} aria-hidden="true" className="overflow-visible">
          <rect
            x="-3.5"
            y={MIDDLE - 3.5}
            width="7"
            height="7"
            className="fill-surface"
            stroke="currentColor"
          />
        </svg>
      )}
      <svg x={x2} aria-hidden="true" className="overflow-visible">
        <path
          d={leftward ? `M8 ${MIDDLE - 5}L0 ${MIDDLE}l8 5` : `M-8 ${MIDDLE - 5}L0 ${MIDDLE}l-8 5`}
          fill={double ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="1.25"
        />
      </svg>
    </>
  );
}
