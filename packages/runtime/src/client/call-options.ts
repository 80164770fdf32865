import type { BedrockSettings, Intercept } from '../bedrock/index.ts';
import { type Collector, currentTags, type EnvironmentOverrides, type FunctionLog } from '../observability/index.ts';
import type { TypeBuilder } from '../type-builder/index.ts';
import type { CallEvents } from './call-events.ts';
import type { ClientRegistry } from './client-registry.ts';
import { version } from './version.ts';

/** Options of `b.parse` and `b.parseStream`. */
export interface ParseOptions {
  /** Additions to dynamic types. */
  readonly tb?: TypeBuilder | undefined;
  /** Clients added at run time, and the one to use first. */
  readonly clientRegistry?: ClientRegistry | undefined;
  /** Laid over the environment of the process. `undefined` hides a variable. */
  readonly env?: EnvironmentOverrides | undefined;
}

/** Options of `b.request` and `b.streamRequest`. */
export interface RequestOptions extends ParseOptions {
  /** Name of a client, or `provider/model`. Wins over the registry's primary client. */
  readonly client?: string | undefined;
  /** Ends the call with `BamlAbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Limit of the whole call, all attempts and waits included, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Bedrock options of this call, laid over those of the client: `undefined` keeps, `null` removes, anything else replaces. */
  readonly bedrock?: BedrockSettings | Readonly<Record<string, unknown>> | undefined;
}

/** Options of calls and streams. */
export interface CallOptions extends RequestOptions {
  /** Takes the log of the call. */
  readonly collector?: Collector | readonly Collector[] | undefined;
  /** Stored in the log, and visible in prompts as `ctx.tags`. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Told what happens while the call runs. */
  readonly events?: CallEvents | undefined;
  /** Called for every event of the answer. Makes a plain call read its answer as a stream. */
  readonly onTick?: ((reason: 'Unknown', log: FunctionLog | null) => void) | undefined;
  /** Stands between the call and the service: records requests, or answers them. `outcrop/testing` makes such objects. */
  readonly intercept?: Intercept | undefined;
}

/**
 * Lays the options of a call over defaults: `env` and `tags` merge key by key, collectors add up, and for everything else the call wins.
 * An option that is `undefined` counts as not given.
 */
export function mergeOptions(defaults: CallOptions | undefined, call: CallOptions | undefined): CallOptions {
  if (defaults === undefined) return call ?? {};
  if (call === undefined) return defaults;
  const given = Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined));
  return {
    ...defaults,
    ...given,
    env: defaults.env && call.env ? { ...defaults.env, ...call.env } : (call.env ?? defaults.env),
    tags: defaults.tags && call.tags ? { ...defaults.tags, ...call.tags } : (call.tags ?? defaults.tags),
    collector: [...collectorsOf(defaults), ...collectorsOf(call)],
  };
}

/** The collectors of a call. One that is given twice counts once. */
export function collectorsOf({ collector = [] }: CallOptions): readonly Collector[] {
  return [...new Set(Array.isArray(collector) ? (collector as readonly Collector[]) : [collector as Collector])];
}

/** The tags that users gave a call: its own, and those of the traced function that it is made in. */
export function givenTags({ tags }: CallOptions): Readonly<Record<string, string>> {
  return { ...currentTags(), ...tags };
}

/** All tags of a call: those that were given, and what is known about the run time. */
export function tagsOf(options: CallOptions): Readonly<Record<string, string>> {
  return { ...givenTags(options), 'baml.language': 'typescript', 'baml.runtime': version, 'outcrop.runtime': version };
}
