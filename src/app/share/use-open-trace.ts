import { useNavigate } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { isProblem } from '#lib/problem.ts';
import { showToast } from '#ui/toast.tsx';

/** Opens a trace as a run that can only be read, or says why not. What is no trace is left as it was. */
export function useOpenTrace(): (from: File | { text: string; from: string }) => Promise<boolean> {
  const navigate = useNavigate();
  return async (given) => {
    const text = given instanceof File ? await given.text() : given.text;
    const from = given instanceof File ? given.name : given.from;
    const { openTrace } = await import('#app/open-trace.ts');
    const opened = await openTrace(text, from);
    if (isProblem(opened)) {
      showToast({ text: `${from} was not opened. ${opened.title}: ${opened.detail}` });
      return false;
    }
    void navigate(paths.run(opened));
    return true;
  };
}
