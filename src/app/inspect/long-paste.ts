import type { ClipboardEvent, DragEvent } from 'react';

const LONGEST_EDITED = 50_000;
const MOST_LINES = 1000;
const STRETCH = 8000;

/** Whether a text never enters a field as a whole: the browser would lay out all of it, at every key. */
export function isLong(text: string): boolean {
  return text.length > LONGEST_EDITED || endOfLines(text) < text.length;
}

/** Where the stretch of a long text that begins at `from` ends. */
export function stretchEnd(text: string, from: number): number {
  return from + endOfLines(text.slice(from, from + STRETCH));
}

/** Where the stretch begins that ends at `to`. */
export function stretchStart(text: string, to: number, share = 1): number {
  const first = Math.max(0, to - STRETCH * share);
  const before = text.slice(first, to);
  let lines = 0;
  for (let at = before.lastIndexOf('\n'); at >= 0; at = at === 0 ? -1 : before.lastIndexOf('\n', at - 1))
    if (++lines > MOST_LINES * share) return first + at + 1;
  return first;
}

/** Where a stretch begins that has a character in its middle. */
export function stretchAround(text: string, offset: number): number {
  return isLong(text) ? stretchStart(text, offset, 0.5) : 0;
}

/** Where the last line ends that a field takes. */
function endOfLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (++lines === MOST_LINES) return at + 1;
  return text.length;
}

/** Handlers of a field that take a long paste, or a text that is dropped, past the field. */
export function longPaste(onInsert: (start: number, end: number, inserted: string) => void) {
  const take = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    const { currentTarget: area } = event;
    if (!(area instanceof HTMLTextAreaElement) || transfer.files.length > 0) return;
    const inserted = transfer.getData('text/plain');
    if (!isLong(inserted)) return;
    event.preventDefault();
    onInsert(area.selectionStart, area.selectionEnd, inserted);
  };
  return {
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
    onDrop: (event: DragEvent) => take(event, event.dataTransfer),
  };
}
