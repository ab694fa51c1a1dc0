/** The rows of a run by the attempts that they belong to. */
import type { Row, TraceModel } from '#trace/model.ts';

/** Rows that the same attempts went through, oldest first. */
export type RowGroup = {
  /** The branches that share them: `0+1`. */
  id: string;
  title: string;
  /** Where it began and where it ended: `from step 5, stopped at step 8`. */
  note: string;
  /** True where the attempt on screen went through them. */
  current: boolean;
  rows: Row[];
};

type Told = Pick<TraceModel, 'rows' | 'branches' | 'branch' | 'steps' | 'phase' | 'current'>;

/**
 * Empty for a run with one attempt: there is nothing to tell apart. A retry takes over what its parent did before the
 * step it begins at, so those rows belong to both. Rows without a step (a note, a callback that was refused) belong to
 * the attempt in which they came. `shown`: the attempt on screen, the newest where none is named.
 */
export function attemptsOf(model: Told, shown: number = model.branch): RowGroup[] {
  const { rows, branches } = model;
  if (branches.length < 2) return [];
  const places = new Map(model.steps.map(({ id, index }) => [id, index]));
  const sharers = sharersOf(model, places);
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    const sharing = sharers(row.branch, row.step);
    const id = sharing.join('+');
    let group = groups.get(id);
    if (!group) {
      const title = titleOf(sharing, branches.length);
      group = { id, title, note: '', current: sharing.includes(shown), rows: [] };
      groups.set(id, group);
    }
    group.rows.push(row);
  }
  return [...groups.values()].map((group) => ({ ...group, note: noteOf(group, model, places) }));
}

/** Which attempts went through a step of a branch: itself, and those that took it over. Asked for each row. */
function sharersOf({ branches }: Told, places: ReadonlyMap<string, number>) {
  const known = new Map<string, number[]>();
  const from = new Map(branches.map(({ branch, from = '' }) => [branch, places.get(from) ?? 0]));
  const through = (branch: number, index: number): number[] => {
    const heirs = branches.filter(({ branch: heir, parent }) => parent === branch && heir !== branch);
    return [
      branch,
      ...heirs.flatMap(({ branch: heir }) => ((from.get(heir) ?? 0) > index ? through(heir, index) : [])),
    ];
  };
  return (branch: number, step: string | undefined): number[] => {
    const index = step === undefined ? undefined : places.get(step);
    if (index === undefined) return [branch];
    const key = `${branch} ${index}`;
    const before = known.get(key);
    if (before) return before;
    const found = through(branch, index).sort((one, two) => one - two);
    known.set(key, found);
    return found;
  };
}

function titleOf(sharing: readonly number[], all: number): string {
  const numbers = sharing.map((branch) => branch + 1);
  if (numbers.length === 1) return `Attempt ${numbers[0]}`;
  if (numbers.length === all) return all === 2 ? 'Both attempts' : 'All attempts';
  return `Attempts ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

function noteOf(group: RowGroup, model: Told, places: ReadonlyMap<string, number>): string {
  const steps = group.rows.flatMap(({ step }) => {
    const index = step === undefined ? undefined : places.get(step);
    return index === undefined ? [] : [index + 1];
  });
  const [first, last] = [Math.min(...bounds(steps)), Math.max(...bounds(steps))];
  if (group.id.includes('+')) return first === last ? `step ${first}` : `steps ${first} to ${last}`;
  const view = model.branches.find(({ branch }) => String(branch) === group.id);
  const from = view?.from === undefined ? undefined : places.get(view.from);
  return [...(from === undefined ? [] : [`from step ${from + 1}`]), endOf(group, model, last)]
    .filter(Boolean)
    .join(', ');
}

/** The smallest and the largest; `Math.min` takes no hundred thousand arguments. */
function bounds(numbers: readonly number[]): [number, number] {
  let [least, most] = [numbers[0] ?? 0, numbers[0] ?? 0];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return [least, most];
}

/** What became of it. Of an older attempt the trace says where it came to, and whether that was a failure. */
function endOf({ id, rows }: RowGroup, { branch, phase, current: at }: Told, last: number): string {
  const newest = id === String(branch);
  if (newest && phase === 'finished') return 'finished';
  if (newest) return phase === 'stopped' ? `stopped at step ${(at?.index ?? last - 1) + 1}` : '';
  return `${rows.at(-1)?.bad ? 'stopped' : 'left'} at step ${last}`;
}
