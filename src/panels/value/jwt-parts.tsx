import { useState } from 'react';
import { Pieces } from '#ui/pieces.tsx';

const JWS = /^[\w-]{8,}\.[\w-]*\.[\w-]*$/;

const parts = [
  { name: 'header', tone: 'text-ink-2', ground: 'bg-sunk' },
  { name: 'payload', tone: 'font-medium text-ink', ground: 'bg-accent-tint' },
  { name: 'signature', tone: 'text-ink-3', ground: '' },
] as const;

/** By its looks: three parts of base64url, the first of which begins as a JSON object does. */
export function isJwt(value: string): boolean {
  return value.startsWith('eyJ') && JWS.test(value);
}

/** A JWT in one line and three tones; the dots stand out. */
export function JwtLine({ value }: { value: string }) {
  return value.split('.').map((text, index) => (
    <span key={parts[index]?.name} className={parts[index]?.tone}>
      {index > 0 && <span className="font-bold text-danger">.</span>}
      {text}
    </span>
  ));
}

/** Its three parts in three rows, each cut at three lines and opened by its name. */
export function JwtParts({ value }: { value: string }) {
  const texts = value.split('.');
  return (
    <dl className="my-1 overflow-hidden rounded-sm border border-line-strong bg-surface font-wire text-xs leading-[1.125rem]">
      {parts.map((part, index) => (
        <JwtPart key={part.name} {...part} text={texts[index] ?? ''} />
      ))}
    </dl>
  );
}

type JwtPartProps = (typeof parts)[number] & { text: string };

function JwtPart({ name, tone, ground, text }: JwtPartProps) {
  const [whole, setWhole] = useState(false);
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] border-t border-line first:border-t-0">
      <dt className="px-2 py-1 font-ui text-2xs text-ink-3">
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="block min-h-6 text-left text-xs font-medium text-ink underline decoration-ink-3 decoration-dotted underline-offset-4"
        >
          {name}
        </button>
        {text.length.toLocaleString('en')} chars
      </dt>
      <dd className={`min-w-0 px-2 py-1 ${ground}`}>
        <code className={`break-all ${tone} ${whole ? 'block' : 'line-clamp-3'}`}>
          <Pieces text={text} />
        </code>
      </dd>
    </div>
  );
}
