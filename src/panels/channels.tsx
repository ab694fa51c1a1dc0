import type { Channel, Lane } from '#trace/event.ts';
import { Icon } from '#ui/icon.tsx';

export const channelText: Record<Channel, string> = {
  front: 'text-front',
  back: 'text-back',
  local: 'text-local',
};

export const channelName: Record<Channel, string> = {
  front: 'Front channel, through the browser',
  back: 'Back channel, app to tenant',
  local: 'Local work, in this tab',
};

/** The mark of a channel: its colour and its shape, never one without the other. */
export function ChannelMark({ channel, className = 'size-3.75' }: { channel: Channel; className?: string }) {
  return (
    <span className={`inline-flex ${channelText[channel]}`}>
      <Icon name={channel} className={className} />
      <span className="sr-only">{channelName[channel]}</span>
    </span>
  );
}

const laneNames: Record<Lane, string> = {
  user: 'User',
  browser: 'Browser',
  app: 'App',
  tenant: 'Tenant',
  api: 'API',
  idp: 'Identity provider',
  device: 'Device',
  inbox: 'Inbox',
};

export function laneName(lane: Lane): string {
  return laneNames[lane];
}

/** `App → Browser → Tenant` for the front channel; one name for what stays in one place. */
export function pathOf({ channel, from, to }: { channel: Channel; from: Lane; to: Lane }): string {
  if (from === to) return laneName(from);
  const stops =
    channel === 'front' && from !== 'user' && to !== 'user' ? [from, 'browser' as const, to] : [from, to];
  return stops.map(laneName).join(' → ');
}
