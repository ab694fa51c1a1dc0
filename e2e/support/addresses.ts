/** Where the end-to-end tests find everything. `localhost` throughout: other ports are other origins of the same site. */
export const APP = 'http://localhost:5273';
export const CALLBACK = `${APP}/callback`;
/** The practice tenant on a Node port: a true cross-origin tenant. */
export const NODE_TENANT = 'http://localhost:9107/';
/** oidc-provider: a tenant that nobody here wrote. */
export const OTHER_PROVIDER = 'http://localhost:9108';
/** A bare page with an unmodified auth0-spa-js. */
export const SPA_PAGE = 'http://localhost:5274';

export const portOf = (address: string) => Number(new URL(address).port);
