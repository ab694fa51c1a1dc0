import { useEffect, useState } from 'react';
import { IconButton } from './button.tsx';

const SHOWN_MS = 2000;

/** Copies a text. Says "Copied" for a moment, to screen readers too. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setSaid('Copied'),
      () => setSaid('The browser refused; select the text and copy it'),
    );
  return (
    <span className="inline-flex items-center">
      <IconButton small label={label} icon={said === 'Copied' ? 'check' : 'copy'} onClick={copy} />
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </span>
  );
}
