/** The content of a file of recordings. */
export interface RecordingFile {
  readonly format: 1;
  /** In the order of the requests. */
  readonly exchanges: readonly Exchange[];
}

/** A recorded request and its answer. */
export interface Exchange {
  /** Name of the client that made the request; for readers only. */
  readonly client?: string;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** A request without what is secret, personal or bulky. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query as on the wire, account ids replaced by zeros. */
  readonly path: string;
  /** Hash of the body, which is JSON with sorted keys and media replaced by their own hashes. */
  readonly sha256: string;
  readonly body: unknown;
}

/** An answer as it came: an HTTP body, or the events of a stream. */
export interface RecordedResponse {
  /** 200 if left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is written as it is, anything else as JSON. */
  readonly body?: unknown;
  /**
   * One event of the stream each, by member name (`{ "messageStart": { "role": "assistant" } }`). A member `ms` beside it tells when it came,
   * in milliseconds after the request.
   */
  readonly events?: readonly RecordedEvent[];
}

/** One event of a recorded stream: its payload by its name. */
export type RecordedEvent = Readonly<Record<string, unknown>>;

/** Reads the content of a file. @throws Error when it is not a recording. */
export function exchangesOf(value: unknown): readonly Exchange[] {
  const file = value as Partial<RecordingFile> | null;
  if (file?.format !== 1 || !Array.isArray(file.exchanges)) throw new Error('It is not a recording of format 1.');
  return file.exchanges;
}

/** Where the events of an answer stand: nothing else has this name at this depth. */
const NO_EVENTS = '\n        "events": []';

/** The text of a file: the same bytes for the same exchanges, one event of a stream a line. */
export function printRecording(exchanges: readonly Exchange[]): string {
  const streams = exchanges.flatMap(({ response: { events } }) => (events === undefined ? [] : [events.map(printEvent).join(',')]));
  const file: RecordingFile = { format: 1, exchanges: exchanges.map(withoutEvents) };
  const [head = '', ...tails] = `${JSON.stringify(file, null, 2)}\n`.split(NO_EVENTS);
  return head + tails.map((tail, index) => `\n        "events": [${streams[index]}\n        ]${tail}`).join('');
}

function withoutEvents(exchange: Exchange): Exchange {
  const { response } = exchange;
  return response.events === undefined ? exchange : { ...exchange, response: { ...response, events: [] } };
}

function printEvent(event: RecordedEvent): string {
  return `\n          ${JSON.stringify(event, null, 1).replaceAll(/\n */g, ' ')}`;
}
