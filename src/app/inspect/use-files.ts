import { useEffect, useEffectEvent } from 'react';
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

/** Takes a file that is dropped anywhere on the page. */
export function useDroppedFile(onText: (text: string) => void): void {
  const take = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') void readFile(event.dataTransfer.files[0], onText);
  });
  useEffect(() => {
    const listener = (event: DragEvent) => take(event);
    addEventListener('dragover', listener);
    addEventListener('drop', listener);
    return () => {
      removeEventListener('dragover', listener);
      removeEventListener('drop', listener);
    };
  }, []);
}
