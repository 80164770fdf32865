import type { RecordedResponse } from 'outcrop/testing';
import type { PromptCache } from '../answers/prompt-cache.ts';
import type { Script } from '../answers/script.ts';
import type { CredentialStore } from '../auth/credential-store.ts';
import type { Clock } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { OperationInput } from '../protocol/read-input.ts';
import type { OperationName } from '../protocol/routes.ts';
import type { WireReply, WireRequest } from '../server/wire.ts';
import type { AsyncInvokeStore } from './async-invoke.ts';
import type { JobStore } from './batch-jobs.ts';
import type { ObjectStore } from './object-store.ts';

/** A request whose operation is known and whose input has been checked. */
export interface Call {
  readonly operation: OperationName;
  readonly input: OperationInput;
  readonly request: WireRequest;
  readonly faults: readonly Fault[];
  /** Milliseconds since 1970 at which the request was complete. */
  readonly startedAt: number;
}

/** What the operations share: the endpoint's memory and settings. */
export interface Endpoint {
  readonly clock: Clock;
  readonly script: Script;
  readonly promptCache: PromptCache;
  readonly credentials: CredentialStore;
  readonly objects: ObjectStore;
  readonly jobs: JobStore;
  readonly asyncInvokes: AsyncInvokeStore;
  /** Words that the guardrail blocks. */
  readonly blockedWords: readonly string[];
  /** Answers repeat the last user message instead of making something up. */
  readonly echo: boolean;
  /** Milliseconds that every answer of a model waits. */
  readonly latencyMs: number;
  /** Characters per streamed piece, where a reply does not say. */
  readonly chunkLength?: number | undefined;
  /** Finds the recorded answer to a request, or makes it by asking the real service. */
  findRecorded(request: WireRequest): Promise<RecordedResponse | undefined>;
}

/** What the endpoint does for one kind of request. */
export type Operation = (call: Call, endpoint: Endpoint) => WireReply | Promise<WireReply>;

/** Writes a JSON answer. */
export function jsonReply(body: unknown, headers: Readonly<Record<string, string>> = {}): WireReply {
  return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body: new TextEncoder().encode(JSON.stringify(body)) };
}
