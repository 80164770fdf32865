/** Reads one environment variable. Never copies the whole environment. */
export type Env = (name: string) => string | undefined;

/** A request ready to be sent. Header names are lower case. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
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
  /** Called when the connection is there, new or reused. Platforms that cannot see it call at once. */
  readonly onConnect?: () => void;
  /** Outgoing HTTP proxy for this request. */
  readonly proxyUrl?: string | undefined;
  /** Asked about the addresses that the host resolves to, before connecting to one of them. Platforms that cannot see them never ask. */
  readonly isAddressAllowed?: (address: string) => boolean;
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

/** AWS credentials, long-lived or temporary. Made to be passed on, never to be printed. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Credentials and where they came from, in words for people: `profile "dev"`. */
export interface FoundCredentials {
  readonly credentials: AwsCredentials;
  readonly source: string;
}

/** Credential sources outside the options and the environment: shared files, metadata services. Errors say what was looked at. */
export interface LocalCredentials {
  /** Resolves one profile, with all that it refers to: single sign-on, processes, roles. */
  profile(name: string, env: Env): Promise<FoundCredentials>;
  /** Tries, in order: the default profile, web identity, container and instance metadata. */
  chain(env: Env): Promise<FoundCredentials>;
  /** Region of a profile. */
  profileRegion(name: string, env: Env): Promise<string | undefined>;
  /** Reads a web identity token. */
  readToken(path: string): Promise<string>;
}

/** What the AWS SDK takes as `requestHandler`. Opaque here: the SDK is not imported. */
export type SdkRequestHandler = object;

/** Everything that the Bedrock layer takes from its surroundings. One implementation uses what every platform has, one uses Node. */
export interface Platform {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** In `[0, 1)`: for the jitter of retries, never for secrets. */
  readonly random: () => number;
  /** Resolves after `ms`; rejects with the signal's reason when it fires first. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly env: Env;
  /** Told about things that are legal but surprising. */
  readonly warn: (message: string) => void;
  readonly send: HttpSend;
  readonly sha256: ChecksumConstructor;
  /** A native hash for bodies that are large for {@link sha256}. Absent where that one is native. */
  readonly digest?: (bytes: Uint8Array) => Promise<ArrayBuffer>;
  /** Absent where there are no files. */
  readonly credentials?: LocalCredentials;
  /**
   * The HTTP handler of the AWS SDK's clients; the SDK's own choice when absent. The same one for the same limit, so that clients share
   * connections. The limit for connecting is in milliseconds; 0 is none.
   */
  readonly sdkRequestHandler?: (connectTimeoutMs: number) => Promise<SdkRequestHandler>;
}
