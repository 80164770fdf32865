import { surroundings } from '../../bedrock/surroundings.ts';
import { type CallOptions, type ClientRegistry, placeError } from '../../client/index.ts';
import { withDetails } from '../../errors/error-details.ts';
import { BamlError } from '../../errors/index.ts';
import { currentTags, givenVariables } from '../../observability/index.ts';
import type { Program } from '../../program/index.ts';
import type { CallMessage, CallMessageOptions, RegistryData, ReplyMessage } from './messages.ts';
import { packArguments } from './packed-arguments.ts';
import type { SyncCall } from './prepare-sync-call.ts';
import { type WorkerChannel, workerChannel } from './worker-channel.ts';

/**
 * Lets the worker make a call, and waits for its reply.
 *
 * @throws BamlInvalidArgumentError when an option cannot be cloned, BamlError when there is no worker.
 */
export function exchangeCall(kind: CallMessage['kind'], call: SyncCall): ReplyMessage {
  try {
    const channel = workerChannel();
    const reply = channel.exchange(describeCall(kind, call, channel));
    for (const warning of reply.warnings) surroundings.warn(warning);
    return reply;
  } catch (error) {
    const { definition, origin } = call;
    throw error instanceof BamlError ? placeError(withDetails(error, { function_name: definition.data.name }), origin) : error;
  }
}

function describeCall(kind: CallMessage['kind'], { definition, program, values, options }: SyncCall, channel: WorkerChannel): CallMessage {
  return {
    kind,
    // What a type builder has made is rarely used twice.
    program: options.tb === undefined ? channel.share(program) : program,
    functionData: channel.share(definition.data),
    args: packArguments(values),
    options: describeOptions(options, program, channel),
    environment: givenVariables(),
  };
}

function describeOptions(
  { client, timeoutMs, env, tags, bedrock, clientRegistry }: CallOptions,
  program: Program,
  channel: WorkerChannel,
): CallMessageOptions {
  return {
    client,
    timeoutMs,
    // A copy: `process.env` itself cannot be cloned.
    env: env && { ...env },
    tags: { ...currentTags(), ...tags },
    bedrock,
    registry: clientRegistry && describeRegistry(clientRegistry, program, channel),
  };
}

/** Declared clients whose settings were changed are told like added ones. */
function describeRegistry(registry: ClientRegistry, { clients: declared = {} }: Program, channel: WorkerChannel): RegistryData {
  const names = new Set([...registry.clients.keys(), ...[...registry.changed].filter((name) => Object.hasOwn(declared, name))]);
  const clients = Array.from(names).flatMap((name) => {
    const definition = registry.definitionOf(name, Object.hasOwn(declared, name) ? declared[name] : undefined);
    return definition === undefined ? [] : [{ name, number: channel.numberOf(definition), definition }];
  });
  return { primary: registry.primary, clients };
}
