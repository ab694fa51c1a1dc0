import { RunsScreen } from '#app/runs/runs-screen.tsx';

export function RunsRoute() {
  return <RunsScreen />;
}
