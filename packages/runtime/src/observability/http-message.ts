/** The body of a request or an answer. */
export class HTTPBody {
  readonly #text: string;

  /** @internal */
  constructor(text: string) {
    this.#text = text;
  }

  raw(): ArrayBuffer {
    return new TextEncoder().encode(this.#text).buffer;
  }

  text(): string {
    return this.#text;
  }

  /** Parses the body. Throws a `SyntaxError` when it is not JSON. */
  json(): unknown {
    return JSON.parse(this.#text);
  }
}

/** A request as it was sent. Credentials are masked. */
export class HTTPRequest {
  /** `breq_` and 26 characters. */
  readonly id: string;
  readonly url: string;
  readonly method: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HTTPBody;

  /** @internal */
  constructor({ id, url, method, headers, body }: RequestData) {
    this.id = id;
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = new HTTPBody(body);
  }
}

/** An answer as it came. */
export class HTTPResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for event streams. */
  readonly body: HTTPBody;

  /** @internal */
  constructor({ status, headers, body }: ResponseData) {
    this.status = status;
    this.headers = headers;
    this.body = new HTTPBody(body ?? '');
  }
}

/** One event of a streamed answer. */
export class SSEResponse {
  /** The event as JSON text, such as `{"contentBlockDelta":{…}}`. */
  readonly text: string;

  /** @internal */
  constructor(text: string) {
    this.text = text;
  }

  /** The event, or null when the text is not JSON. */
  json(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return null;
    }
  }
}

/** A sent request as data. */
export interface RequestData {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A received answer as data. */
export interface ResponseData {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}
