/** Every address of the app. */
export const paths = {
  home: '/',
  inspect: '/inspect',
  sandbox: '/sandbox',
  storage: '/storage',
  callback: '/callback',
  /** Where an error page of the practice tenant leads. */
  back: '/back',
  newTenant: '/tenants/new',
  tenant: (id: string) => `/tenants/${encodeURIComponent(id)}`,
  flow: (flow: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString();
    return `/flows/${encodeURIComponent(flow)}${search ? `?${search}` : ''}`;
  },
  runs: '/runs',
  run: (run: string) => `/runs/${encodeURIComponent(run)}`,
  /** Two attempts of a run side by side, counted from 0. */
  compareAttempts: (run: string, left: number, right: number) =>
    `/runs/${encodeURIComponent(run)}/compare?left=${left}&right=${right}`,
  present: (run: string, step?: string) =>
    `/runs/${encodeURIComponent(run)}/present${step ? `?step=${encodeURIComponent(step)}` : ''}`,
};

/** Where every flow returns: the line for Allowed Callback URLs. */
export const callbackUrl = () => location.origin + paths.callback;
