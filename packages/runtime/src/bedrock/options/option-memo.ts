import type { Env } from '../platform.ts';
import type { BedrockOptions } from './bedrock-options.ts';
import { type RawOptions, resolveOptions } from './resolve-options.ts';

interface Resolved {
  readonly client: string;
  readonly options: BedrockOptions;
  /** Variables that were read, with what they held. */
  readonly read: ReadonlyMap<string, string | undefined>;
}

/** Remembers resolved options for as long as the variables that they refer to stay the same. */
export class OptionMemo {
  readonly #resolved: WeakMap<RawOptions, Resolved> = new WeakMap();

  resolve(client: string, raw: RawOptions, env: Env): BedrockOptions {
    const known = this.#resolved.get(raw);
    if (known?.client === client && [...known.read].every(([name, value]) => env(name) === value)) return known.options;
    const read = new Map<string, string | undefined>();
    const recording: Env = (name) => {
      const value = env(name);
      read.set(name, value);
      return value;
    };
    const options = resolveOptions(client, raw, recording);
    this.#resolved.set(raw, { client, options, read });
    return options;
  }
}
