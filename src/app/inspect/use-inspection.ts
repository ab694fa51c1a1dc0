import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { inspect } from '#inspect/inspect.ts';
import { type Inspection, inspection } from '#inspect/inspection.ts';
import { inspectApart, LONGEST_AT_ONCE } from './apart.ts';

export type Read = {
  /** The text that `found` is of; the newest one comes after a moment. */
  text: string;
  found: Inspection;
  /** It is being read, and `found` says nothing yet. */
  reading: boolean;
};

/** What a text is: a short one at once, a long one as soon as it was read apart. A newer text ends the older reading. */
export function useInspection(newest: string): Read {
  const text = useDeferredValue(newest);
  const long = text.length > LONGEST_AT_ONCE;
  const atOnce = useMemo(() => (long ? undefined : inspect(text)), [text, long]);
  const [read, setRead] = useState<{ text: string; found: Inspection }>();
  useEffect(() => {
    if (!long) return;
    const reading = new AbortController();
    inspectApart(text, reading.signal).then(
      (found) => setRead({ text, found }),
      () => undefined,
    );
    return () => reading.abort();
  }, [text, long]);
  const found = atOnce ?? (read?.text === text ? read.found : undefined);
  if (found) return { text, found, reading: false };
  return {
    text,
    found: inspection('empty', 'Reading', 'not known yet'),
    reading: true,
  };
}
