import { IconButton } from '#ui/button.tsx';
import { FingerprintMark } from './fingerprint-mark.tsx';
import { useSecret } from './use-secret.ts';

/** More would not be seen in one line. */
const LONGEST_LINE = 300;

type SecretValueProps = {
  name: string;
  value: string;
  /** Barcode and code alone, where many stand together. */
  compact?: boolean;
};

/**
 * A secret within a sentence, as a barcode and a code; the same value looks the same wherever it stands. One line,
 * masked or not. A secret in a row of its own is a `Value`.
 */
export function SecretValue({ name, value, compact = false }: SecretValueProps) {
  const { code, lost, length, shown, masked, setRevealed, followed, onFollow } = useSecret(value);
  const open = shown && !compact;
  return (
    <span
      data-followed={followed || undefined}
      className="inline-flex max-w-full items-center gap-1.5 rounded-sm align-middle font-wire text-xs text-ink-2 data-followed:bg-accent data-followed:px-1.5 data-followed:text-on-accent"
    >
      <FingerprintMark name={name} code={code} shown={open} followed={followed} onFollow={onFollow} />
      {open && (
        <code
          title={value.slice(0, LONGEST_LINE)}
          className="max-w-[24ch] min-w-0 truncate text-ink in-data-followed:text-on-accent"
        >
          {value.slice(0, LONGEST_LINE)}
        </code>
      )}
      {!compact && (
        <span className="font-ui text-2xs whitespace-nowrap text-ink-3 in-data-followed:text-on-accent">
          {length} {length === 1 ? 'char' : 'chars'}
          {lost && ', not kept here'}
        </span>
      )}
      {masked && !compact && !lost && (
        <IconButton
          small
          icon={shown ? 'masked' : 'eye'}
          label={shown ? `Mask ${name}` : `Show ${name}`}
          onClick={() => setRevealed(!shown)}
          className="-mx-1 in-data-followed:text-on-accent"
        />
      )}
    </span>
  );
}
