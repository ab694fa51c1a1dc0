const places = [
  { id: 'timeline', name: 'Timeline' },
  { id: 'exchange', name: 'Exchange' },
  { id: 'findings', name: 'Findings' },
  { id: 'inspector', name: 'Inspector' },
  { id: 'steps', name: 'Steps' },
];

/** On a narrow screen the panes stand below one another; this jumps between them. */
export function JumpBar({ findings }: { findings: number }) {
  return (
    <nav
      aria-label="Panes"
      className="sticky top-11 z-[5] flex gap-4 overflow-x-auto border-b border-line bg-surface px-3 tablet:hidden"
    >
      {places.map(({ id, name }) => (
        <a
          key={id}
          href={`#${id}`}
          className="flex min-h-10 items-center gap-1 whitespace-nowrap text-ink-2 no-underline"
        >
          {name}
          {id === 'findings' && findings > 0 && <span className="text-ink-3">{findings}</span>}
        </a>
      ))}
    </nav>
  );
}
