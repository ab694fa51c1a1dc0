import { useState } from 'react';
import { Navigate } from 'react-router-dom';
import { currentLeaving } from '#app/adapters/leaving.ts';
import { remember } from '#app/adapters/page-memory.ts';
import { paths } from '#app/paths.ts';

/**
 * Where an error page of the practice tenant leads: to the run that this tab left, with what the page said. Anybody can
 * write such an address: what it says is put into a box as text, and nothing is done with it.
 */
export function Back() {
  const [{ to, state }] = useState(wayBack);
  return <Navigate replace to={to} state={state} />;
}

const LONGEST = 4000;

function wayBack(): { to: string; state?: unknown } {
  const run = currentLeaving()?.run;
  if (run === undefined) return { to: paths.home };
  const said = new URLSearchParams(location.hash.slice(1)).get('said')?.slice(0, LONGEST);
  return { to: paths.run(run), ...(said ? { state: remember({ said }) } : {}) };
}
