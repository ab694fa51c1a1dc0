import { useMemo, useState } from 'react';
import { readMarker } from '#trace/secrecy/marker.ts';
import { codeOf } from './code-of.ts';
import { useMask } from './mask.tsx';

/** What is known of a secret where it stands: its fingerprint, and whether it may be read there. */
export function useSecret(value: string) {
  const { masked, fingerprintKey, followed, follow } = useMask();
  const [revealed, setRevealed] = useState(false);
  const code = useMemo(() => codeOf(fingerprintKey, value), [fingerprintKey, value]);
  const marker = readMarker(value);
  return {
    code,
    /** Its value is kept nowhere: there is nothing to show or to copy. */
    lost: marker !== undefined,
    length: marker?.length ?? value.length,
    shown: marker === undefined && (revealed || !masked),
    masked,
    setRevealed,
    followed: followed === code,
    onFollow: () => follow(code),
  };
}
