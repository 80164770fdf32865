import type { Bedrock } from '../bedrock/index.ts';
import type { FunctionLog } from '../observability/index.ts';
import type { StreamSink } from './baml-stream.ts';
import type { ReportTimeout } from './call-events.ts';
import type { PreparedCall } from './prepare-call.ts';

/** What all attempts of one call share. */
export interface AttemptContext {
  readonly call: PreparedCall;
  readonly bedrock: Bedrock;
  readonly tags: Readonly<Record<string, string>>;
  /** Tells whether answers are read as streams. Clients that do not stream are asked for the whole answer all the same. */
  readonly stream: boolean;
  /** Where the text goes while it is being written. */
  readonly sink: StreamSink | undefined;
  /** The log of the call. Absent when nobody looks at it; then requests, answers and events are not kept. */
  readonly log: FunctionLog | undefined;
  /** Absent when nobody listens. */
  readonly reportTimeout: ReportTimeout | undefined;
  readonly now: () => number;
}
