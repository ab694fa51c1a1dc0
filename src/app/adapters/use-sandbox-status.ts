import { useSyncExternalStore } from 'react';
import { onSandboxStatus, type SandboxStatus, sandboxStatus } from './sandbox-host.ts';

/** Apart from the host itself, which the page of a callback needs without React. */
export function useSandboxStatus(): SandboxStatus {
  return useSyncExternalStore(onSandboxStatus, sandboxStatus, sandboxStatus);
}
