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

/** Keys of `inference_configuration` that changes may write beside the other options. */
const INFERENCE_KEYS: ReadonlySet<string> = new Set(['max_tokens', 'temperature', 'top_p', 'top_k', 'stop_sequences', 'seed']);

/**
 * Lays call options over a client's options: `undefined` keeps the client's value, `null` takes it away, anything else replaces it. Maps
 * merge by key under the same rules. Option keys of both sides may be written in either case; those of `inference_configuration` may stand
 * beside the others in the patch.
 */
export function overlayOptions(base: RawOptions, patch: RawOptions): RawOptions {
  return overlay(spellKeys(base), spellPatch(patch), MERGED);
}

/** Spells the keys of a patch as `.baml` does, gathers the inference settings, and leaves out what is undefined. */
export function spellPatch(patch: RawOptions): RawOptions {
  const entries = Object.entries(spellKeys(patch)).filter(([, value]) => value !== undefined);
  const inference = entries.filter(([key]) => INFERENCE_KEYS.has(key));
  const others = Object.fromEntries(entries.filter(([key]) => !INFERENCE_KEYS.has(key)));
  if (inference.length === 0) return others;
  const { inference_configuration: written } = others;
  return { ...others, inference_configuration: { ...(isMap(written) ? written : {}), ...Object.fromEntries(inference) } };
}

/** Tells whether an option is a map that merges by key. */
export function isMergedOption(key: string): boolean {
  return MERGED.has(key);
}

function spellKeys(options: RawOptions): RawOptions {
  const spelled = Object.entries(options).map(([written, value]) => {
    const key = snakeCase(written);
    const spell = MERGED.get(key);
    if (spell === undefined || !isMap(value)) return [key, value];
    return [key, Object.fromEntries(Object.entries(value).map(([inner, item]) => [spell(inner), item]))];
  });
  return Object.fromEntries(spelled);
}

function overlay(base: RawOptions, patch: RawOptions, merged: ReadonlyMap<string, unknown>): RawOptions {
  const result = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const old = result.get(key);
    if (value === null) result.delete(key);
    else if (merged.has(key) && isMap(value)) result.set(key, overlay(isMap(old) ? old : {}, value, new Map()));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

function unchanged(key: string): string {
  return key;
}

/** Tells whether the value of an option has keys of its own. */
export function isMap(value: unknown): value is RawOptions {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
