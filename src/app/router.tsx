import { lazy, Suspense, useEffect } from 'react';
import { matchPath, Route, Routes } from 'react-router-dom';
import { getEngine } from './engine.ts';
import { paths } from './paths.ts';
import { RouteBoundary } from './shell/route-boundary.tsx';
import { Shell } from './shell/shell.tsx';

/** A part that does not come is asked for once more: a tab that crashed may have taken the worker along that brings it. */
const twice =
  <T,>(load: () => Promise<T>) =>
  () =>
    load().catch(load);

/**
 * A long run takes a while to read: that begins beside the fetching of its screen, which React shows a third of a second
 * after the placeholder at the earliest. What fails is told by the screen, which opens the run again.
 */
function openAhead(): void {
  const run = matchPath('/runs/:run', location.pathname)?.params.run;
  if (!run) return;
  getEngine()
    .then((engine) => engine.open(run))
    .catch(() => undefined);
}

const screens = {
  home: twice(() => import('./routes/home.tsx')),
  flow: twice(() => import('./routes/flow.tsx')),
  runs: twice(() => import('./routes/runs.tsx')),
  run: twice(() => import('./routes/run.tsx')),
  present: twice(() => import('./routes/present.tsx')),
  compare: twice(() => import('./routes/compare.tsx')),
  tenant: twice(() => import('./routes/tenant.tsx')),
  inspect: twice(() => import('./routes/inspect.tsx')),
  sandbox: twice(() => import('./routes/sandbox.tsx')),
  callback: twice(() => import('./routes/callback.tsx')),
  storage: twice(() => import('./routes/storage.tsx')),
  notFound: twice(() => import('./routes/not-found.tsx')),
};

const Home = lazy(async () => ({ default: (await screens.home()).HomeRoute }));
const Flow = lazy(async () => ({ default: (await screens.flow()).FlowRoute }));
const Run = lazy(async () => {
  openAhead();
  return { default: (await screens.run()).RunRoute };
});
const Present = lazy(async () => ({ default: (await screens.present()).PresentRoute }));
const Compare = lazy(async () => ({ default: (await screens.compare()).CompareRoute }));
const Runs = lazy(async () => ({ default: (await screens.runs()).RunsRoute }));
const Tenant = lazy(async () => ({ default: (await screens.tenant()).TenantRoute }));
const Inspect = lazy(async () => ({ default: (await screens.inspect()).InspectRoute }));
const Sandbox = lazy(async () => ({ default: (await screens.sandbox()).SandboxRoute }));
const SandboxWait = lazy(async () => ({ default: (await screens.sandbox()).SandboxWaitRoute }));
const Back = lazy(async () => ({ default: (await screens.callback()).BackRoute }));
const Callback = lazy(async () => ({ default: (await screens.callback()).CallbackRoute }));
const Storage = lazy(async () => ({ default: (await screens.storage()).StorageRoute }));
const NotFound = lazy(async () => ({ default: (await screens.notFound()).NotFoundRoute }));

/**
 * Fetches the other screens while nothing else happens. A failure is told when the screen is opened. A callback comes
 * first: it needs the engine and the run's screen, and the rest can wait for the next page.
 */
function usePrefetch(): void {
  useEffect(() => {
    if (location.pathname === paths.callback) {
      void screens.run();
      return;
    }
    const work = () => void Promise.allSettled(Object.values(screens).map((load) => load()));
    if (!('requestIdleCallback' in window)) return;
    const idle = requestIdleCallback(work);
    return () => cancelIdleCallback(idle);
  }, []);
}

export function Router() {
  usePrefetch();
  return (
    <Routes>
      <Route
        path="runs/:run/present"
        element={
          <RouteBoundary>
            <Suspense fallback={<p className="p-4 text-ink-2">Loading this screen</p>}>
              <Present />
            </Suspense>
          </RouteBoundary>
        }
      />
      <Route element={<Shell />}>
        <Route index element={<Home />} />
        <Route path="flows/:flow" element={<Flow />} />
        <Route path="runs" element={<Runs />} />
        <Route path="runs/:run" element={<Run />} />
        <Route path="runs/:run/compare" element={<Compare />} />
        <Route path="tenants/:id" element={<Tenant />} />
        <Route path="inspect" element={<Inspect />} />
        <Route path="sandbox" element={<Sandbox />} />
        <Route path="sandbox/*" element={<SandboxWait />} />
        <Route path="callback" element={<Callback />} />
        <Route path="back" element={<Back />} />
        <Route path="storage" element={<Storage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
