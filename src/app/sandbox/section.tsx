import type { ReactNode } from 'react';

export const lines = (list: string[]) => list.join('\n');
export const listOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** An alert below a form: what the sandbox said, and that nothing is lost. */
export function Told({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <p role="alert" className="border-l-3 border-danger bg-danger-tint p-2 text-xs">
      {error.message} What you entered is still here.
    </p>
  );
}

export function Fieldset({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid content-start gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      {children}
    </fieldset>
  );
}
