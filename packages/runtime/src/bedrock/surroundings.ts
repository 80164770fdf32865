import { isLogged, readEnvironment } from '../observability/index.ts';
import type { Platform } from './platform.ts';

/** The part of a platform that is the same everywhere. */
export const surroundings: Pick<Platform, 'now' | 'random' | 'sleep' | 'env' | 'warn'> = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep,
  env: readEnvironment,
  warn,
};

/** Resolves after a time; rejects with the signal's reason when it fires first. */
function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Writes a warning to standard error, unless the log level is below. */
function warn(message: string): void {
  // biome-ignore lint/suspicious/noConsole: the default place of warnings
  if (isLogged('WARN')) console.error(`[BAML WARN] ${message}`);
}
