// What the two threads of the sync client tell each other. Data only: messages are cloned on their way.
import type { ClientDetails } from '../../bedrock/index.ts';
import type { ClientDefinition } from '../../client/index.ts';
import type { AttemptRecord, EnvironmentOverrides, FunctionRecord } from '../../observability/index.ts';
import type { FunctionData, Program } from '../../program/index.ts';
import type { PackedArguments } from './packed-arguments.ts';

/** From the caller's thread to the worker. */
export type CallerMessage = ShareMessage | CallMessage;

/** An object that later calls name by its number, so that it is cloned once. */
export interface ShareMessage {
  readonly kind: 'share';
  readonly number: number;
  readonly data: object;
}

/** One call. The worker answers it with one {@link ReplyMessage}. */
export interface CallMessage {
  readonly kind: 'call' | 'request' | 'streamRequest';
  /** The number of a shared Program; the Program itself when a type builder has made it. */
  readonly program: number | Program;
  /** The number of shared {@link FunctionData}. */
  readonly functionData: number;
  readonly args: PackedArguments;
  readonly options: CallMessageOptions;
  /** The variables that `setEnv` gave in the caller's thread. */
  readonly environment: EnvironmentOverrides;
}

/** The options of a call as data. The others have their effect in the caller's thread. */
export interface CallMessageOptions {
  readonly client: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly env: EnvironmentOverrides | undefined;
  /** Those of the traced functions around the call included. */
  readonly tags: Readonly<Record<string, string>>;
  readonly bedrock: Readonly<Record<string, unknown>> | undefined;
  readonly registry: RegistryData | undefined;
}

/** A `ClientRegistry` as data. The same number means the same definition. */
export interface RegistryData {
  readonly primary: string | undefined;
  readonly clients: readonly { readonly name: string; readonly number: number; readonly definition: ClientDefinition }[];
}

/** The outcome of a call, from the worker back to the caller's thread. */
export type ReplyMessage = ReplyOutcome & {
  /** Absent when the call ended before anything could be recorded, and for requests. */
  readonly record: RecordData | undefined;
  /** What the Bedrock layer warned of. */
  readonly warnings: readonly string[];
};

export type ReplyOutcome =
  /** What the function returns; {@link RequestParts} when a request was asked for. */
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'error'; readonly error: ErrorData };

/** What a `SignedRequest` is made of. */
export interface RequestParts {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly details: ClientDetails;
  readonly expiresAt: Date | undefined;
}

/** An error: the name of its class, and what it was made of. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** The other fields. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly attempts: readonly { readonly client_name: string; readonly error: ErrorData }[];
  readonly cause: ErrorData | undefined;
}

/** The record of a call without functions and error objects. */
export interface RecordData extends Omit<FunctionRecord, 'attempts' | 'error'> {
  readonly attempts: readonly AttemptData[];
}

interface AttemptData extends Omit<AttemptRecord, 'prompt' | 'error'> {
  readonly prompt: string | undefined;
  readonly error: ErrorData | undefined;
}
