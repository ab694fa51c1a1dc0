import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';

type ConfirmProps = {
  title: string;
  text: string;
  action: string;
  busy: boolean;
  problem?: string | undefined;
  onConfirm(): void;
  onClose(): void;
};

/** Asks before something that has no way back. */
export function Confirm({ title, text, action, busy, problem, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="main" disabled={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p className="text-md leading-text text-ink-2">{text}</p>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
