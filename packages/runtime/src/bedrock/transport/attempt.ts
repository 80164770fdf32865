import { withDetails } from '../../errors/error-details.ts';
import { BamlClientHttpError, BamlError } from '../../errors/index.ts';
import type { Connection, Destination } from '../connection.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import { redact } from '../failure/redact.ts';
import { failureOfAnswer, type ServiceFailure } from '../failure/service-failure.ts';
import type { HttpResponse } from '../platform.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import { Deadlines } from './deadlines.ts';
import { networkError } from './network-error.ts';
import type { ReceivedResponse, TransportObserver } from './transport.ts';

/** What one attempt is told. */
export interface AttemptOptions {
  readonly signal: AbortSignal | undefined;
  readonly observer: TransportObserver | undefined;
  /** Limit until the answer, or the first event of a stream, in milliseconds. */
  readonly retryTimeoutMs: number | undefined;
}

/** Signs and sends one request. Rejects with whatever the network or the platform threw. */
type Send = (destination: Destination, deadlines: Deadlines) => Promise<HttpResponse>;

/** An answer with a good status, its body unread. */
export interface OpenAnswer {
  readonly destination: Destination;
  readonly response: HttpResponse;
}

/** One attempt, whatever the operation: its clocks, and what its failures turn into. Close it, however it ended. */
export class Attempt {
  readonly deadlines: Deadlines;
  readonly #connection: Connection;
  readonly #modelId: string;
  readonly #observer: TransportObserver | undefined;

  constructor(connection: Connection, input: Pick<ConverseInput, 'modelId' | 'stream'>, options: AttemptOptions) {
    const { signal, observer, retryTimeoutMs } = options;
    const { client, options: clientOptions } = connection;
    this.#connection = connection;
    this.#modelId = input.modelId;
    this.#observer = observer;
    this.deadlines = new Deadlines({ client, http: clientOptions.http, isStream: input.stream, signal, retryTimeoutMs });
  }

  /** Sends the request and turns every failure up to the head of the answer into its error. */
  async open(destination: Destination, send: Send): Promise<OpenAnswer> {
    const stopped = this.deadlines.reason();
    if (stopped !== undefined) throw stopped;
    const response = await send(destination, this.deadlines).catch((error: unknown) => this.#fail(error, destination));
    const answer: OpenAnswer = { destination, response };
    if (response.status >= 200 && response.status < 300) return answer;
    const raw = await this.#bodyText(answer);
    this.#observer?.response?.(received(response, redact(raw, this.#connection.secrets(destination))));
    throw await this.error(failureOfAnswer(response.status, response.headers, raw), destination);
  }

  /** Reads the whole body. */
  async text(answer: OpenAnswer): Promise<string> {
    const text = await this.#bodyText(answer);
    this.#observer?.response?.(received(answer.response, text));
    return text;
  }

  /** The error of an answer with a good status that cannot be read. */
  malformed(text: string, { destination, response }: OpenAnswer): BamlClientHttpError {
    const { client } = this.#connection;
    return new BamlClientHttpError({
      message: `client "${client}": the answer has not the form of an answer`,
      client_name: client,
      status_code: 2,
      request_id: response.headers['x-amzn-requestid'],
      retryable: true,
      raw_response: redact(text, this.#connection.secrets(destination)),
    });
  }

  /** The error of a failure that the service told. */
  async error(failure: ServiceFailure, destination: Destination): Promise<BamlClientHttpError> {
    const { serviceError } = await import('../failure/service-error.ts');
    const mayMend = this.#connection.learnFrom(failure, destination);
    const error = serviceError(failure, this.#connection.failedRequest(this.#modelId, destination));
    return mayMend && failure.hasOutput !== true ? withDetails(error, { retryable: true }) : error;
  }

  close(): void {
    this.deadlines.close();
  }

  async #bodyText({ destination, response }: OpenAnswer): Promise<string> {
    const bytes = await response.bytes().catch((error: unknown) => this.#fail(error, destination));
    return new TextDecoder().decode(bytes);
  }

  /** Says why nothing more came: a clock, the caller, or the network. */
  #fail(error: unknown, { endpoint }: Destination): never {
    throw this.deadlines.reason() ?? (error instanceof BamlError ? error : networkError(this.#connection.client, endpoint, error));
  }
}

/** What observers are told of an answer. */
export function received({ status, headers }: HttpResponse, body?: string): ReceivedResponse {
  return { status, headers: maskHeaders(headers), ...(body === undefined ? {} : { body }) };
}
