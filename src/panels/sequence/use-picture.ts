import { codeOf } from '#panels/code-of.ts';
import { useMask } from '#panels/mask.tsx';
import { useShownOf } from '#panels/run-secrets.tsx';
import type { Lane } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { sayChecks } from './check-note.tsx';
import { actsOf } from './lane-heads.tsx';
import type { Message } from './lane-model.ts';
import type { Drawn, Line } from './picture.ts';
import { spansIn } from './spans.ts';
import type { Story } from './value-story.ts';
import type { RowWindow } from './window-of.ts';

type Shown = {
  model: TraceModel;
  messages: readonly Message[];
  lanes: Lane[];
  story: Story | undefined;
  window: RowWindow;
};

/**
 * What a picture of the sequence shows: the same as the screen with its secrets masked, whatever the mask says, because
 * a picture goes to others. Of a long run the stretch that is drawn, and it says which.
 */
export function usePicture(): (shown: Shown) => Drawn {
  const { fingerprintKey } = useMask();
  const shownOf = useShownOf();
  const code = (value: string) => codeOf(fingerprintKey, value);
  const masked = (text: string) =>
    shownOf('', text)
      .map((piece) => (piece.secret ? `•••${code(piece.secret.value)}` : piece.text))
      .join('')
      .replaceAll('`', '');
  const chipsOf = ({ values, quiet }: Message) => {
    const found = quiet ? [] : values.flatMap(([name, value]) => secretsOf(name, value));
    return [...new Map(found.map((chip) => [chip.code, chip])).values()];
  };
  const secretsOf = (name: string, value: string) =>
    shownOf(name, value).flatMap(({ secret }) =>
      secret ? [{ name: secret.value === value && name ? name : secret.name, code: code(secret.value) }] : [],
    );
  const lineOf = (message: Message): Line => {
    const { values: _, checks = [], ...rest } = message;
    const note = message.kind === 'note' ? sayChecks(checks) : undefined;
    return {
      message: { ...rest, label: '', status: masked(rest.status) },
      label: masked(note ? note.text : message.label),
      chips: chipsOf(message),
      ...(note ? { weight: note.weight } : {}),
    };
  };
  return ({ model, messages, lanes, story, window: { first, last, all } }) => ({
    title: masked(model.title),
    subtitle: masked(
      `${model.target.applicationName}, ${model.target.issuer}, ${new Date(model.startedAt).toISOString()}${
        last - first < all ? `, rows ${first + 1} to ${last} of ${all}` : ''
      }${story ? `, following ${story.name}` : ''}`,
    ),
    lanes,
    said: lanes.map((lane) => (story ? actsOf(story, lane) : '')),
    lines: messages.map(lineOf),
    ...(story
      ? {
          followed: {
            code: code(story.value),
            messages: story.messages,
            held: spansIn(messages, lanes, story),
          },
        }
      : {}),
  });
}
