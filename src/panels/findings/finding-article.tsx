import { plainText } from '#diagnose/headline.ts';
import type { Finding, Severity } from '#diagnose/rule.ts';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { useMaskedText } from '#panels/run-secrets.tsx';
import { rowOfEvent, type TraceModel } from '#trace/model.ts';
import { ExternalLink } from '#ui/external-link.tsx';
import { Icon } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { Difference } from './difference.tsx';
import { eventLabel, RowLink } from './event-link.tsx';
import { MadeByLine } from './maker.tsx';
import type { SecretFix } from './secret-form.tsx';
import { type RetryFix, Ways } from './ways.tsx';

type Props = {
  finding: Finding;
  model: TraceModel;
  /** The one whose way out is the next thing to do. */
  lead: boolean;
  onEvent: (seq: number) => void;
  onRetry: (fix: RetryFix) => void;
  onSecret: (fix: SecretFix, value: string) => void;
};

const word: Record<Severity, string> = { error: 'Error', warning: 'Warning', note: 'Note' };
const edge: Record<Severity, string> = {
  error: 'border-l-danger',
  warning: 'border-l-warn',
  note: 'border-l-line-strong',
};

export function FindingArticle({ finding, model, lead, onEvent, onRetry, onSecret }: Props) {
  const { code, madeBy, severity, title, cause, evidence, difference, fixes, references } = finding;
  const link = { model, onEvent };
  const shownTitle = useMaskedText(title);
  const shown = evidence.filter((one) => rowOfEvent(model, one.event) || one.note);
  const prose = { onEvent, eventLabel: (seq: number) => eventLabel(model, seq) };
  return (
    <article
      aria-label={`${word[severity]}: ${plainText(shownTitle, model)}`}
      className={`border-b border-l-[3px] border-b-line-strong ${edge[severity]}`}
    >
      <div className="px-3 pt-3">
        <MadeByLine madeBy={madeBy} />
      </div>
      <header className="flex items-start gap-2 px-3 pt-2">
        <Icon
          name={severity === 'warning' ? 'warn' : severity}
          className={`size-5 flex-none ${severity === 'error' ? 'text-danger' : 'text-ink'}`}
        />
        <div className="min-w-0">
          <h3 className={`text-pretty wrap-anywhere ${severity === 'error' ? 'text-lg' : 'text-sm'}`}>
            <span className="sr-only">{word[severity]}: </span>
            <Prose text={shownTitle} {...prose} />
          </h3>
          <code className="text-xs text-ink-3">{code}</code>
        </div>
      </header>
      <div className="max-w-[68ch] px-3 pt-2 pb-3 leading-text wrap-anywhere text-ink-2">
        <MaskedProse text={cause} {...prose} />
      </div>
      {difference && <Difference sides={difference} {...link} />}
      {fixes.length > 0 && <Ways fixes={fixes} lead={lead} onRetry={onRetry} onSecret={onSecret} />}
      {shown.length > 0 && (
        <>
          <h4 className="px-3 pt-3 pb-1 text-xs text-ink-2">Evidence</h4>
          <ol className="grid gap-0.5 px-3 pb-3 text-xs text-ink-2">
            {shown.map((one) => (
              <li
                key={`${one.event} ${one.path ?? ''} ${one.note ?? ''}`}
                className="grid min-h-6 grid-cols-[2rem_minmax(0,1fr)] items-baseline gap-2"
              >
                <RowLink seq={one.event} {...link} />
                <span className="wrap-anywhere">
                  {one.path && <code className="text-ink">{one.path}</code>}
                  {one.path && one.note && ' '}
                  {one.note && <MaskedProse text={one.note} {...prose} />}
                  {!one.path && !one.note && <code>{rowOfEvent(model, one.event)?.label}</code>}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {references.length > 0 && (
        <p className="border-t border-line p-3 text-xs text-ink-2">
          {references.map(({ title: page, url }, index) => (
            <span key={url}>
              {index > 0 && ' · '}
              <ExternalLink href={url}>{page}</ExternalLink>
            </span>
          ))}
        </p>
      )}
    </article>
  );
}
