import { lazy, Suspense, useEffect, useLayoutEffect } from 'react';
import { matchPath, Route, Routes } from 'react-router-dom';
import { whenSandboxReady } from './adapters/sandbox-host.ts';
import { getEngine } from './engine.ts';
import { loadScreen } from './load-screen.ts';
import { paths } from './paths.ts';
import { HomeRoute } from './routes/home.tsx';
import { RouteBoundary } from './shell/route-boundary.tsx';
import { Shell } from './shell/shell.tsx';
import { whenStaying } from './staying.ts';

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
  flow: () => import('./routes/flow.tsx'),
  runs: () => import('./routes/runs.tsx'),
  run: () => import('./routes/run.tsx'),
  present: () => import('./routes/present.tsx'),
  compare: () => import('./routes/compare.tsx'),
  tenant: () => import('./routes/tenant.tsx'),
  inspect: () => import('./routes/inspect.tsx'),
  sandbox: () => import('./routes/sandbox.tsx'),
  callback: () => import('./routes/callback.tsx'),
  storage: () => import('./routes/storage.tsx'),
  notFound: () => import('./routes/not-found.tsx'),
};

const Flow = lazy(async () => ({ default: (await loadScreen(screens.flow)).FlowRoute }));
const Run = lazy(async () => {
  openAhead();
  return { default: (await loadScreen(screens.run)).RunRoute };
});
const Present = lazy(async () => ({ default: (await loadScreen(screens.present)).PresentRoute }));
const Compare = lazy(async () => ({ default: (await loadScreen(screens.compare)).CompareRoute }));
const Runs = lazy(async () => ({ default: (await loadScreen(screens.runs)).RunsRoute }));
const Tenant = lazy(async () => ({ default: (await loadScreen(screens.tenant)).TenantRoute }));
const Inspect = lazy(async () => ({ default: (await loadScreen(screens.inspect)).InspectRoute }));
const Sandbox = lazy(async () => ({ default: (await loadScreen(screens.sandbox)).SandboxRoute }));
const SandboxWait = lazy(async () => ({ default: (await loadScreen(screens.sandbox)).SandboxWaitRoute }));
const Back = lazy(async () => ({ default: (await loadScreen(screens.callback)).BackRoute }));
const Callback = lazy(async () => ({ default: (await loadScreen(screens.callback)).CallbackRoute }));
const Storage = lazy(async () => ({ default: (await loadScreen(screens.storage)).StorageRoute }));
const NotFound = lazy(async () => ({ default: (await loadScreen(screens.notFound)).NotFoundRoute }));

/**
 * Where the worker cannot keep the app, its screens are fetched ahead all the same once somebody stays. A failure is
 * told when the screen is opened. A callback's run is shown next, and does not wait for that.
 */
function usePrefetch(): void {
  useEffect(() => {
    if (location.pathname === paths.callback) {
      screens.run().catch(() => undefined);
      return;
    }
    void whenStaying()
      .then(whenSandboxReady)
      .then((missing) => missing && Promise.allSettled(Object.values(screens).map((load) => load())));
  }, []);
}

/** The markup of the start page, which the build put into the page, is hidden at other addresses until this takes its place. */
function useOwnPlace(): void {
  useLayoutEffect(() => {
    delete document.documentElement.dataset['elsewhere'];
  }, []);
}

export function Router() {
  useOwnPlace();
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
        <Route index element={<HomeRoute />} />
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
