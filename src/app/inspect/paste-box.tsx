import { type Ref, useId } from 'react';
import type { Stretch } from '#inspect/inspection.ts';
import { SecretValue } from '#panels/secret-value.tsx';
import { isLong, longPaste } from './long-paste.ts';
import { LongPasteBox } from './long-paste-box.tsx';

const LONGEST_COLOURED = 20_000;

const frame =
  'max-h-44 overflow-auto rounded-md border border-control bg-surface focus-within:outline-2 focus-within:outline-focus tablet:max-h-96';
const type =
  'p-2 font-wire text-xs leading-[1.6] whitespace-pre-wrap [overflow-wrap:anywhere] [word-break:break-all] max-tablet:text-lg';

/** Each character is drawn as a dot, and all else stays: caret, selection, paste. Every engine that runs this knows it. */
const HIDDEN = '[-webkit-text-security:disc]';
const CAN_HIDE = typeof CSS !== 'undefined' && CSS.supports('-webkit-text-security', 'disc');

type PasteBoxProps = {
  text: string;
  parts: Stretch[];
  /** The part that is lit. */
  lit: string;
  brokenAt?: number | undefined;
  masked: boolean;
  field: Ref<HTMLTextAreaElement>;
  /** The first character that is shown of a long text. */
  from: number;
  onFrom(from: number): void;
  onChange(text: string): void;
};

/**
 * Where text is pasted. Its parts are coloured behind the field; a long text is shown a stretch at a time. Masked, the
 * field stays a field and keeps its size.
 */
export function PasteBox(props: PasteBoxProps) {
  const { text, parts, lit, brokenAt, masked, field, from, onFrom, onChange } = props;
  const id = useId();
  const long = isLong(text);
  if (masked && text && !CAN_HIDE)
    return (
      <div className={`${frame} p-2`}>
        {long ? (
          <p className="text-xs text-ink-2">Masked, {text.length.toLocaleString('en')} characters.</p>
        ) : (
          <SecretValue name="pasted text" value={text} />
        )}
      </div>
    );
  if (long)
    return (
      <LongPasteBox
        text={text}
        from={from}
        field={field}
        onFrom={onFrom}
        onChange={onChange}
        className={`${frame} w-full resize-none outline-none ${type} ${masked ? HIDDEN : ''}`}
      />
    );
  const coloured = text.length <= LONGEST_COLOURED;
  return (
    <div className={`${frame} grid`}>
      <label htmlFor={id} className="sr-only">
        Pasted text
      </label>
      {coloured && (
        <pre
          aria-hidden="true"
          className={`pointer-events-none col-start-1 row-start-1 min-h-24 ${type} ${masked ? 'invisible' : ''}`}
        >
          <Coloured text={text} parts={parts} lit={lit} brokenAt={brokenAt} />{' '}
        </pre>
      )}
      <textarea
        id={id}
        ref={field}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        rows={coloured ? 1 : 16}
        {...longPaste((start, end, inserted) => onChange(text.slice(0, start) + inserted + text.slice(end)))}
        placeholder="Paste a token, a URL, JSON, a key, headers or a cURL command"
        className={`relative col-start-1 row-start-1 w-full resize-none border-0 bg-transparent outline-none ${masked && text ? HIDDEN : coloured ? 'overflow-hidden text-transparent caret-ink selection:text-on-accent' : ''} ${type}`}
      />
    </div>
  );
}

type ColouredProps = { text: string; parts: Stretch[]; lit: string; brokenAt: number | undefined };

function Coloured({ text, parts, lit, brokenAt }: ColouredProps) {
  const cuts = new Set([0, text.length, ...parts.flatMap(({ start, end }) => [start, end])]);
  if (brokenAt !== undefined)
    for (const cut of [brokenAt, Math.min(brokenAt + 1, text.length)]) cuts.add(cut);
  const bounds = [...cuts].filter((cut) => cut <= text.length).sort((one, two) => one - two);
  return bounds.slice(0, -1).map((start, index) => {
    const piece = text.slice(start, bounds[index + 1]);
    const at = parts.findIndex((part) => part.start <= start && start < part.end);
    if (start === brokenAt)
      return (
        <mark key={start} className="bg-danger-tint text-danger underline decoration-2">
          {piece}
        </mark>
      );
    return (
      <span
        key={start}
        data-lit={(at >= 0 && parts[at]?.name === lit) || undefined}
        className={`${look(at)} data-lit:bg-accent-tint data-lit:text-ink`}
      >
        {piece}
      </span>
    );
  });
}

const look = (at: number) =>
  at < 0 ? 'text-ink' : at === 0 ? 'bg-sunk text-ink' : at === 1 ? 'text-ink' : 'text-ink-3';
