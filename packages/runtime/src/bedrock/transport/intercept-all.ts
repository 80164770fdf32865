import type { Intercept } from './intercept.ts';

let installed: Intercept | undefined;

/**
 * Makes all requests of this process go through an object, except those of clients and calls that name another one. Gives the function that
 * ends it.
 *
 * @throws Error when another one is installed already.
 */
export function interceptAll(intercept: Intercept): () => void {
  if (installed !== undefined && installed !== intercept) throw new Error('Another recording is in use for all calls. Close it first.');
  installed = intercept;
  return () => {
    if (installed === intercept) installed = undefined;
  };
}

/** What stands between a request and the service. */
export function interceptOf({ intercept }: { readonly intercept?: Intercept | undefined }): Intercept | undefined {
  return intercept ?? installed;
}
