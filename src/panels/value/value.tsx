import { type ReactNode, useRef, useState } from 'react';
import { FingerprintMark } from '#panels/fingerprint-mark.tsx';
import { useShown } from '#panels/run-secrets.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import { useSecret } from '#panels/use-secret.ts';
import type { Shown } from '#trace/secrecy/screen.ts';
import { IconButton } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Joints, linesOf } from '#ui/joints.tsx';
import { Pieces } from '#ui/pieces.tsx';
import { useLineLength } from '#ui/use-line-length.ts';
import { isJwt, JwtLine, JwtParts } from './jwt-parts.tsx';

const MOST_LINES = 2;
/** Two lines of the narrowest column hold this many characters, so that nothing has to be measured. */
const SURELY_SHORT = 28;
/** A shorter secret is seen whole in its line. */
const LONGEST_WITHOUT_ARROW = 14;
/** More would not be seen in one line. */
const LONGEST_LINE = 400;
/** The copy button and the gap before it, in pixels. */
const COPY = 28;
/** What a masked secret within a text takes, in characters. */
const MARK = 20;

type ValueProps = {
  name: string;
  value: string;
  /** JSON puts its strings in quotes. */
  quoted?: boolean;
};

export type ValueParts = {
  line: ReactNode;
  /** The whole of a long value, once it was opened: to stand below its row. */
  below: ReactNode;
};

/** A value from the wire in a row of its own, opened below it. */
export function Value(props: ValueProps) {
  const { line, below } = useValue(props);
  return (
    <>
      {line}
      {below}
    </>
  );
}

/**
 * Up to two lines a value stands whole. A longer one, and every secret, takes one line, masked or not, so that showing
 * it moves nothing: its beginning, its length, an arrow that opens it, and copy.
 */
export function useValue({ name, value, quoted = false }: ValueProps): ValueParts {
  const shown = useShown(name, value);
  const [only] = shown;
  const secret = shown.length === 1 ? only?.secret : undefined;
  // By the name of its row: elsewhere the run may know it by another one.
  const whole = useSecretParts({ name: name || secret?.name || 'value', value: secret?.value ?? '' });
  const plain = usePlainParts(name, value, shown, quoted, secret === undefined);
  return secret ? whole : plain;
}

/** A value that is a secret as a whole. */
function useSecretParts({ name, value }: { name: string; value: string }): ValueParts {
  const { code, lost, length, shown, masked, setRevealed, followed, onFollow } = useSecret(value);
  const [opened, setOpened] = useState(false);
  const open = opened && shown;
  const jwt = isJwt(value);
  const begin = value.slice(0, LONGEST_LINE);
  const toggle = () => {
    setRevealed(!open || !masked);
    setOpened(!open);
  };
  return {
    line: (
      <span
        data-followed={followed || undefined}
        className="flex min-h-6 max-w-[44rem] min-w-0 items-center gap-1 rounded-sm font-wire text-xs text-ink-2 data-followed:bg-accent data-followed:pl-1.5 data-followed:text-on-accent data-followed:[&_button]:text-on-accent"
      >
        <FingerprintMark name={name} code={code} shown={shown} followed={followed} onFollow={onFollow} />
        <code
          title={shown ? begin : undefined}
          className="min-w-0 flex-1 truncate pl-0.5 in-data-followed:text-on-accent"
        >
          {shown &&
            (jwt && !followed ? (
              <JwtLine value={begin} />
            ) : (
              <span className={followed ? '' : 'text-ink'}>{begin}</span>
            ))}
        </code>
        <Length of={length} after={lost ? ', not kept here' : ''} />
        {!lost && (
          <IconButton
            small
            icon={shown ? 'masked' : 'eye'}
            label={shown ? `Mask ${name}` : `Show ${name}`}
            onClick={() => setRevealed(!shown)}
            className={masked ? '' : 'invisible'}
          />
        )}
        {!lost && length > LONGEST_WITHOUT_ARROW && <Arrow name={name} open={open} onClick={toggle} />}
        {!lost && <CopyButton value={value} label={`Copy ${name}`} />}
      </span>
    ),
    below:
      open &&
      (jwt ? (
        <JwtParts value={value} />
      ) : (
        <WholeText name={name}>
          <Pieces text={value} />
        </WholeText>
      )),
  };
}

/** A value that may be read, or holds secrets among other text. */
function usePlainParts(
  name: string,
  value: string,
  shown: Shown[],
  quoted: boolean,
  on: boolean,
): ValueParts {
  const frame = useRef<HTMLSpanElement>(null);
  const [opened, setOpened] = useState(false);
  const measured = on && value.length > SURELY_SHORT;
  const room = useLineLength(frame, measured, COPY);
  if (!on) return { line: null, below: null };
  const text = quoted ? JSON.stringify(value) : value;
  const mixed = shown.some((piece) => piece.secret);
  const outline = mixed
    ? shown.map((piece) => (piece.secret ? 'x'.repeat(MARK) : piece.text)).join('')
    : text;
  const long = measured && (/[\r\n]/.test(value) || linesOf(outline, room) > MOST_LINES);
  const content = mixed ? (
    <Mixed shown={shown} />
  ) : long ? (
    text.slice(0, LONGEST_LINE)
  ) : (
    <Joints text={text} />
  );
  return {
    line: (
      <span ref={frame} className="flex min-h-6 max-w-[44rem] min-w-0 items-center gap-1 font-wire text-xs">
        <span
          title={mixed ? undefined : value.slice(0, LONGEST_LINE)}
          className={`min-w-0 ${long ? 'flex-1 truncate' : 'leading-5 [overflow-wrap:anywhere]'}`}
        >
          {content}
        </span>
        {long && <Length of={value.length} />}
        {long && <Arrow name={name} open={opened} onClick={() => setOpened(!opened)} />}
        {value !== '' && <CopyButton value={value} label={`Copy ${name}`} />}
      </span>
    ),
    below: long && opened && (
      <WholeText name={name}>
        {mixed ? (
          <Mixed shown={shown} />
        ) : value.length > 4 * LONGEST_LINE ? (
          <Pieces text={value} />
        ) : (
          <Joints text={value} />
        )}
      </WholeText>
    ),
  };
}

function Mixed({ shown }: { shown: Shown[] }) {
  return shown.map((piece, index) =>
    piece.secret ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
      <SecretValue key={index} {...piece.secret} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
      <Joints key={index} text={piece.text} />
    ),
  );
}

function Length({ of, after = '' }: { of: number; after?: string }) {
  return (
    <span className="min-w-0 shrink-[9] truncate font-ui text-2xs text-ink-3 in-data-followed:text-on-accent">
      {of.toLocaleString('en')} {of === 1 ? 'char' : 'chars'}
      {after}
    </span>
  );
}

type ArrowProps = { name: string; open: boolean; onClick(): void };

function Arrow({ name, open, onClick }: ArrowProps) {
  return (
    <IconButton
      small
      icon={open ? 'up' : 'down'}
      label={open ? `Fold ${name}` : `Show all of ${name}`}
      aria-expanded={open}
      onClick={onClick}
    />
  );
}

/** Takes the focus, since it may scroll. */
function WholeText({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section
      aria-label={`All of ${name}`}
      tabIndex={0}
      className="my-1 max-h-60 overflow-auto rounded-sm border border-line-strong bg-surface px-2 py-1 font-wire text-xs leading-5 whitespace-pre-wrap text-ink [overflow-wrap:anywhere] print:max-h-none"
    >
      {children}
    </section>
  );
}
