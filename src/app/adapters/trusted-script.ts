/** The addresses that this page may run as scripts of their own: Trusted Types lets nothing else through. */

type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
};

/**
 * The address as the browser wants it for a worker. Makes a policy that lets exactly this address pass; its name stands
 * in the security headers, and it is made once: a second call with one name throws where Trusted Types are.
 */
export function trustedScript(policyName: string, path: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  const policy = factory?.createPolicy(policyName, {
    createScriptURL: (url) => {
      if (url !== path) throw new TypeError(`${url} is no script of this app.`);
      return url;
    },
  });
  return policy ? (policy.createScriptURL(path) as unknown as string) : path;
}
