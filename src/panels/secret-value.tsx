import { useMemo, useState } from 'react';
import { barsOf } from '#lib/fingerprint.ts';
import { readMarker } from '#trace/secrecy/marker.ts';
import { IconButton } from '#ui/button.tsx';
import { Pieces } from '#ui/pieces.tsx';
import { codeOf } from './code-of.ts';
import { useMask } from './mask.tsx';

const BAR_WIDTH = 2;
const BAR_STEP = 3;
const HEIGHT = 12;

type SecretValueProps = {
  name: string;
  value: string;
  /** Barcode and code alone, where many stand together. */
  compact?: boolean;
};

/** A secret as a barcode and a code; the same value looks the same wherever it stands. The barcode follows it. */
export function SecretValue({ name, value, compact = false }: SecretValueProps) {
  const { masked, fingerprintKey, followed, follow } = useMask();
  const [shown, setShown] = useState(false);
  const code = useMemo(() => codeOf(fingerprintKey, value), [fingerprintKey, value]);
  const bars = barsOf(code);
  const marker = readMarker(value);
  const isFollowed = followed === code;
  const open = !compact && !marker && (shown || !masked);
  const length = marker?.length ?? value.length;
  return (
    <span
      data-followed={isFollowed || undefined}
      className="inline-flex max-w-full items-center gap-1.5 rounded-sm align-middle font-wire text-xs text-ink-2 data-followed:bg-accent data-followed:px-1.5 data-followed:text-on-accent"
    >
      <button
        type="button"
        aria-pressed={isFollowed}
        aria-label={`Follow ${name}, ${open ? 'shown' : 'masked'}, fingerprint ${code}`}
        title={`Follow this ${name} through the run`}
        onClick={() => follow(code)}
        className="inline-flex min-h-6 items-center gap-1.5 rounded-sm hover:text-accent in-data-followed:hover:text-on-accent"
      >
        <svg viewBox={`0 0 24 ${HEIGHT}`} aria-hidden="true" className="h-3 w-6 flex-none fill-current">
          {bars.map((height, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: eight bars in a fixed order
              key={index}
              x={index * BAR_STEP}
              y={(HEIGHT - height) / 2}
              width={BAR_WIDTH}
              height={height}
            />
          ))}
        </svg>
        <span className="tracking-wide text-ink in-data-followed:text-on-accent">{code}</span>
      </button>
      {open && (
        <code className="min-w-0 text-ink [overflow-wrap:anywhere] in-data-followed:text-on-accent">
          <Pieces text={value} />
        </code>
      )}
      {!open && !compact && (
        <span className="font-ui text-2xs whitespace-nowrap text-ink-3 in-data-followed:text-on-accent">
          {length} {length === 1 ? 'char' : 'chars'}
          {marker && ', not kept here'}
        </span>
      )}
      {masked && !compact && !marker && (
        <IconButton
          small
          icon={shown ? 'masked' : 'eye'}
          label={shown ? `Mask ${name}` : `Show ${name}`}
          onClick={() => setShown(!shown)}
          className="-mx-1 in-data-followed:text-on-accent"
        />
      )}
    </span>
  );
}
