import { lazy, memo, Suspense } from 'react';
import type { InspectedRow, Inspection } from '#inspect/inspection.ts';
import { LongValue, NamedRow, NamedRows } from '#panels/inspector/claims-table.tsx';
import { Few } from '#panels/inspector/few.tsx';
import { SectionHead } from '#panels/inspector/section-head.tsx';
import { Verdict } from '#panels/inspector/verdict.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import { Button } from '#ui/button.tsx';
import { RequestOffer } from './request-offer.tsx';

/** The rules of a run are many, and few texts need them. Without them the meaning of the error is told. */
const CallbackFinding = lazy(() =>
  import('./callback-finding.tsx').then(
    ({ CallbackFinding: component }) => ({ default: component }),
    () => ({ default: Refused }),
  ),
);

function Refused({ found }: { found: Inspection }) {
  const bad = found.sections.flatMap(({ rows }) => rows).find((row) => row.bad && row.name === 'error');
  return bad && <Verdict tone="bad" title={`The tenant answered \`${bad.value}\``} detail={bad.meaning} />;
}

/** Everything that is no token: its notes, and its values by section. */
export function Sections({ found, onOpen }: { found: Inspection; onOpen(text: string): void }) {
  return (
    <>
      {found.title.startsWith('Callback') ? (
        <Suspense fallback={<Refused found={found} />}>
          <CallbackFinding found={found} />
        </Suspense>
      ) : (
        <Refused found={found} />
      )}
      {found.request && <RequestOffer request={found.request} />}
      {found.notes.map((note) => (
        <Verdict key={note} tone="note" title={note} />
      ))}
      {found.sections.map(({ title, rows, omitted = 0 }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections keep their order, and two may have one title
        <div key={index} className="border-b border-line pb-2">
          <SectionHead title={title} end={(rows.length + omitted).toLocaleString('en')} />
          <Few all={rows} omitted={omitted}>
            {(shown) => (
              <NamedRows label={title}>
                {shown.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a parameter may stand twice
                  <Row key={at} row={row} onOpen={onOpen} />
                ))}
              </NamedRows>
            )}
          </Few>
        </div>
      ))}
    </>
  );
}

/** Drawn once: pressing for more rows draws the new ones only. */
const Row = memo(function Row({ row, onOpen }: { row: InspectedRow; onOpen(text: string): void }) {
  const { name, value, meaning, place, secret, bad, opens } = row;
  return (
    <NamedRow
      name={name}
      bad={bad === true}
      meaning={meaning}
      after={
        <>
          {place && <span className="block text-ink-3">Dashboard › {place.join(' › ')}</span>}
          {opens && (
            <span className="block py-1">
              <Button onClick={() => onOpen(opens)}>{`Inspect ${name}`}</Button>
            </span>
          )}
        </>
      }
    >
      {secret ? <SecretValue name={name} value={value} /> : <LongValue text={value} />}
    </NamedRow>
  );
});
