const LONGEST = 10_000;

/** Where a text of any length is cut: after a line break where there is one, and never inside a character. */
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
  const far = start + LONGEST;
  if (far >= text.length) return { end: text.length, next: text.length };
  const line = text.lastIndexOf('\n', far);
  if (line > start) return { end: line, next: line + 1 };
  const low = text.charCodeAt(far);
  const end = low >= 0xdc00 && low <= 0xdfff ? far - 1 : far;
  return { end, next: end };
}

/** A text of any length, in blocks that the browser lays out only where they are seen. */
export function Pieces({ text }: { text: string }) {
  if (text.length <= LONGEST) return text;
  return piecesOf(text).map((piece) => (
    <span key={piece.start} className="block [content-visibility:auto] [contain-intrinsic-size:auto_120rem]">
      {piece.text}
    </span>
  ));
}
