import { Link } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import type { TraceModel } from '#trace/model.ts';
import { buttonClass } from '#ui/button.tsx';

/** The attempt on screen beside the one before it; the first one beside the second. */
export function CompareLink({ model, shown }: { model: TraceModel; shown: number }) {
  const right = Math.max(1, shown);
  return (
    <Link to={paths.compareAttempts(model.run, right - 1, right)} className={buttonClass()}>
      Compare attempts
    </Link>
  );
}
