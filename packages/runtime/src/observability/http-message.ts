import { showAsJson } from './show-as-json.ts';

/** The body of a request or an answer. */
export interface HTTPBody {
  raw(): ArrayBuffer;
  text(): string;
  /** Parses the body. Throws a `SyntaxError` when it is not JSON. */
  json(): unknown;
}

function textBody(text: string): HTTPBody {
  return {
    raw: () => new TextEncoder().encode(text).buffer,
    text: () => text,
    json: () => JSON.parse(text),
  };
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

  static {
    showAsJson(HTTPRequest.prototype);
  }

  /** @internal */
  constructor({ id, url, method, headers, body }: RequestData) {
    this.id = id;
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = textBody(body);
  }

  /** The body is its text. */
  toJSON(): Record<string, unknown> {
    const { id, url, method, headers, body } = this;
    return { id, url, method, headers, body: body.text() };
  }
}

/** An answer as it came. */
export class HTTPResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for event streams. */
  readonly body: HTTPBody;

  static {
    showAsJson(HTTPResponse.prototype);
  }

  /** @internal */
  constructor({ status, headers, body }: ResponseData) {
    this.status = status;
    this.headers = headers;
    this.body = textBody(body ?? '');
  }

  /** The body is its text. */
  toJSON(): Record<string, unknown> {
    const { status, headers, body } = this;
    return { status, headers, body: body.text() };
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
