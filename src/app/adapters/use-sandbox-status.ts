import { useSyncExternalStore } from 'react';
import { onSandboxStatus, type SandboxStatus, sandboxStatus } from './sandbox-host.ts';

/** As the start page is printed, whatever is known when React takes it over. */
const starting: SandboxStatus = { state: 'starting' };
const printed = () => starting;

/** Apart from the host itself, which the page of a callback needs without React. */
export function useSandboxStatus(): SandboxStatus {
  return useSyncExternalStore(onSandboxStatus, sandboxStatus, printed);
}
