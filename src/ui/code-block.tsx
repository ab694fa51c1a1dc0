import { Pieces } from './pieces.tsx';

/** Text as it went over the wire. Scrolls by itself, takes the focus, has a name. May be long. */
export function CodeBlock({ text, label, wrap = true }: { text: string; label: string; wrap?: boolean }) {
  return (
    <section aria-label={label} tabIndex={0} className="overflow-auto focus-visible:-outline-offset-2">
      <pre
        className={`p-3 font-wire text-xs leading-6 ${wrap ? 'whitespace-pre-wrap [overflow-wrap:anywhere]' : ''}`}
      >
        <Pieces text={text} />
      </pre>
    </section>
  );
}
