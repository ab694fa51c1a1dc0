import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetDrafts } from '#app/run/use-edited-draft.ts';
import { onRunChanged } from '#app/run-news.ts';
import { type DeletedRun, deleteRun, listRuns, renameRun, restoreRun } from '#store/runs.ts';

const KEY = ['runs'];

/** Every run, the one that changed last first; follows what this tab and others do. */
export function useRuns() {
  const queries = useQueryClient();
  useEffect(() => onRunChanged(() => void queries.invalidateQueries({ queryKey: KEY })), [queries]);
  return useQuery({ queryKey: KEY, queryFn: listRuns });
}

export function useDeleteRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (run: string) => {
      forgetDrafts(run);
      return deleteRun(run);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRestoreRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deleted: DeletedRun) => restoreRun(deleted),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRenameRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ run, name }: { run: string; name: string }) => renameRun(run, name),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
