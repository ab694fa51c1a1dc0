/**
 * Where the end-to-end tests find everything. `localhost` throughout: other ports are other origins of the same site.
 * The ports are free ones that `scripts/e2e.ts` took, so two runs on one machine never meet.
 */
export type Addresses = {
  app: string;
  /** The practice tenant on a Node port: a true cross-origin tenant. */
  nodeTenant: string;
  /** oidc-provider: a tenant that nobody here wrote. */
  otherProvider: string;
  /** A bare page with an unmodified auth0-spa-js. */
  spaPage: string;
};

function given(): Addresses {
  const text = process.env['GRANTSCOPE_ADDRESSES'];
  if (!text) throw new Error('Run the end-to-end tests with `npm run e2e`: it starts what they talk to.');
  return JSON.parse(text) as Addresses;
}

const addresses = given();
export const APP = addresses.app;
export const CALLBACK = `${APP}/callback`;
export const NODE_TENANT = addresses.nodeTenant;
export const OTHER_PROVIDER = addresses.otherProvider;
export const SPA_PAGE = addresses.spaPage;
