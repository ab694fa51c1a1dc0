import type { MadeBy, Maker } from '#diagnose/rule.ts';

const words: Record<Maker, string> = {
  you: 'made by you',
  'sandbox-fault': 'made by a fault of the sandbox',
  settings: 'made by the tenant’s settings',
  tenant: 'made by the tenant',
  application: 'made by the application',
  grantscope: 'made by Grantscope',
  unknown: 'not known who',
};

const cleared: Record<MadeBy['notBy'][number], string> = {
  you: 'not by you',
  tenant: 'not by the tenant',
  'sandbox-fault': 'not by a fault of the sandbox',
};

/** Who made the fault, in a frame; beside it, who it was not. */
export function MadeByLine({ madeBy: { who, notBy } }: { madeBy: MadeBy }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-xs text-ink-2">
      <span
        className={`rounded-sm border px-1.25 font-medium ${who === 'unknown' ? 'border-dashed border-line-strong' : 'border-ink text-ink'}`}
      >
        {words[who]}
      </span>
      {notBy.length > 0 && <span>{notBy.map((one) => cleared[one]).join(', ')}</span>}
    </p>
  );
}
