import { useRef, useState } from 'react';
import { useDeleteRun, useRestoreRun, useRuns } from '#app/queries/runs.ts';
import { useOpenTrace } from '#app/share/use-open-trace.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import type { DeletedRun } from '#store/runs.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Select, TextInput } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';
import { findRuns, type Where } from './find-runs.ts';
import { RunTable } from './run-table.tsx';

const SHOWN = 100;
const places: Record<Where, string> = {
  all: 'Wherever they stand',
  open: 'Not over yet',
  stopped: 'Stopped',
  finished: 'Finished',
  imported: 'Opened from a file',
};

/** Every run of this browser: found, named, deleted; and traces from files, opened. */
export function RunsScreen() {
  usePageTitle('Runs');
  const { data: runs = [], isPending, error } = useRuns();
  const [words, setWords] = useState('');
  const [where, setWhere] = useState<Where>('all');
  const [most, setMost] = useState(SHOWN);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const found = findRuns(runs, words, where);
  const shown = found.slice(0, most);
  // What a filter hides is not deleted with what is seen.
  const chosen = found.filter(({ run }) => selected.has(run));
  const select = (ids: string[], on: boolean) =>
    setSelected((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return (
    <>
      <PageHead
        title="Runs"
        meta={[
          runs.length === found.length
            ? `${runs.length} in this browser`
            : `${found.length} of ${runs.length}`,
          'A run stays with its whole trace until you delete it',
        ]}
        actions={
          <>
            {chosen.length > 0 && <DeleteChosen ids={chosen.map(({ run }) => run)} onDeleted={select} />}
            <OpenFile />
          </>
        }
      />
      <div className="mx-auto grid max-w-[100rem] gap-3 p-3">
        <div className="flex flex-wrap gap-2">
          <TextInput
            type="search"
            aria-label="Filter runs"
            placeholder="Name, tenant, finding, #number"
            className="max-w-96 min-w-0 flex-1 basis-56"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Select
            aria-label="Where they stand"
            className="w-52"
            value={where}
            onChange={(event) => setWhere(event.target.value as Where)}
          >
            {Object.entries(places).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
        {shown.length > 0 ? (
          <div className="border border-line bg-surface">
            <RunTable runs={shown} selected={selected} onSelect={select} />
          </div>
        ) : (
          !isPending && <None runs={runs.length} error={error} />
        )}
        {found.length > shown.length && (
          <Button className="justify-self-start" onClick={() => setMost(most + SHOWN)}>
            {`Show ${Math.min(SHOWN, found.length - shown.length)} more of ${found.length}`}
          </Button>
        )}
      </div>
    </>
  );
}

function None({ runs, error }: { runs: number; error: Error | null }) {
  if (error) {
    return (
      <Empty title="This browser does not open its database">
        <p role="alert">No run can be kept or listed: {error.message}</p>
      </Empty>
    );
  }
  return runs > 0 ? (
    <Empty title="No run fits">Change the words, or where they stand.</Empty>
  ) : (
    <Empty title="No run yet">
      Start a flow from the start page, or open a trace that somebody sent you: pick it above, drop it
      anywhere.
    </Empty>
  );
}

type Deleting = { ids: string[]; onDeleted(ids: string[], on: boolean): void };

function DeleteChosen({ ids, onDeleted }: Deleting) {
  const remove = useDeleteRun();
  const restore = useRestoreRun();
  const forget = async () => {
    const deleted: DeletedRun[] = [];
    for (const id of ids) deleted.push(await remove.mutateAsync(id));
    onDeleted(ids, false);
    showToast({
      text: `${counted(ids.length)} deleted.`,
      action: {
        label: 'Undo',
        onClick: () => {
          for (const one of deleted) restore.mutate(one);
        },
      },
    });
  };
  return (
    <Button icon="trash" disabled={remove.isPending} onClick={() => void forget()}>
      {`Delete ${counted(ids.length)}`}
    </Button>
  );
}

const counted = (many: number) => `${many} ${many === 1 ? 'run' : 'runs'}`;

function OpenFile() {
  const picker = useRef<HTMLInputElement>(null);
  const open = useOpenTrace();
  return (
    <>
      <Button icon="file" onClick={() => picker.current?.click()}>
        Open a trace
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Trace file"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void open(file);
          event.target.value = '';
        }}
      />
    </>
  );
}
