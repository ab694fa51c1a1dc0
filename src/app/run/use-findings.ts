import { useEffect, useMemo, useState } from 'react';
import { whenIdle } from '#app/idle.ts';
import { diagnose, diagnoseInSteps } from '#diagnose/diagnose.ts';
import type { Finding } from '#diagnose/rule.ts';
import type { TraceModel } from '#trace/model.ts';

/** Up to here all rules together take a few milliseconds. */
const MOST_EVENTS_AT_ONCE = 2000;
const NONE: Finding[] = [];

/**
 * The findings of a run. Those of a long one come when the page is idle, and until then the last ones stand: what they
 * point at is still in the trace. A newer trace ends the diagnosis of an older one.
 */
export function useFindings(model: TraceModel): Finding[] {
  const long = model.events.length > MOST_EVENTS_AT_ONCE;
  const atOnce = useMemo(() => (long ? undefined : diagnose(model)), [model, long]);
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    if (!long) return;
    const wanted = new AbortController();
    void diagnoseInSteps(model, whenIdle, wanted.signal).then((findings) => findings && setFound(findings));
    return () => wanted.abort();
  }, [model, long]);
  return atOnce ?? found;
}
