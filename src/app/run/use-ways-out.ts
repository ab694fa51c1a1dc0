import { useQueryClient } from '@tanstack/react-query';
import { isSecretKept, setSecret } from '#app/adapters/client-secrets.ts';
import { switchFaults } from '#app/adapters/sandbox-faults.ts';
import type { Fix } from '#diagnose/rule.ts';
import { type Problem, problem } from '#lib/problem.ts';
import type { Target } from '#trace/event.ts';

type Of<Kind extends Fix['kind']> = Extract<Fix, { kind: Kind }>;

const stillOn = problem(
  'fault-still-on',
  'The practice tenant did not switch the fault off',
  'It refused, or did not answer, so nothing was tried again: it would fail the same way.',
);

const stillOff = problem(
  'fault-still-off',
  'The practice tenant did not switch the fault on',
  'It refused, or did not answer, so nothing was tried: it would not fail.',
);

/** What the buttons of a finding do: they make the change, then begin again. */
export function useWaysOut(
  target: Target,
  attempt: (work: () => Promise<Problem | undefined>) => Promise<void>,
  retryFrom: (from: string, inputs?: Record<string, string>, why?: string) => Promise<void>,
  leaveAgain: (from: string, at: string, why: string) => Promise<void>,
) {
  const queries = useQueryClient();
  const { issuer, clientId } = target;
  return {
    /** Switches a fault of the practice tenant on; nothing to do without one. Why it is not on, if so. */
    onFault: async (fault: string | undefined) => {
      if (!fault) return undefined;
      const isOn = await switchFaults(issuer, [fault], true);
      void queries.invalidateQueries({ queryKey: ['sandbox'] });
      return isOn ? undefined : stillOff;
    },
    onRetry: async ({ from, inputs, label, leavesAt, faultsOff = [] }: Of<'retry'>) => {
      if (leavesAt) return leaveAgain(from, leavesAt, label);
      if (faultsOff.length > 0) {
        const isOff = await switchFaults(issuer, faultsOff, false);
        void queries.invalidateQueries({ queryKey: ['sandbox'] });
        if (!isOff) return attempt(async () => stillOn);
      }
      return retryFrom(from, inputs, label);
    },
    onSecret: ({ from, label }: Of<'secret'>, value: string) => {
      const keep = isSecretKept(issuer, clientId, 'client_secret');
      setSecret(issuer, clientId, 'client_secret', value, { keep });
      return retryFrom(from, {}, label);
    },
  };
}
