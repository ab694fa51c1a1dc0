import { useState } from 'react';
import { useSandboxStatus } from '#app/adapters/use-sandbox-status.ts';
import { needsSecret } from '#catalog/client-auth.ts';
import type { Flow } from '#flows/flow.ts';
import type { Target } from '#trace/event.ts';
import { Button } from '#ui/button.tsx';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';
import { askedLines, type BeforeLine, callbackLine } from './ask-before.ts';
import { useAsked } from './use-asked.ts';

const looks: Record<BeforeLine['state'], { icon: IconName; colour: string; word: string }> = {
  holds: { icon: 'check', colour: 'text-accent', word: 'holds' },
  not: { icon: 'warn', colour: '', word: 'warning' },
  unknown: { icon: 'unknown', colour: 'text-ink-3', word: 'not known yet' },
};

/** What has to hold before the flow can work. It stops nothing: failing is a lesson too. */
export function BeforeYouStart(props: {
  flow: Flow;
  target: Target;
  values: Record<string, string>;
  secretMissing: boolean;
  /** The tenant came with a link: a link sends nothing by itself, so a button asks. */
  fromLink: boolean;
}) {
  const { flow, target } = props;
  const sandbox = useSandboxStatus();
  const [allowed, allow] = useState('');
  const wanted = props.fromLink
    ? allowed === target.issuer
    : target.tenantKind !== 'sandbox' || sandbox.state === 'ready';
  const { asked, asking } = useAsked(target, wanted);
  const lines: BeforeLine[] = flow.needs.map(({ title, holds }) => {
    const answer = holds(target);
    return answer === true ? { title, state: 'holds' } : { title, state: 'not', detail: answer };
  });
  if (target.tenantKind === 'sandbox') {
    lines.push(
      sandbox.state === 'ready'
        ? { title: 'The sandbox is ready', state: 'holds' }
        : {
            title: sandbox.state === 'starting' ? 'The sandbox is starting' : 'The sandbox cannot run here',
            state: sandbox.state === 'starting' ? 'unknown' : 'not',
            ...(sandbox.reason ? { detail: sandbox.reason.detail } : {}),
          },
    );
  }
  if (needsSecret(target.authMethod)) {
    lines.push(
      props.secretMissing
        ? { title: '`client_secret` is not here', state: 'not', detail: 'The run will stop and ask for it.' }
        : { title: '`client_secret` is here', state: 'holds' },
    );
  }
  if (target.tenantKind !== 'sandbox' || sandbox.state === 'ready') {
    lines.push(
      ...(asked
        ? askedLines(flow, target, asked.report, asked.registered)
        : [
            {
              title: asking ? 'Asking the tenant for issuer and keys' : 'The tenant was not asked yet',
              state: 'unknown' as const,
            },
          ]),
    );
  }
  for (const input of flow.inputs.filter(({ name }) => name === 'audience')) {
    const warning = input.warn?.(props.values[input.name] ?? '', target);
    if (warning) lines.push({ title: `\`${input.label}\` is empty`, state: 'not', detail: warning });
  }
  const callback = callbackLine(flow, target, asked?.registered);
  if (callback) lines.push(callback);
  return (
    <section aria-labelledby="before-head" className="border-t border-line pb-3">
      <h3 id="before-head" className="px-3 pt-3 pb-1 text-xs text-ink-2">
        Before you start
      </h3>
      <ul className="text-xs">
        {lines.map((line) => {
          const look = looks[line.state];
          return (
            <li
              key={line.title}
              className="grid grid-cols-[1rem_minmax(0,1fr)] gap-2 px-3 py-px leading-[1.35rem]"
            >
              <Icon name={look.icon} className={`mt-1 size-[0.8125rem] ${look.colour}`} />
              <div>
                <span className="sr-only">{look.word}: </span>
                <Prose text={line.title} />
                {line.detail && (
                  <div className="text-ink-2">
                    <Prose text={line.detail} />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {props.fromLink && !wanted && (
        <p className="px-3 pt-2">
          <Button onClick={() => allow(target.issuer)}>Ask the tenant</Button>
        </p>
      )}
    </section>
  );
}
