import type { Stretch } from '#inspect/inspection.ts';

type PartsBarProps = { parts: Stretch[]; lit: string; onLight(name: string): void };

/** The parts of what was pasted; pressing one lights it in the text. */
export function PartsBar({ parts, lit, onLight }: PartsBarProps) {
  if (parts.length === 0) return null;
  return (
    <fieldset aria-label="Parts of the text" className="flex flex-wrap gap-px border-y border-line bg-line">
      {parts.map(({ name, start, end }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === lit}
          onClick={() => onLight(name === lit ? '' : name)}
          className="flex min-h-8 grow basis-26 flex-wrap items-center gap-x-2 bg-surface px-3 py-1 text-left text-xs hover:bg-hover aria-pressed:bg-accent-tint aria-pressed:font-semibold aria-pressed:shadow-[inset_0_-2px_0_var(--accent)]"
        >
          <span className="font-medium first-letter:uppercase">{name}</span>
          <span className="text-2xs min-[60rem]:ml-auto font-normal whitespace-nowrap text-ink-2">
            {(end - start).toLocaleString('en')} {end - start === 1 ? 'character' : 'characters'}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
