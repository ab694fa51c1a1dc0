import type { Channel } from '#trace/event.ts';
import { Icon } from '#ui/icon.tsx';

const words: Record<Channel, string> = { back: 'direct', front: 'through the browser', local: 'in this tab' };
const colours: Record<Channel, string> = { back: 'text-back', front: 'text-front', local: 'text-local' };

/** The signature of a flow: one mark a step. */
export function ChannelStrip({ channels }: { channels: readonly Channel[] }) {
  const counts = (Object.keys(words) as Channel[])
    .map((channel) => [channels.filter((one) => one === channel).length, words[channel]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  return (
    <span className="inline-flex flex-wrap gap-[0.1875rem]">
      <span className="sr-only">
        {channels.length} steps: {counts.join(', ')}
      </span>
      {channels.map((channel, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the position is the identity of a step
        <Icon key={index} name={channel} className={`size-3.5 ${colours[channel]}`} />
      ))}
    </span>
  );
}

export function ChannelKey() {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {(['front', 'back', 'local'] as const).map((channel) => (
        <span
          key={channel}
          className={`inline-flex items-center gap-1.5 whitespace-nowrap ${colours[channel]}`}
        >
          <Icon name={channel} className="size-[0.9375rem]" />
          {words[channel]}
        </span>
      ))}
    </div>
  );
}
