import { Doors } from '#app/home/doors.tsx';
import { Gallery } from '#app/home/gallery.tsx';
import { Keeps, RecentRuns, Tenants } from '#app/home/lists.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';

export function HomeRoute() {
  usePageTitle('Start');
  return (
    <div className="mx-auto max-w-[100rem] px-3 pt-4 pb-12 tablet:px-4 tablet:pt-5">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-xl tracking-[-0.012em]">See every step of a login, and why one fails.</h1>
        <p className="text-md text-ink-2">
          Grantscope plays the client of each Auth0 flow, one step at a time. It runs in this tab: no code,
          token or secret goes to a server of ours.
        </p>
      </div>
      <Doors />
      <div className="mt-5 grid gap-x-5 gap-y-6 desk:grid-cols-[minmax(0,1fr)_21rem]">
        <Gallery />
        <div className="grid content-start gap-5">
          <Tenants />
          <RecentRuns />
          <Keeps />
        </div>
      </div>
    </div>
  );
}
