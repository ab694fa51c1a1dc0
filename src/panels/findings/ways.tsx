import type { Fix } from '#diagnose/rule.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Prose } from '#ui/prose.tsx';
import { type SecretFix, SecretForm } from './secret-form.tsx';

export type RetryFix = Extract<Fix, { kind: 'retry' }>;

type Props = {
  fixes: Fix[];
  lead: boolean;
  onRetry: (fix: RetryFix) => void;
  onSecret: (fix: SecretFix, value: string) => void;
};

export function Ways({ fixes, lead, onRetry, onSecret }: Props) {
  const first = fixes.find((fix) => fix.kind === 'retry' || fix.kind === 'secret');
  return (
    <ul className="grid gap-3 border-b border-line p-3">
      {fixes.map((fix) => (
        <li key={keyOf(fix)} className="grid justify-items-start gap-2 text-xs text-ink-2">
          {fix.kind === 'dashboard' && <Setting fix={fix} />}
          {fix.kind === 'advice' && (
            <p className="leading-text">
              <Prose text={fix.text} />
            </p>
          )}
          {fix.kind === 'secret' && <SecretForm fix={fix} main={lead && fix === first} onSecret={onSecret} />}
          {fix.kind === 'retry' && (
            <>
              <Button
                variant={lead && fix === first ? 'main' : 'plain'}
                icon="retry"
                className="max-w-full py-1 text-left whitespace-normal!"
                onClick={() => onRetry(fix)}
              >
                <Prose text={fix.label} />
              </Button>
              {fix.why && (
                <p>
                  <Prose text={fix.why} />
                </p>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function keyOf(fix: Fix): string {
  return fix.kind === 'dashboard' ? fix.path.join('/') : fix.kind === 'advice' ? fix.text : fix.label;
}

function Setting({ fix }: { fix: Extract<Fix, { kind: 'dashboard' }> }) {
  const last = fix.path.length - 1;
  return (
    <>
      <p className="leading-relaxed font-medium text-ink">
        {fix.path.map((part, index) => (
          <span
            key={fix.path.slice(0, index + 1).join('/')}
            className={index === last ? 'font-semibold' : undefined}
          >
            {part}
            {index < last && <span className="px-1 font-normal text-ink-3">›</span>}
          </span>
        ))}
      </p>
      {fix.value !== undefined && (
        <div className="flex w-full items-center gap-1">
          <code className="flex min-h-row min-w-0 flex-1 items-center rounded-md border border-control px-2 py-1 wrap-anywhere text-ink">
            {fix.value}
          </code>
          <CopyButton value={fix.value} label={`Copy ${fix.value}`} />
        </div>
      )}
      {fix.note && (
        <p>
          <Prose text={fix.note} />
        </p>
      )}
    </>
  );
}
