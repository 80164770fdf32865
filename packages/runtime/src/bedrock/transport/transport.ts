import type { ConverseInput } from '../converse/converse-wire.ts';
import type { ModelEvent, ModelResponse } from '../response/model-response.ts';

/** Brings Converse inputs to the service, as often as it takes. */
export interface Transport {
  /** Sends one request. Rejects with a `BamlClientHttpError`, `BamlTimeoutError` or `BamlAbortError`. */
  send(input: ConverseInput, options?: SendOptions): Promise<ModelResponse>;
  /** Sends one request and gives its events as they arrive. Nothing is sent before the first `next`. Leaving the loop closes the connection. */
  stream(input: ConverseInput, options?: SendOptions): AsyncIterable<ModelEvent>;
}

/** How one input is sent. */
export interface SendOptions {
  /** The caller's signal: ends the request with `BamlAbortError`. */
  readonly signal?: AbortSignal | undefined;
  /** Attempts of this call, the first included. 1 where a retry policy repeats the call; the client's `max_attempts` (3) otherwise. */
  readonly maxAttempts?: number | undefined;
  readonly observer?: TransportObserver | undefined;
}

/** Told what goes over the wire, for collectors. Secrets are masked already. */
export interface TransportObserver {
  request?(request: SentRequest): void;
  response?(response: ReceivedResponse): void;
  /** A limit of an attempt ran out. */
  timeout?(timeout: AttemptTimeout): void;
}

/** A limit of one attempt that ran out. */
export interface AttemptTimeout {
  /** The limit in milliseconds. */
  readonly timeoutMs: number;
  /** Tells whether `retry_on_timeout` makes another attempt. */
  readonly willRetry: boolean;
}

/** A request as it went out, secrets masked. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer as it came in, secret headers masked. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for event streams. */
  readonly body?: string;
}
