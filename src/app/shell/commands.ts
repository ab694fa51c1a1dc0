/** What the palette offers, and how it is searched. */
export type Command = {
  id: string;
  group: string;
  title: string;
  note?: string;
  /** The shortcut that does the same. */
  keys?: string;
  run: () => void;
};

/** Commands that have every word, those whose title starts with the query first; the order is kept otherwise. */
export function findCommands<T extends Pick<Command, 'group' | 'title' | 'note'>>(
  commands: T[],
  query: string,
): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter(({ group, title, note }) => {
    const text = `${group} ${title} ${note ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const starts = (command: T) => command.title.toLowerCase().startsWith(query.trim().toLowerCase());
  return [...found.filter(starts), ...found.filter((command) => !starts(command))];
}
