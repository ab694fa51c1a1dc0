import { laneName } from '#panels/channels.tsx';
import type { Lane } from '#trace/event.ts';
import type { Act, Story } from './value-story.ts';

const SAYS: Partial<Record<Lane, string>> = { app: 'Grantscope', browser: 'address bar', tenant: 'Auth0' };

const verbs: Record<Act, string> = {
  made: 'made',
  entered: 'was given',
  held: 'held',
  saw: 'saw',
  got: 'got',
  checked: 'checked',
  ended: 'ended',
};

/** `made and ended it`; `never` for a lane that never had it. */
export function actsOf(story: Story, lane: Lane): string {
  const acts = (story.acts.get(lane) ?? []).map((act) => verbs[act]);
  if (acts.length === 0) return 'never';
  const [first = '', ...rest] =
    acts.length > 2 ? acts.filter((act) => act !== 'held' && act !== 'got') : acts;
  const last = rest.pop();
  return `${[first, ...rest].join(', ')}${last ? ` and ${last}` : ''} it`;
}

/** The names of the lanes, and what each did with the value that is followed. */
export function LaneHeads({ lanes, story }: { lanes: Lane[]; story: Story | undefined }) {
  return (
    <div
      aria-hidden="true"
      className="sticky top-0 z-[2] grid grid-cols-[2.75em_minmax(0,1fr)] border-b border-l-3 border-line border-l-transparent bg-surface text-xs max-tablet:hidden"
    >
      <span />
      <div className="flex py-2">
        {lanes.map((lane) => {
          const has = story?.acts.has(lane);
          return (
            <span key={lane} className="flex-1 text-center leading-tight">
              <b
                data-has={has || undefined}
                className="rounded-t-sm px-2 text-[1.08em] font-semibold data-has:border-b-2 data-has:border-accent data-has:bg-accent-tint"
              >
                {laneName(lane)}
              </b>
              <span className={`mt-0.5 block ${has ? 'text-ink' : 'text-ink-2'}`}>
                {story ? actsOf(story, lane) : (SAYS[lane] ?? ' ')}
              </span>
            </span>
          );
        })}
      </div>
    </div>
  );
}
