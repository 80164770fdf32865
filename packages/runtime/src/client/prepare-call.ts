import { environmentOf } from '../observability/index.ts';
import type { Program } from '../program/index.ts';
import { type ConvertedArguments, convertArguments } from '../prompt/arguments/convert-arguments.ts';
import { throwIfAborted } from './abort.ts';
import type { CallOptions } from './call-options.ts';
import type { CallOrigin } from './call-origin.ts';
import { failCall } from './failed-call.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { type ClientNode, resolveClient } from './resolve-client.ts';

/** A call that has been checked: everything is known but the answer. */
export interface PreparedCall {
  readonly definition: FunctionDefinition;
  readonly program: Program;
  readonly args: ConvertedArguments;
  readonly client: ClientNode;
  readonly options: CallOptions;
  readonly environment: (name: string) => string | undefined;
  readonly origin: CallOrigin;
}

/**
 * Checks a call before anything is sent.
 *
 * @throws BamlAbortError when the signal is aborted already, BamlInvalidArgumentError when arguments do not fit or the client is unknown.
 */
export function prepareCall(
  definition: FunctionDefinition,
  values: readonly unknown[],
  options: CallOptions,
  origin: CallOrigin,
): PreparedCall {
  const { data } = definition;
  try {
    throwIfAborted(options.signal);
    const program = definition.programFor(options.tb);
    const args = convertArguments(program, data, values);
    const environment = environmentOf(options.env);
    const { clientRegistry: registry } = options;
    const client = resolveClient(options.client ?? registry?.primary ?? data.client, { program, registry, environment });
    return { definition, program, args, client, options, environment, origin };
  } catch (error) {
    throw failCall(error, { functionName: data.name, origin });
  }
}
