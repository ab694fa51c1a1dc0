import { barsOf } from '#lib/fingerprint.ts';

const BAR_WIDTH = 2;
const BAR_STEP = 3;
const HEIGHT = 12;

type FingerprintMarkProps = {
  name: string;
  code: string;
  shown: boolean;
  followed: boolean;
  onFollow(): void;
};

/** The barcode of a secret, and its code while the secret is masked. Pressed, it is followed through the run. */
export function FingerprintMark({ name, code, shown, followed, onFollow }: FingerprintMarkProps) {
  return (
    <button
      type="button"
      aria-pressed={followed}
      aria-label={`Follow ${name}, ${shown ? 'shown' : 'masked'}, fingerprint ${code}`}
      title={`${code}. Follow this ${name} through the run`}
      onClick={onFollow}
      className="inline-flex min-h-6 flex-none items-center gap-1.5 rounded-sm hover:text-accent in-data-followed:hover:text-on-accent"
    >
      <svg viewBox={`0 0 24 ${HEIGHT}`} aria-hidden="true" className="h-3 w-6 flex-none fill-current">
        {barsOf(code).map((height, index) => (
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
      {!shown && <span className="tracking-wide text-ink in-data-followed:text-on-accent">{code}</span>}
    </button>
  );
}
