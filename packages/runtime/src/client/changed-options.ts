import type { RawOptions } from '../bedrock/index.ts';
import { isMap, isMergedOption, overlayOptions, spellPatch } from '../bedrock/options/overlay-options.ts';
import type { ClientDefinition } from './client-registry.ts';

/** Changes of a client's options that add up. They can be made before the options are known. */
export class ChangedOptions {
  /** What the options lose, each `null`. */
  readonly #cleared: RawOptions;
  /** What they get then. */
  readonly #patch: RawOptions;
  /** The changed definition of a definition: always the same one, because clients are known by theirs. */
  readonly #changed: WeakMap<ClientDefinition, ClientDefinition> = new WeakMap();

  constructor(cleared: RawOptions = {}, patch: RawOptions = {}) {
    this.#cleared = cleared;
    this.#patch = patch;
  }

  /** Adds a change, under the rules of {@link overlayOptions}. */
  with(change: RawOptions): ChangedOptions {
    const cleared = new Map(Object.entries(this.#cleared));
    const patch = new Map(Object.entries(this.#patch));
    for (const [key, value] of Object.entries(spellPatch(change))) {
      if (value === null) {
        cleared.set(key, null);
        patch.delete(key);
      } else patch.set(key, isMergedOption(key) && isMap(value) ? { ...(patch.get(key) as object | undefined), ...value } : value);
    }
    return new ChangedOptions(Object.fromEntries(cleared), Object.fromEntries(patch));
  }

  applyTo(definition: ClientDefinition): ClientDefinition {
    const known = this.#changed.get(definition);
    if (known !== undefined) return known;
    const changed = { ...definition, options: overlayOptions(overlayOptions(definition.options, this.#cleared), this.#patch) };
    this.#changed.set(definition, changed);
    return changed;
  }
}
