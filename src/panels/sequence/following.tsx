import { useMemo } from 'react';
import { ChannelMark, laneName } from '#panels/channels.tsx';
import { codeOf } from '#panels/code-of.ts';
import { useMask } from '#panels/mask.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import type { TraceModel } from '#trace/model.ts';
import { IconButton } from '#ui/button.tsx';
import { Pane } from '#ui/pane.tsx';
import { EventLink, Prose } from '#ui/prose.tsx';
import { actsOf } from './lane-heads.tsx';
import { useStory, useValuesOf } from './use-story.ts';
import { useWindow } from './use-window.ts';
import { noteOn } from './value-notes.ts';
import { type Named, type Story, storyOf } from './value-story.ts';
import { messagesIn } from './window-of.ts';

type FollowingProps = { model: TraceModel; selected: string | undefined; onSelect(row: string): void };

/** Beside the sequence: the value that is followed and where it went, and the others, to choose from. */
export function Following({ model, selected, onSelect }: FollowingProps) {
  const { follow, followed, fingerprintKey } = useMask();
  const { first, last, all } = useWindow(model, selected);
  const messages = useMemo(() => messagesIn(model, { first, last, all }), [model, first, last, all]);
  const values = useValuesOf(model, messages);
  const story = useStory(model, values);
  // Of a long run the rows that are drawn: the way of one value is looked for in all of them.
  const rows = useMemo(() => model.rows.slice(first, last), [model, first, last]);
  return (
    <Pane
      id="inspector"
      title="Following"
      count={story ? undefined : 'choose a value'}
      actions={
        followed && <IconButton small icon="close" label="Stop following" onClick={() => follow(followed)} />
      }
    >
      {story && <Way story={story} onSelect={onSelect} />}
      <h3 className="border-y border-line bg-sunk px-3 py-1.5 text-xs text-ink-2">Values of this run</h3>
      {values.length === 0 ? (
        <p className="p-3 text-ink-2">None so far: they are made from step to step.</p>
      ) : (
        <table className="w-full text-xs">
          <thead>
            <tr className="border-b border-line text-2xs text-ink-2">
              <th scope="col" className="px-3 py-1.5">
                Value
              </th>
              <th scope="col" className="py-1.5">
                Fingerprint
              </th>
              <th scope="col" className="px-3 py-1.5">
                Who had it
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map((named) => (
              <ValueRow
                key={named.value}
                named={named}
                story={storyOf(model, named, rows)}
                isFollowed={followed === codeOf(fingerprintKey, named.value)}
              />
            ))}
          </tbody>
        </table>
      )}
    </Pane>
  );
}

function ValueRow({ named, story, isFollowed }: { named: Named; story: Story; isFollowed: boolean }) {
  return (
    <tr
      data-on={isFollowed || undefined}
      className="border-b border-line/60 data-on:bg-accent-tint data-on:shadow-[inset_3px_0_0_var(--accent)]"
    >
      <th scope="row" className="px-3 py-0.5 font-wire font-normal">
        {named.name}
      </th>
      <td className="py-0.5">
        <SecretValue compact {...named} />
      </td>
      <td className="px-3 py-0.5 text-ink-2">
        {[...story.acts.keys()].map(laneName).join(', ') || 'nobody yet'}
      </td>
    </tr>
  );
}

function Way({ story, onSelect }: { story: Story; onSelect(row: string): void }) {
  const note = noteOn(story.name);
  return (
    <div className="grid gap-2 pb-3">
      <p className="flex flex-wrap items-center gap-2 px-3 pt-3">
        <code>{story.name}</code>
        <SecretValue name={story.name} value={story.value} />
      </p>
      {note && (
        <p className="max-w-[68ch] px-3 text-md leading-text text-ink-2">
          <Prose text={note.what} />
        </p>
      )}
      <h3 className="border-t border-line px-3 pt-2 text-xs text-ink-2">Where it went</h3>
      <ol aria-label="Where it went" className="grid gap-0.5 px-3">
        {story.trail.map(({ channel, text, row, number }, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: stations in the order of time
            key={index}
            className="grid min-h-6 grid-cols-[1.25rem_minmax(0,1fr)_auto] items-baseline gap-2 text-xs"
          >
            <ChannelMark channel={channel} />
            <span>
              <Prose text={text} />
            </span>
            <EventLink seq={number} label={`#${number}`} onEvent={() => onSelect(row)} />
          </li>
        ))}
      </ol>
      {story.more > 0 && (
        <p className="px-3 text-xs text-ink-2">{story.more.toLocaleString('en')} more messages carried it.</p>
      )}
      <p className="sr-only">
        {[...story.acts.keys()].map((lane) => `${laneName(lane)} ${actsOf(story, lane)}`).join('; ')}
      </p>
    </div>
  );
}
