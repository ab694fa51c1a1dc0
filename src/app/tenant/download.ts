/** A browser may still read the file when the click has returned. */
const READ_WITHIN_MS = 60_000;

/** Saves text as a file on the person's disk; in parts where it is longer than one text may be. */
export function download(name: string, text: string | string[], type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob(Array.isArray(text) ? text : [text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
