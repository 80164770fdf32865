import { joinChunks } from '../bedrock/join-chunks.ts';
import type { HttpResponse } from '../bedrock/platform.ts';
import { hideAccounts } from './describe-request.ts';
import { type EventMessage, MessageReader } from './event-frames.ts';
import type { RecordedEvent, RecordedResponse } from './exchange.ts';
import { readAll } from './read-all.ts';

/** What recording an answer needs to know. */
export interface ResponseSetting {
  /** Milliseconds since the request was sent. */
  readonly elapsedMs: () => number;
  /** Takes out of a text what is secret about the request. */
  readonly redact: (text: string) => string;
}

/** An answer on its way to the caller, and what was recorded of it so far. */
export interface WatchedResponse {
  /** For the caller. */
  readonly response: HttpResponse;
  /** Undefined as long as a plain body has not been read; streams may have ended early. */
  recorded(): RecordedResponse | undefined;
}

const KEPT_HEADERS = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid'];
const EVENT_STREAM = 'application/vnd.amazon.eventstream';

/** Records an answer while its caller reads it. The caller gets every chunk as and when it comes. */
export function watchResponse(response: HttpResponse, setting: ResponseSetting): WatchedResponse {
  const { status, headers: all } = response;
  const headers = Object.fromEntries(KEPT_HEADERS.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
  const log: ResponseLog = headers['content-type']?.startsWith(EVENT_STREAM) === true ? new EventLog(setting) : new BodyLog(setting);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of response.chunks()) {
      log.push(chunk);
      yield chunk;
    }
    log.end();
  };
  const recorded = (): RecordedResponse | undefined => {
    const content = log.content();
    return content === undefined ? undefined : { status, headers, ...content };
  };
  return { response: { status, headers: all, chunks, bytes: () => readAll(chunks()) }, recorded };
}

interface ResponseLog {
  push(chunk: Uint8Array): void;
  end(): void;
  content(): Pick<RecordedResponse, 'body' | 'events'> | undefined;
}

class BodyLog implements ResponseLog {
  readonly #redact: ResponseSetting['redact'];
  readonly #chunks: Uint8Array[] = [];
  #isWhole = false;

  constructor({ redact }: ResponseSetting) {
    this.#redact = redact;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  end(): void {
    this.#isWhole = true;
  }

  content(): Pick<RecordedResponse, 'body'> | undefined {
    if (!this.#isWhole) return undefined;
    return { body: readJson(hideAccounts(this.#redact(new TextDecoder().decode(joinChunks(this.#chunks))))) };
  }
}

/** Bytes that are no events are left out: the caller finds them out by itself. */
class EventLog implements ResponseLog {
  readonly #setting: ResponseSetting;
  readonly #events: RecordedEvent[] = [];
  #reader: MessageReader | undefined = new MessageReader();

  constructor(setting: ResponseSetting) {
    this.#setting = setting;
  }

  push(chunk: Uint8Array): void {
    try {
      for (const message of this.#reader?.push(chunk) ?? []) this.#add(message);
    } catch {
      this.#reader = undefined;
    }
  }

  end(): void {}

  content(): Pick<RecordedResponse, 'events'> {
    return { events: this.#events };
  }

  #add({ headers, body }: EventMessage): void {
    const { elapsedMs, redact } = this.#setting;
    const name = headers[':event-type'] ?? headers[':exception-type'] ?? 'error';
    this.#events.push({ ms: Math.round(elapsedMs()), [name]: withoutPadding(readJson(hideAccounts(redact(body)))) });
  }
}

/** Wire: `p` is padding, of any length, which hides from eavesdroppers how long an event is. */
function withoutPadding(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('p' in payload)) return payload;
  const { p: _, ...rest } = payload;
  return rest;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
