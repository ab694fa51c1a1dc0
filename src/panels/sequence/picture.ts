/** The sequence as shapes: what the SVG and the PNG are made of. Laid out from the messages, not from the page. */

import { barsOf } from '#lib/fingerprint.ts';
import { laneName } from '#panels/channels.tsx';
import type { CheckWeight } from '#trace/check-weight.ts';
import type { Channel, Lane } from '#trace/event.ts';
import type { Message } from './lane-model.ts';

/** Colours of the theme, by the names of their tokens. */
export const INKS = [
  'surface',
  'ink',
  'ink-2',
  'line',
  'line-strong',
  'accent',
  'accent-tint',
  'on-accent',
  'front',
  'back',
  'local',
  'danger',
  'warn',
] as const;
export type Ink = (typeof INKS)[number];

export type Shape =
  | {
      kind: 'box';
      x: number;
      y: number;
      width: number;
      height: number;
      fill?: Ink;
      stroke?: Ink;
      round?: number;
    }
  | { kind: 'path'; d: string; fill?: Ink; stroke?: Ink; width?: number; dash?: string }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      fill: Ink;
      font: 'wire' | 'ui';
      bold?: true;
      middle?: true;
    };

export type Picture = { width: number; height: number; title: string; shapes: Shape[] };

/** A message with all that is written at it. Secrets are masked already: nothing here knows their values. */
export type Line = {
  message: Omit<Message, 'values' | 'checks'>;
  label: string;
  chips: { name: string; code: string }[];
  /** Of a note: how its checks came out in all. */
  weight?: CheckWeight;
};

export type Drawn = {
  title: string;
  subtitle: string;
  lanes: Lane[];
  /** What stands under each lane. */
  said: string[];
  lines: Line[];
  /** The fingerprint that is followed, the keys of the messages that carry it, and where each lane has it, by index. */
  followed?: {
    code: string;
    messages: ReadonlySet<string>;
    held: { lane: Lane; from: number; to: number }[];
  };
};

export const TEXT_SIZE = 12;

const fonts = {
  wire: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  ui: 'system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif',
};

export const fontOf = (font: 'wire' | 'ui') => fonts[font];

/** Of a character: texts are not measured, so that the same run gives the same picture everywhere. */
const WIRE_WIDTH = 7.25;
const UI_WIDTH = 6.3;
const GUTTER = 52;
const LANE = 200;
const LEAST = 760;
const HEAD = 104;
const ROW = 22;
const ARROW = 16;
const CHIP = 22;
const BARS = 26;

const hue: Record<Channel, Ink> = { front: 'front', back: 'back', local: 'local' };

export function pictureOf(drawn: Drawn): Picture {
  const width = Math.max(LEAST, GUTTER + drawn.lanes.length * LANE);
  const at = (lane: Lane) =>
    GUTTER + ((drawn.lanes.indexOf(lane) + 0.5) * (width - GUTTER)) / drawn.lanes.length;
  const shapes: Shape[] = [];
  let y = HEAD;
  const rows = drawn.lines.map((line, index) => {
    const row = rowOf(line, y, index, { width, at, drawn });
    y += row.height;
    return row;
  });
  const height = y + 16;
  shapes.push({ kind: 'box', x: 0, y: 0, width, height, fill: 'surface' });
  for (const row of rows) shapes.push(...row.behind);
  for (const lane of drawn.lanes) {
    const x = at(lane);
    shapes.push({ kind: 'path', d: `M${x} ${HEAD - 8}V${height - 8}`, stroke: 'line-strong', width: 1 });
  }
  for (const row of rows) shapes.push(...row.held, ...row.front);
  return { width, height, title: drawn.title, shapes: [...shapes, ...headOf(drawn, width, at)] };
}

type Place = { width: number; at(lane: Lane): number; drawn: Drawn };

function headOf({ title, subtitle, lanes, said }: Drawn, width: number, at: Place['at']): Shape[] {
  return [
    { kind: 'text', x: 12, y: 24, text: title, fill: 'ink', font: 'ui', bold: true },
    { kind: 'text', x: 12, y: 42, text: subtitle, fill: 'ink-2', font: 'ui' },
    ...lanes.flatMap((lane, index): Shape[] => [
      {
        kind: 'text',
        x: at(lane),
        y: 70,
        text: laneName(lane),
        fill: 'ink',
        font: 'ui',
        bold: true,
        middle: true,
      },
      { kind: 'text', x: at(lane), y: 86, text: said[index] ?? '', fill: 'ink-2', font: 'ui', middle: true },
    ]),
    { kind: 'path', d: `M0 ${HEAD - 8}H${width}`, stroke: 'line', width: 1 },
  ];
}

function rowOf(line: Line, top: number, index: number, place: Place) {
  const { message, label, chips, weight } = line;
  const { from, to, status, bad, gutter, planned, channel } = message;
  const { at, width, drawn } = place;
  const left = Math.min(at(from), at(to)) + 8;
  const front: Shape[] = [];
  if (gutter) front.push({ kind: 'text', x: 12, y: top + 15, text: gutter, fill: 'ink-2', font: 'wire' });
  let y = top + 4;
  if (message.kind === 'note') {
    front.push(...noteOf(fitting(label, (width - left - 24) / UI_WIDTH), left, y, weight));
    y += ROW + 4;
  } else {
    const text = fitting(label, (width - left - 20) / WIRE_WIDTH - status.length);
    const shown = text && status ? text.length + 1 : text.length;
    front.push(...backed(left, y, (shown + status.length + (bad ? 2 : 0)) * WIRE_WIDTH));
    front.push({
      kind: 'text',
      x: left,
      y: y + 12,
      text,
      fill: planned ? 'ink-2' : hue[channel],
      font: 'wire',
    });
    if (status)
      front.push({
        kind: 'text',
        x: left + shown * WIRE_WIDTH,
        y: y + 12,
        text: bad ? `× ${status}` : status,
        fill: bad ? 'danger' : 'ink',
        font: 'wire',
        bold: true,
      });
    y += ROW - 4;
    front.push(...arrowOf(message, at(from), at(to), y + ARROW / 2));
    y += ARROW;
  }
  const placed = chipsOf(chips, left, y, width, drawn.followed?.code);
  front.push(...placed.shapes);
  y = placed.bottom + 4;
  const height = y - top;
  const carries = drawn.followed?.messages.has(message.key);
  const behind: Shape[] = carries ? [{ kind: 'box', x: 0, y: top, width, height, fill: 'accent-tint' }] : [];
  const held = (drawn.followed?.held ?? [])
    .filter((span) => index >= span.from && index <= span.to)
    .map(
      (span): Shape => ({
        kind: 'path',
        d: `M${at(span.lane)} ${top}V${top + height}`,
        stroke: 'accent',
        width: 3,
      }),
    );
  return { height, behind, held, front };
}

/** A text over the lifelines. */
function backed(x: number, y: number, width: number): Shape[] {
  return width > 0 ? [{ kind: 'box', x: x - 2, y, width: width + 4, height: 16, fill: 'surface' }] : [];
}

const edges: Partial<Record<CheckWeight, Ink>> = {
  fail: 'danger',
  unknown: 'danger',
  warning: 'warn',
  pass: 'accent',
};
const marks: Partial<Record<CheckWeight, string>> = { fail: '×', unknown: '?', warning: '!', pass: '✓' };

function noteOf(text: string, x: number, y: number, weight: CheckWeight = 'skip'): Shape[] {
  const edge = edges[weight] ?? 'line-strong';
  const marked = `${marks[weight] ?? '–'} ${text}`;
  const width = marked.length * UI_WIDTH + 18;
  return [
    { kind: 'box', x, y, width, height: ROW, fill: 'surface', stroke: 'line-strong' },
    { kind: 'box', x, y, width: 3, height: ROW, fill: edge },
    { kind: 'text', x: x + 9, y: y + 15, text: marked, fill: 'ink', font: 'ui' },
  ];
}

function arrowOf(
  { channel, planned }: Pick<Message, 'channel' | 'planned'>,
  from: number,
  to: number,
  y: number,
): Shape[] {
  const stroke = hue[channel];
  const line = { kind: 'path', stroke, width: 1.25, ...(planned ? { dash: '5 3' } : {}) } as const;
  if (from === to) {
    return [
      { ...line, d: `M${from} ${y - 5}h26a5 5 0 0 1 0 10h-23`, dash: '1.5 2.5' },
      { ...line, d: `M${from + 7} ${y + 1}l-5 4l5 4` },
    ];
  }
  const isFront = channel === 'front';
  const back = from < to ? -8 : 8;
  const head: Shape = {
    kind: 'path',
    d: `M${to + back} ${y - 5}L${to} ${y}L${to + back} ${y + 5}`,
    stroke,
    width: 1.25,
    ...(isFront ? {} : { fill: stroke }),
  };
  const offsets = isFront ? [-1.75, 1.75] : [0];
  return [...offsets.map((offset): Shape => ({ ...line, d: `M${from} ${y + offset}H${to}` })), head];
}

function chipsOf(
  chips: Line['chips'],
  left: number,
  top: number,
  width: number,
  followed: string | undefined,
) {
  const shapes: Shape[] = [];
  let [x, y] = [left, top];
  for (const { name, code } of chips) {
    const nameWidth = name.length * WIRE_WIDTH;
    const codeWidth = BARS + code.length * WIRE_WIDTH;
    const wide = nameWidth + codeWidth + 20;
    if (x > left && x + wide > width - 8) [x, y] = [left, y + CHIP];
    const isFollowed = code === followed;
    const ink: Ink = isFollowed ? 'on-accent' : 'ink';
    const mark = x + nameWidth + 12;
    shapes.push(
      { kind: 'box', x, y, width: wide, height: 18, fill: 'surface', stroke: 'line-strong', round: 3 },
      { kind: 'text', x: x + 5, y: y + 13, text: name, fill: 'ink-2', font: 'wire' },
    );
    if (isFollowed)
      shapes.push({
        kind: 'box',
        x: mark - 4,
        y,
        width: codeWidth + 12,
        height: 18,
        fill: 'accent',
        round: 3,
      });
    barsOf(code).forEach((height, index) => {
      shapes.push({ kind: 'box', x: mark + index * 3, y: y + 9 - height / 2, width: 2, height, fill: ink });
    });
    shapes.push({ kind: 'text', x: mark + BARS, y: y + 13, text: code, fill: ink, font: 'wire' });
    x += wide + 6;
  }
  return { shapes, bottom: chips.length > 0 ? y + CHIP : top };
}

/** A text that is as long as fits; what is cut says so. */
function fitting(text: string, most: number): string {
  const length = Math.max(8, Math.floor(most));
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
