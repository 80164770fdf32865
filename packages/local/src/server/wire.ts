/**
 * A request exactly as it came over the wire. A `Request` would not do: its URL is normalised, and a signature covers the path as sent.
 */
export interface WireRequest {
  readonly method: string;
  /** Path and query, still percent-encoded. */
  readonly target: string;
  /** Lower-case names. On HTTP/2 the host stands under `:authority`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly httpVersion: '1.1' | '2';
  /** Whether the client runs on this machine. */
  readonly isLoopback: boolean;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
}

/** An answer before it is written: a whole body, or pieces that are written as they come. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

export type WireHandler = (request: WireRequest) => Promise<WireReply>;

/**
 * Thrown by a handler or by the pieces of a body to break the connection instead of answering. With `reset` the TCP connection is reset,
 * otherwise it is closed.
 */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
  readonly reset: boolean;

  constructor(reset: boolean) {
    super(reset ? 'Connection reset on purpose' : 'Connection closed on purpose');
    this.reset = reset;
  }
}
