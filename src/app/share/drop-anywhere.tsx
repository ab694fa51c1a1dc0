import { useEffect, useEffectEvent, useState } from 'react';
import { useTakeFile } from './use-take-file.ts';

/** A file dropped anywhere: a trace opens as a run, anything else is inspected. Says so while it hovers. */
export function DropAnywhere() {
  const [over, setOver] = useState(false);
  const take = useTakeFile();

  const onDrag = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    const [file] = event.type === 'drop' ? event.dataTransfer.files : [];
    if (file) void take(file);
  });
  // It fires at each border inside the page, too: only the page's own has nowhere that it goes to.
  const onLeave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setOver(false);
  });

  useEffect(() => {
    const drag = (event: DragEvent) => onDrag(event);
    const leave = (event: DragEvent) => onLeave(event);
    addEventListener('dragover', drag);
    addEventListener('drop', drag);
    addEventListener('dragleave', leave);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('drop', drag);
      removeEventListener('dragleave', leave);
    };
  }, []);

  if (!over) return null;
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-2 z-40 grid place-items-end justify-center rounded-lg border-2 border-dashed border-accent p-6"
    >
      <p className="rounded-lg border border-line-strong bg-raised px-3 py-2 shadow-lift-2">
        Drop it here: a trace opens as a run, anything else is inspected. Nothing leaves this tab.
      </p>
    </div>
  );
}
