type Machinery = typeof import('./call-machinery.ts');

let machinery: Promise<Machinery> | undefined;

/**
 * Loads what only calls need: prompts, attempts, transports.
 *
 * Perf: a client that only parses starts without it, which is half of the code.
 */
export function loadMachinery(): Promise<Machinery> {
  machinery ??= import('./call-machinery.ts');
  return machinery;
}
