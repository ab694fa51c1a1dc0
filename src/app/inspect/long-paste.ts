import type { ClipboardEvent, DragEvent } from 'react';

/** A paste longer than this never enters a field: the browser would lay out all of it before anything else happens. */
export const LONGEST_EDITED = 50_000;

/** Handlers of a field that take a long paste, or a text that is dropped, past the field. */
export function longPaste(onInsert: (start: number, end: number, inserted: string) => void) {
  const take = (event: ClipboardEvent | DragEvent, transfer: DataTransfer) => {
    const { currentTarget: area } = event;
    if (!(area instanceof HTMLTextAreaElement) || transfer.files.length > 0) return;
    const inserted = transfer.getData('text/plain');
    if (inserted.length <= LONGEST_EDITED) return;
    event.preventDefault();
    onInsert(area.selectionStart, area.selectionEnd, inserted);
  };
  return {
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
    onDrop: (event: DragEvent) => take(event, event.dataTransfer),
  };
}
