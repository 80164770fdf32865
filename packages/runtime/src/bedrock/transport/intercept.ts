import type { HttpResponse } from '../platform.ts';

/** A request as whoever stands in between sees it: whole, but not yet signed. */
export interface InterceptedRequest {
  /** Name of the client that asks; undefined for requests that users send themselves. */
  readonly client: string | undefined;
  readonly method: string;
  /** Path and query below the endpoint, as on the wire. */
  readonly path: string;
  readonly body: Uint8Array;
  /** Fires when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Takes out of a text what is secret about the request: services sometimes quote what they were sent. */
  redact(text: string): string;
}

/** Stands between calls and the service, below retries and above signing, whatever the transport. */
export interface Intercept {
  /** True where nothing is ever sent. Then requests need neither credentials nor a region. */
  readonly isOffline: boolean;
  /** Answers a request, or sends it on and looks at the answer. Called for every attempt. */
  exchange(request: InterceptedRequest, send: () => Promise<HttpResponse>): Promise<HttpResponse>;
}
