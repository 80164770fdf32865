import type { RawOptions } from './resolve-options.ts';
import { snakeCase } from './snake-case.ts';

/** Options that are laid over key by key, and how their keys are spelled. All others are replaced as a whole. */
const MERGED: ReadonlyMap<string, (key: string) => string> = new Map([
  ['inference_configuration', snakeCase],
  ['prompt_caching', snakeCase],
  ['http', snakeCase],
  ['request_metadata', unchanged],
  ['additional_model_request_fields', unchanged],
  ['headers', unchanged],
]);

/**
 * Lays call options over a client's options: `undefined` keeps the client's value, `null` takes it away, anything else replaces it. Maps
 * merge by key under the same rules. Option keys of both sides may be written in either case.
 */
export function overlayOptions(base: RawOptions, patch: RawOptions): RawOptions {
  return overlay(base, patch, snakeCase, MERGED);
}

function overlay(base: RawOptions, patch: RawOptions, spell: (key: string) => string, merged: typeof MERGED): RawOptions {
  const result = new Map(Object.entries(base).map(([key, value]) => [spell(key), value]));
  for (const [written, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const key = spell(written);
    const old = result.get(key);
    const spellInner = merged.get(key);
    if (value === null) result.delete(key);
    else if (spellInner !== undefined && isMap(old) && isMap(value)) result.set(key, overlay(old, value, spellInner, new Map()));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

function unchanged(key: string): string {
  return key;
}

function isMap(value: unknown): value is RawOptions {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
