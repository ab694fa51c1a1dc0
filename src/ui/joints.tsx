import { Fragment } from 'react';

/** After a colon that begins no `//`; before `/ . ? & _` that follow something else than the same kind of mark. */
const JOINT = /(?<=:)(?!\/)|(?<![/.?&_:\s]|^)(?=[/.?&_])/;

/** A long text is broken anywhere: to look at each of its joints would be felt. */
const LONGEST = 4000;

/** A text in the pieces between its joints: an address breaks there, and never in the middle of a name. */
export function piecesAtJoints(text: string): string[] {
  return text.length > LONGEST ? [text] : text.split(JOINT);
}

/** How many lines a text takes where so many characters fit into one. */
export function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of piecesAtJoints(text)) {
    if (used > 0 && used + length > room) {
      lines++;
      used = 0;
    }
    const more = Math.max(0, Math.ceil((used + length) / room) - 1);
    lines += more;
    used += length - more * room;
  }
  return lines;
}

/** A shorter text fits into any column. */
const SHORTEST = 24;

/** Breaks at its joints where it must, anywhere only where one piece alone is too wide. Copied as it is. */
export function Joints({ text }: { text: string }) {
  if (text.length <= SHORTEST) return text;
  return piecesAtJoints(text).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

const LONGEST_NAME = 16;

/** A name stays whole. Only a longer one may break, once, before its last `_`, `-` or `.`. */
export function WireName({ text }: { text: string }) {
  const at =
    text.length > LONGEST_NAME ? Math.max(...['_', '-', '.', '/'].map((mark) => text.lastIndexOf(mark))) : 0;
  if (at <= 0)
    return <span className={text.length > 2 * LONGEST_NAME ? '' : 'whitespace-nowrap'}>{text}</span>;
  const half = at > 2 * LONGEST_NAME || text.length - at > 2 * LONGEST_NAME ? '' : 'whitespace-nowrap';
  return (
    <>
      <span className={half}>{text.slice(0, at)}</span>
      <wbr />
      <span className={half}>{text.slice(at)}</span>
    </>
  );
}
