import { Prose } from '#ui/prose.tsx';

export function SectionHead({ title, end }: { title: string; end?: string }) {
  return (
    <div className="flex items-baseline gap-2 px-3 pt-2 pb-1 text-xs">
      <h3 className="text-xs text-ink-2">
        <Prose text={title} />
      </h3>
      {end && <span className="ml-auto text-ink-3">{end}</span>}
    </div>
  );
}
