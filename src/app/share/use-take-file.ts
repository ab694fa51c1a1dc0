import { useNavigate } from 'react-router-dom';
import { remember } from '#app/adapters/page-memory.ts';
import { paths } from '#app/paths.ts';
import { showToast } from '#ui/toast.tsx';
import { useOpenTrace } from './use-open-trace.ts';

/** What is inspected is shown whole; a trace may be longer. */
const LARGEST_TO_INSPECT = 8 * 1024 * 1024;

/** One door for a file, wherever it is dropped or picked: a trace opens as a run, anything else is inspected. */
export function useTakeFile(): (file: File) => Promise<void> {
  const navigate = useNavigate();
  const open = useOpenTrace();
  return async (file) => {
    const { looksLikeTraceFile } = await import('#trace/formats/native.ts');
    if (looksLikeTraceFile(await file.slice(0, 200).text())) {
      await open(file);
    } else if (file.size > LARGEST_TO_INSPECT) {
      showToast({ text: `${file.name} is larger than 8 MB. Paste the part that matters.` });
    } else {
      void navigate(paths.inspect, { state: remember(await file.text()) });
    }
  };
}
