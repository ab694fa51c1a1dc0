import type { ReactNode } from 'react';
import { duration, timeOfDay } from '#panels/format.ts';
import { useNow } from '#panels/inspector/use-now.ts';
import { MaskedProse } from '#panels/masked-prose.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import { weightOf } from '#trace/check-weight.ts';
import type { TraceModel } from '#trace/model.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Pane } from '#ui/pane.tsx';
import { EventLink, Prose } from '#ui/prose.tsx';
import { type Breakage, breakagesOf } from './breakages.ts';
import { Life } from './life.tsx';
import { finishedAt, judgedOf, type Times, timesOf, tokensIssued, whoOf } from './result.ts';

type FinishedProps = {
  model: TraceModel;
  /** What could come next: links and buttons of the app. */
  next: ReactNode;
  /** Warnings and notes of the rules; nothing where there are none. */
  findings: ReactNode;
  /** The end of a run is where it can be read only, too: then nothing can be tried again. */
  canTry: boolean;
  onEvent(seq: number): void;
  onBreak(breakage: Breakage): void;
};

/** What came of a run, in the place of a finding. */
export function Finished({ model, next, findings, canTry, onEvent, onBreak }: FinishedProps) {
  const nowMs = useNow();
  const who = whoOf(model);
  const tokens = tokensIssued(model);
  const breakages = canTry ? breakagesOf(model) : [];
  return (
    <Pane id="result" title="Result" count={`finished ${timeOfDay(finishedAt(model))}`}>
      {who && (
        <Section title="Logged in">
          <p className="text-lg font-semibold wrap-anywhere">{who.name}</p>
          <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 text-xs">
            <Said name="sub" value={who.sub} />
            {who.email && (
              <Said name="email" value={who.email}>
                {who.emailVerified !== undefined && (
                  <span className="ml-auto text-ink-2">
                    {who.emailVerified ? 'verified' : 'not verified'}
                  </span>
                )}
              </Said>
            )}
          </dl>
        </Section>
      )}
      {tokens.length > 0 && (
        <Section title="Tokens">
          <table className="w-full text-xs">
            <thead className="sr-only">
              <tr>
                <th scope="col">Token</th>
                <th scope="col">Life left</th>
                <th scope="col">Copy</th>
              </tr>
            </thead>
            <tbody>
              {tokens.map((token) => (
                <tr key={token.name} className="border-b border-line/60 align-top last:border-0">
                  <th scope="row" className="py-1.5 pr-3 font-normal">
                    <code className="font-semibold">{token.name}</code>
                    <span className="block text-ink-2">
                      <Prose text={token.isFor} />
                    </span>
                    <SecretValue compact name={token.name} value={token.value} />
                  </th>
                  <td className="w-[45%] py-1.5">
                    <Life token={token} nowMs={nowMs} />
                  </td>
                  <td className="w-8 py-1 text-right">
                    <CopyButton value={token.value} label={`Copy ${token.name}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Section title="Judged">
        <Judgement model={model} onEvent={onEvent} />
      </Section>
      {findings && (
        <section aria-label="Findings" className="border-b border-line">
          {findings}
        </section>
      )}
      <Section title="What could come next">{next}</Section>
      {breakages.length > 0 && (
        <Section title="Break it">
          <p className="pb-1.5 text-xs text-ink-2">
            Each begins a new attempt with one thing changed, and leads to its finding. This one stays.
          </p>
          <ul className="grid gap-1">
            {breakages.map((breakage) => (
              <li key={breakage.id}>
                <Button
                  variant="quiet"
                  icon="edit"
                  className="max-w-full justify-start! px-1.5! text-left whitespace-normal!"
                  onClick={() => onBreak(breakage)}
                >
                  <Prose text={breakage.title} />
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Pane>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line p-3">
      <h3 className="pb-1.5 text-xs text-ink-2">{title}</h3>
      {children}
    </section>
  );
}

function Said({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <>
      <dt className="font-wire">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="wrap-anywhere">{value}</code>
        <CopyButton value={value} label={`Copy ${name}`} />
        {children}
      </dd>
    </>
  );
}

function Judgement({ model, onEvent }: { model: TraceModel; onEvent(seq: number): void }) {
  const { held, all, odd } = judgedOf(model);
  return (
    <ul className="grid gap-0.5 text-xs *:grid *:min-h-6 *:grid-cols-[1.25rem_minmax(0,1fr)_auto] *:items-baseline *:gap-1.5">
      {all > 0 && (
        <li>
          <span className={held === all ? 'text-accent' : 'text-ink-2'}>
            <Icon name={held === all ? 'check' : 'note'} className="size-3.5" />
          </span>
          <span>
            {held} of {all} checks hold
          </span>
        </li>
      )}
      {odd.map(({ check, row }) => {
        const weight = weightOf(check);
        const word = weight === 'warning' ? 'Warning' : weight === 'note' ? 'Note' : 'Not judged';
        return (
          <li key={`${check.id} ${row?.id}`}>
            <Icon
              name={weight === 'warning' ? 'warn' : weight === 'note' ? 'note' : 'unknown'}
              className="size-3.5"
            />
            <span>
              {word}: <MaskedProse text={`${check.title}. ${check.detail}`} />
            </span>
            {row?.events[0] !== undefined && (
              <EventLink seq={row.events[0]} label={`#${row.number}`} onEvent={onEvent} />
            )}
          </li>
        );
      })}
      <li>
        <Icon name="clock" className="size-3.5" />
        <span>{sayTimes(timesOf(model))}</span>
      </li>
    </ul>
  );
}

const A_MOMENT_MS = 1000;

/** `15.1 s: 13.8 s with you, 0.4 s the tenant, 0.9 s this page`; the pauses between steps apart where they are long. */
export function sayTimes({ all, person, tenant, page, between }: Times): string {
  const isLong = between >= A_MOMENT_MS;
  const parts = [
    person > 0 ? `${duration(person)} with you` : '',
    tenant > 0 ? `${duration(tenant)} the tenant` : '',
    `${duration(isLong ? page : page + between)} this page`,
    isLong ? `${duration(between)} between the steps` : '',
  ];
  return `${duration(all)}: ${parts.filter(Boolean).join(', ')}`;
}
