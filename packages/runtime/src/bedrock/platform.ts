/** Reads one environment variable. Never copies the whole environment. */
export type Env = (name: string) => string | undefined;

/** A request ready to be sent. Header names are lower case. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** An answer whose body has not been read yet. Read it once: by chunks or as a whole. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it arrives. Leaving the loop early closes the connection. */
  chunks(): AsyncIterable<Uint8Array>;
  /** The whole body. */
  bytes(): Promise<Uint8Array>;
}

export interface HttpSendOptions {
  /** Closes the connection when it fires, before or after the head arrived. The promise rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** Limit for establishing the connection, in milliseconds; 0 is none. Platforms that cannot see the connection ignore it. */
  readonly connectTimeoutMs: number;
  /** Outgoing HTTP proxy for this request. */
  readonly proxyUrl?: string | undefined;
}

/** Sends a request and resolves when the head of the answer has arrived. Redirects are not followed. */
export type HttpSend = (request: HttpRequest, options: HttpSendOptions) => Promise<HttpResponse>;

/** An incremental hash, or HMAC when made with a secret: the shape that `@smithy/signature-v4` takes. */
export interface Checksum {
  update(chunk: Uint8Array): void;
  digest(): Promise<Uint8Array>;
  reset(): void;
}

export type ChecksumConstructor = new (secret?: string | ArrayBuffer | ArrayBufferView) => Checksum;

/** What a credential source that lives outside this process' memory is asked for. */
export interface CredentialRequest {
  readonly source: 'profile' | 'default-chain' | 'token-file';
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly env: Env;
}

/** Temporary or long-lived AWS credentials. Printing or serialising them is the caller's sin: pass them on, never log them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
}

/** Everything that bedrock code takes from its surroundings. One implementation uses what every platform has, one uses Node. */
export interface Platform {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In `[0, 1)`: for identifiers and retry jitter, never for secrets. */
  readonly random: () => number;
  /** Resolves after `ms`; rejects with the signal's reason when it fires first. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly env: Env;
  readonly send: HttpSend;
  readonly sha256: ChecksumConstructor;
}
