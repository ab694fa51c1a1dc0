import type { ReactNode } from 'react';
import type { Finding } from '#diagnose/rule.ts';
import type { TraceModel } from '#trace/model.ts';
import { Empty } from '#ui/empty.tsx';
import { Pane } from '#ui/pane.tsx';
import { FindingArticle } from './finding-article.tsx';
import type { SecretFix } from './secret-form.tsx';
import type { RetryFix } from './ways.tsx';

type Props = {
  findings: Finding[];
  model: TraceModel;
  onEvent: (seq: number) => void;
  onRetry: (fix: RetryFix) => void;
  /** Another client secret, to be used from here on. */
  onSecret: (fix: SecretFix, value: string) => void;
  /** What earlier attempts had. */
  earlier?: ReactNode;
};

export function Findings(props: Props) {
  const { findings, earlier } = props;
  return (
    <Pane
      id="findings"
      title="Findings"
      count={countOf(findings)}
      empty={findings.length === 0 && !earlier ? 'nothing is wrong so far' : undefined}
    >
      {findings.length === 0 ? (
        <Empty title="Nothing is wrong so far">
          Every answer, callback and check of this run is watched. What fails is explained here: the cause,
          the events that prove it, and the setting to change.
        </Empty>
      ) : (
        <FindingList {...props} />
      )}
      {earlier}
    </Pane>
  );
}

/** The findings alone, the worst first. */
export function FindingList({ findings, model, onEvent, onRetry, onSecret }: Props) {
  return findings.map((finding, index) => (
    <FindingArticle
      key={`${finding.code} ${finding.evidence[0]?.event ?? ''}`}
      finding={finding}
      model={model}
      lead={index === 0 && finding.severity === 'error'}
      onEvent={onEvent}
      onRetry={onRetry}
      onSecret={onSecret}
    />
  ));
}

function countOf(findings: Finding[]): string {
  const words = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [`${count} ${severity}${count > 1 ? 's' : ''}`] : [];
  });
  return words.join(', ') || 'none';
}
