import { maskHeaders } from './mask-headers.ts';

/** What `client_details` tells about the client that made a request. Secrets are left out. */
export interface ClientDetails {
  readonly name: string;
  readonly provider: 'aws-bedrock';
  readonly options: Readonly<Record<string, unknown>>;
  readonly auth: { readonly kind: 'sigv4' | 'bearer' | 'none'; readonly source: string };
}

/** The body that was signed. Every form is the same bytes. */
export interface SignedBody {
  raw(): ArrayBuffer;
  text(): string;
  json(): unknown;
}

/** What a signed request is made of. */
export interface SignedRequestParts {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly details: ClientDetails;
  readonly expiresAt: Date | undefined;
  /** Signs the same body again, with the credentials and the time of then. */
  readonly resign: () => Promise<SignedRequest>;
}

/**
 * A request to Amazon Bedrock that is ready for `fetch(request.url, { method, headers, body: request.body.text() })`. Send it at once and
 * unchanged: the signature covers url, headers and body. `headers` holds the signature in clear; every printed form masks it.
 */
export class SignedRequest {
  /** Differs for every request; for the records of batches. */
  readonly id: string;
  /** The whole address, `endpoint_url` honoured. */
  readonly url: string;
  readonly method: string;
  /** Lower-case names. `host` and `content-length` are left to the HTTP client. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body that was signed; send `body.text()` or `body.raw()`. */
  readonly body: SignedBody;
  /** The client that the request was built for, without its secrets. */
  readonly client_details: ClientDetails;
  /** When the service stops accepting the signature; undefined where nothing expires. */
  readonly expiresAt: Date | undefined;
  readonly #parts: SignedRequestParts;

  constructor(parts: SignedRequestParts) {
    this.id = parts.id;
    this.url = parts.url;
    this.method = parts.method;
    this.headers = parts.headers;
    this.body = signedBody(parts.bytes);
    this.client_details = parts.details;
    this.expiresAt = parts.expiresAt;
    this.#parts = parts;
  }

  /** The same as {@link client_details}. */
  get clientDetails(): ClientDetails {
    return this.client_details;
  }

  /** Gives a new request with a fresh signature for the same body, without rendering the prompt again. */
  resign(): Promise<SignedRequest> {
    return this.#parts.resign();
  }

  /** A `curl` command line for a POSIX shell. Secret headers are masked unless asked for. */
  toCurl(options: { readonly showSecrets?: boolean } = {}): string {
    const headers = options.showSecrets === true ? this.headers : maskHeaders(this.headers);
    const lines = [`curl -X ${this.method} ${shellQuote(this.url)}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`-H ${shellQuote(`${name}: ${value}`)}`);
    lines.push(`--data-binary ${shellQuote(this.body.text())}`);
    return lines.join(' \\\n  ');
  }

  toString(): string {
    const headers = Object.entries(maskHeaders(this.headers)).map(([name, value]) => `    "${name}": "${value}",\n`);
    return `HTTPRequest(\n  url=${this.url},\n  method=${this.method},\n  headers={\n${headers.join('')}  },\n  body=${this.body.text()}\n)`;
  }

  toJSON(): Record<string, unknown> {
    const { id, url, method, client_details, expiresAt } = this;
    return { id, url, method, headers: maskHeaders(this.headers), body: this.body.json(), client_details, expiresAt };
  }

  static {
    // Node's console calls this method; a computed member would need a declared symbol.
    const inspect = Symbol.for('nodejs.util.inspect.custom');
    Object.defineProperty(SignedRequest.prototype, inspect, { value: SignedRequest.prototype.toString });
  }
}

function signedBody(bytes: Uint8Array): SignedBody {
  const text = (): string => new TextDecoder().decode(bytes);
  return {
    raw: () => bytes.slice().buffer,
    text,
    json: () => JSON.parse(text()),
  };
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
