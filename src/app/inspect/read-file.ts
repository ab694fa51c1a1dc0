import { showToast } from '#ui/toast.tsx';

const LARGEST_BYTES = 8 * 1024 * 1024;

/** Reads a file as text, or tells why not. */
export async function readFile(file: File | undefined, onText: (text: string) => void): Promise<void> {
  if (!file) return;
  if (file.size > LARGEST_BYTES) {
    showToast({ text: `${file.name} is larger than 8 MB. Paste the part that matters.` });
    return;
  }
  onText(await file.text());
}
