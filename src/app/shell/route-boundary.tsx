import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '#ui/button.tsx';

type State = { error: unknown };

/** Catches what a screen throws, so that the bar and the way out stay. A key of the path resets it. */
export class RouteBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(_error: unknown, _info: ErrorInfo): void {
    document.title = 'This screen stopped · Grantscope';
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="mx-auto grid max-w-[44rem] gap-3 p-4" role="alert">
        <h1 className="text-xl font-semibold">This screen stopped</h1>
        <p className="text-md text-ink-2">
          Either a part of the app could not be loaded (offline, or a newer version was put up since), or this
          is a defect in Grantscope. Your runs are kept.
        </p>
        <pre className="bg-sunk p-3 font-wire text-xs break-all whitespace-pre-wrap">
          {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
        </pre>
        <div>
          <Button variant="main" onClick={() => location.reload()}>
            Reload
          </Button>
        </div>
      </div>
    );
  }
}
