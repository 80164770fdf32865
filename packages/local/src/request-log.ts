import type { OperationName } from './protocol/routes.ts';

/** A request that reached the endpoint. */
export interface ReceivedRequest {
  /** Undefined if the path names no operation. */
  readonly operation: OperationName | undefined;
  /** The decoded model id, for operations that have one. */
  readonly modelId: string | undefined;
  readonly method: string;
  /** Path and query as on the wire. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly httpVersion: '1.1' | '2';
}

/** The latest requests, oldest first. */
export interface RequestLog {
  readonly requests: readonly ReceivedRequest[];
  add(request: ReceivedRequest): void;
  clear(): void;
}

/** An endpoint may run for days: it remembers so many. */
const MAX_REQUESTS = 1_000;

/** Opens an empty log. */
export function createRequestLog(): RequestLog {
  const requests: ReceivedRequest[] = [];
  return {
    requests,
    add(request) {
      requests.push(request);
      if (requests.length > MAX_REQUESTS) requests.shift();
    },
    clear() {
      requests.length = 0;
    },
  };
}
