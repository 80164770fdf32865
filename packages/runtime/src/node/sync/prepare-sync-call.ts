import { interceptOf } from '../../bedrock/transport/intercept-all.ts';
import {
  type Callee,
  type CallOptions,
  callOrigin,
  type FunctionDefinition,
  mergeOptions,
  type PreparedCall,
  prepareCall,
} from '../../client/index.ts';

/** A call that has been checked. */
export interface SyncCall extends PreparedCall {
  /** The arguments as they were given, one for each parameter. */
  readonly values: readonly unknown[];
}

/**
 * Checks a call in the caller's thread, like the async client does. The options stand behind the parameters; `callee` is the function that the
 * user called.
 */
export function prepareSyncCall(
  definition: FunctionDefinition,
  args: readonly unknown[],
  defaults: CallOptions | undefined,
  callee: Callee,
): SyncCall {
  const parameters = Object.keys(definition.data.params);
  const values = parameters.map((_name, index) => args[index]);
  const options = mergeOptions(defaults, args[parameters.length] as CallOptions | undefined);
  const watcher = (['onTick', 'events'] as const).find((name) => options[name] !== undefined);
  if (watcher !== undefined) throw new Error(`The sync client has no ${watcher}. Use \`b\` of async_client.`);
  if (interceptOf(options) !== undefined) throw new Error('Calls of the sync client cannot be recorded. Use `b` of async_client.');
  return { ...prepareCall(definition, values, options, callOrigin(callee)), values };
}
