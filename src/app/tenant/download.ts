/** A browser may still read the file when the click has returned. */
const READ_WITHIN_MS = 60_000;

/** Saves a file on the person's disk; a text in parts where it is longer than one text may be. */
export function download(name: string, content: string | string[] | Blob, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob(Array.isArray(content) ? content : [content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
