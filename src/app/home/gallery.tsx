import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { type FlowEntry, flowList } from '#flows/registry.ts';
import { TextInput } from '#ui/field.tsx';
import { Prose } from '#ui/prose.tsx';
import { ChannelKey, ChannelStrip } from './channel-strip.tsx';

/** Every word of the filter has to stand somewhere in what the gallery says of a flow. */
function matches(flow: Pick<FlowEntry, 'id' | 'title' | 'group' | 'summary'>, filter: string): boolean {
  const text = `${flow.id} ${flow.title} ${flow.group} ${flow.summary}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function Gallery() {
  const [filter, setFilter] = useState('');
  const field = useId();
  const shown = flowList.filter((flow) => matches(flow, filter));
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <section aria-labelledby="flows-head">
      <div className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-2 pb-2">
        <h2 id="flows-head" className="text-lg">
          Flows
        </h2>
        <span className="text-ink-3" role="status">
          {shown.length === flowList.length ? flowList.length : `${shown.length} of ${flowList.length}`}
        </span>
        <label htmlFor={field} className="sr-only">
          Filter flows
        </label>
        <div className="w-72 max-w-full">
          <TextInput
            id={field}
            type="search"
            placeholder="Filter: grant, endpoint, word"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
        <div className="tablet:ml-auto">
          <ChannelKey />
        </div>
      </div>
      {shown.length === 0 && (
        <p className="border border-line bg-surface p-3 text-ink-2">
          No flow has all of these words.{' '}
          <button type="button" className="link p-1" onClick={() => setFilter('')}>
            Show all {flowList.length}
          </button>
        </p>
      )}
      <div className="gap-4 [columns:23rem]">
        {groups.map((group) => (
          <Group key={group} name={group} flows={shown.filter((flow) => flow.group === group)} />
        ))}
      </div>
    </section>
  );
}

function Group({ name, flows }: { name: string; flows: FlowEntry[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-4 break-inside-avoid border border-line bg-surface">
      <h3 id={id} className="flex min-h-7 items-center bg-sunk px-3 text-xs text-ink-2">
        {name}
      </h3>
      <ul>
        {flows.map((flow) => (
          <li key={flow.id}>
            <Link
              to={paths.flow(flow.id)}
              className="group grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-t border-line/60 px-3 py-1 leading-[1.3] text-ink no-underline -outline-offset-2 hover:bg-hover max-tablet:grid-cols-1 max-tablet:py-2"
            >
              <span className="font-medium underline-offset-[0.2em] group-hover:underline">{flow.title}</span>
              <span className="col-start-1 text-xs text-ink-2">
                <Prose text={flow.summary} />
              </span>
              <span className="col-start-2 row-span-2 row-start-1 max-tablet:col-start-1 max-tablet:row-span-1 max-tablet:row-start-3 max-tablet:pt-1">
                <ChannelStrip channels={flow.channels} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
