import type { ClientDefinition } from '../../client/index.ts';
import type { AttemptRecord, FunctionRecord } from '../../observability/index.ts';
import type { FunctionData, Program } from '../../program/index.ts';

// What the two threads tell each other: data only, because messages are cloned.

/** One call, from the caller's thread to the worker. */
export interface CallMessage {
  readonly kind: 'call' | 'request' | 'streamRequest';
  /** A Program of the project has a number and is sent once; one with additions has none, and is sent each time. */
  readonly program: { readonly id: number | undefined; readonly data: Program | undefined };
  readonly data: FunctionData;
  readonly args: readonly unknown[];
  readonly options: CallMessageOptions;
}

/** The options of a call that can be cloned. Type builders are laid over the Program before, collectors are filled afterwards. */
export interface CallMessageOptions {
  readonly client: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>> | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly bedrock: Readonly<Record<string, unknown>> | undefined;
  readonly registry: RegistryData | undefined;
}

export interface RegistryData {
  readonly primary: string | undefined;
  readonly clients: readonly (readonly [name: string, definition: ClientDefinition])[];
}

/** The outcome, from the worker back to the caller's thread. */
export type ReplyMessage =
  | { readonly kind: 'value'; readonly value: unknown; readonly record: RecordData | undefined }
  | { readonly kind: 'request'; readonly request: RequestMessage }
  | { readonly kind: 'error'; readonly error: ErrorData; readonly record: RecordData | undefined };

/** A signed request as data. */
export interface RequestMessage {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly details: unknown;
  readonly expiresAt: Date | undefined;
}

/** An error as data: the name of its class, and its details. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A call's record without functions and error objects. */
export interface RecordData extends Omit<FunctionRecord, 'attempts' | 'error'> {
  readonly attempts: readonly AttemptData[];
}

export interface AttemptData extends Omit<AttemptRecord, 'prompt' | 'error'> {
  readonly prompt: string | undefined;
  readonly error: ErrorData | undefined;
}
