import type { Intercept } from '../bedrock/index.ts';
import type { CallOptions } from './call-options.ts';

let installed: Intercept | undefined;

/**
 * Makes all calls of this process go through an object, except those that name another one in their options. Gives the function that ends
 * it.
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

/** What stands between a call and the service. */
export function interceptOf({ intercept }: Pick<CallOptions, 'intercept'>): Intercept | undefined {
  return intercept ?? installed;
}
