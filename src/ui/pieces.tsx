const LONGEST = 10_000;
const MOST_LINES = 200;

/** Where a text of any length is cut: at a line break where there is one, and never inside a character. */
export function piecesOf(text: string): { start: number; text: string }[] {
  const pieces: { start: number; text: string }[] = [];
  for (let start = 0; start < text.length; ) {
    const { end, next } = cutAfter(text, start);
    pieces.push({ start, text: text.slice(start, end) });
    start = next;
  }
  return pieces;
}

/** The line break itself is left out: a block ends its line. */
function cutAfter(text: string, start: number): { end: number; next: number } {
  // To look further than this piece would read the whole text again for each one.
  const ahead = text.slice(start, start + LONGEST);
  let line = -1;
  let lines = 0;
  for (let at = ahead.indexOf('\n'); at >= 0 && lines < MOST_LINES; at = ahead.indexOf('\n', at + 1)) {
    line = at;
    lines++;
  }
  const last = start + ahead.length === text.length;
  if (lines === MOST_LINES || (line >= 0 && !last)) return { end: start + line, next: start + line + 1 };
  const high = ahead.charCodeAt(ahead.length - 1);
  const end = start + ahead.length - (!last && high >= 0xd800 && high <= 0xdbff ? 1 : 0);
  return { end, next: end };
}

/** A text of any length, in blocks that the browser lays out only where they are seen. */
export function Pieces({ text }: { text: string }) {
  const pieces = piecesOf(text);
  if (pieces.length <= 1) return text;
  return pieces.map((piece) => (
    <span key={piece.start} className="block [content-visibility:auto] [contain-intrinsic-size:auto_120rem]">
      {piece.text}
    </span>
  ));
}
