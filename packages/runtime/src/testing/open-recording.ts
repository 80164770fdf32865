import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HttpResponse } from '../bedrock/platform.ts';
import type { Intercept, InterceptedRequest } from '../bedrock/transport/intercept.ts';
import { interceptAll } from '../bedrock/transport/intercept-all.ts';
import { BamlError } from '../errors/index.ts';
import { describeRequest } from './describe-request.ts';
import { type Exchange, exchangesOf, printRecording, type RecordedRequest } from './exchange.ts';
import { type FetchLike, fetchThrough } from './fetch-through.ts';
import { describeMissing } from './no-recording.ts';
import { type WatchedResponse, watchResponse } from './record-response.ts';
import { environmentMode, RECORD_AGAIN, type RecordingMode } from './recording-mode.ts';
import { ReplayQueue } from './replay-queue.ts';
import { replayResponse } from './replay-response.ts';

/** How a file of recordings is used. */
export interface RecordingOptions {
  /** What the environment variable `OUTCROP_RECORDINGS` says if left out, else `replay`. */
  readonly mode?: RecordingMode | undefined;
  /** Streams are replayed at once if left out; 1 keeps their recorded times, 2 is twice as fast. */
  readonly speed?: number | undefined;
  /** Errors name this command as the one that records again. */
  readonly recordWith?: string | undefined;
}

/**
 * Opens a file of recorded exchanges. Nothing is read before the first request, nothing is written before {@link Recording.close}.
 *
 * @example
 * const recording = openRecording('recordings/extract-resume.json');
 * const resume = await b.ExtractResume(text, { intercept: recording });
 * await recording.close();
 */
export function openRecording(path: string, options: RecordingOptions = {}): Recording {
  return new Recording(path, options);
}

/**
 * A file of recorded exchanges, between calls and the service. Give it to calls as their option `intercept`, or let all calls go through it
 * with {@link Recording.install}.
 */
export class Recording implements Intercept {
  readonly isOffline: boolean;
  /** A `fetch` that goes through the recording, for requests made with `b.request`. */
  readonly fetch: FetchLike = fetchThrough(this);
  readonly #path: string;
  readonly #mode: RecordingMode;
  readonly #options: RecordingOptions;
  /** What this run asked, in the order of the requests. Undefined inside where no answer came. */
  readonly #exchanges: (() => Exchange | undefined)[] = [];
  #queue: ReplayQueue | undefined;
  #hasNew = false;
  #uninstall: (() => void) | undefined;

  constructor(path: string, options: RecordingOptions) {
    this.#path = path;
    this.#options = options;
    this.#mode = options.mode ?? environmentMode();
    this.isOffline = this.#mode === 'replay';
  }

  /** Lets all calls of this process go through the recording until it is closed. @throws Error when another one is installed. */
  install(): this {
    this.#uninstall = interceptAll(this);
    return this;
  }

  /** Answers a request from the file, or records it. @throws BamlError when the file has no answer to it, and must have one. */
  async exchange(request: InterceptedRequest, send: () => Promise<HttpResponse>): Promise<HttpResponse> {
    const asked = describeRequest(request);
    const found = this.#mode === 'record' ? undefined : this.#find(asked);
    if (found === undefined) return this.#record(request, asked, send);
    this.#exchanges.push(() => found);
    return replayResponse(found.response, { speed: this.#options.speed, signal: request.signal });
  }

  /** Writes the file, when anything was recorded: it then holds what was asked since the recording was opened. */
  async close(): Promise<void> {
    this.#uninstall?.();
    if (!this.#hasNew) return;
    this.#hasNew = false;
    const exchanges = this.#exchanges.flatMap((exchange) => exchange() ?? []);
    if (exchanges.length === 0) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, printRecording(exchanges));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #find(asked: RecordedRequest): Exchange | undefined {
    this.#queue ??= new ReplayQueue(this.#read());
    const found = this.#queue.find(asked);
    if (found === undefined && this.#mode === 'replay') throw this.#missing(describeMissing(this.#path, asked, this.#queue.nearest(asked)));
    return found;
  }

  async #record(
    { client, redact }: InterceptedRequest,
    request: RecordedRequest,
    send: () => Promise<HttpResponse>,
  ): Promise<HttpResponse> {
    let recorded: WatchedResponse['recorded'] = () => undefined;
    this.#hasNew = true;
    this.#exchanges.push(() => {
      const response = recorded();
      return response && { ...(client !== undefined && { client }), request, response };
    });
    const start = performance.now();
    const watched = watchResponse(await send(), { elapsedMs: () => performance.now() - start, redact });
    recorded = watched.recorded;
    return watched.response;
  }

  #read(): readonly Exchange[] {
    if (!existsSync(this.#path)) {
      if (this.#mode === 'record-missing') return [];
      throw this.#missing(`There is no recording ${this.#path}.`);
    }
    try {
      return exchangesOf(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (cause) {
      throw this.#missing(`Cannot use ${this.#path}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
    }
  }

  /** Not the error of a client: no other attempt could mend it. */
  #missing(message: string, cause?: unknown): BamlError {
    const { recordWith = RECORD_AGAIN } = this.#options;
    return new BamlError({ message, help: `Record it again: ${recordWith}`, cause });
  }
}
