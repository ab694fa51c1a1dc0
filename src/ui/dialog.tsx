import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';

type DialogProps = {
  title: string;
  open: boolean;
  onClose(): void;
  children: ReactNode;
  actions?: ReactNode;
};

/** The browser's own modal dialog: it keeps the focus, closes with Escape, and returns the focus. */
export function Dialog({ title, open, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-lg border border-line-strong bg-raised p-0 text-ink shadow-lift-2 backdrop:bg-ink/30"
    >
      <div className="flex min-h-head items-center justify-between gap-3 border-b border-line px-3">
        <h2 id={heading} className="text-sm">
          {title}
        </h2>
        <IconButton small label="Close" icon="close" onClick={onClose} />
      </div>
      <div className="max-h-[70dvh] overflow-auto p-3">{children}</div>
      {actions && <div className="flex justify-end gap-2 border-t border-line p-3">{actions}</div>}
    </dialog>
  );
}
