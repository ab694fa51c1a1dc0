import { useSandboxStatus } from '#app/adapters/use-sandbox-status.ts';
import { needsSecret } from '#catalog/client-auth.ts';
import type { Flow } from '#flows/flow.ts';
import type { Target } from '#trace/event.ts';
import { Icon, type IconName } from '#ui/icon.tsx';
import { Prose } from '#ui/prose.tsx';

type Line = { title: string; state: 'holds' | 'not' | 'unknown'; detail?: string };

const looks: Record<Line['state'], { icon: IconName; colour: string; word: string }> = {
  holds: { icon: 'check', colour: 'text-accent', word: 'holds' },
  not: { icon: 'warn', colour: '', word: 'warning' },
  unknown: { icon: 'unknown', colour: 'text-ink-3', word: 'not known yet' },
};

/** What has to hold before the flow can work. It stops nothing: failing is a lesson too. */
export function BeforeYouStart(props: { flow: Flow; target: Target; secretMissing: boolean }) {
  const { flow, target } = props;
  const sandbox = useSandboxStatus();
  const lines: Line[] = flow.needs.map(({ title, holds }) => {
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
  const leaves = flow.steps.findIndex(({ kind }) => kind === 'browser');
  if (leaves >= 0) {
    lines.push({
      title: `\`redirect_uri\` on the tenant’s list? Known after step ${leaves + 1}`,
      state: 'unknown',
    });
  }
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
    </section>
  );
}
