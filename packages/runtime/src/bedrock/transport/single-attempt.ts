import { BamlClientHttpError, BamlError } from '../../errors/index.ts';
import type { Connection, Destination } from '../connection.ts';
import type { ConverseAnswer, ConverseInput } from '../converse/converse-wire.ts';
import { redact } from '../failure/redact.ts';
import { failureOfAnswer, type ServiceFailure } from '../failure/service-failure.ts';
import type { InvokeFormat } from '../invoke/invoke-format.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { HttpResponse } from '../platform.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import type { ModelEvent, ModelResponse } from '../response/model-response.ts';
import { readConverse } from '../response/read-converse.ts';
import { Deadlines } from './deadlines.ts';
import type { Exchanger } from './exchange.ts';
import { networkError } from './network-error.ts';
import type { ReceivedResponse, TransportObserver } from './transport.ts';

/** What one attempt is told. */
export interface AttemptOptions {
  readonly signal: AbortSignal | undefined;
  readonly observer: TransportObserver | undefined;
  /** Limit until the answer, or the first event of a stream, in milliseconds. */
  readonly retryTimeoutMs: number | undefined;
}

/** An attempt under way. */
interface OpenAttempt {
  readonly destination: Destination;
  readonly deadlines: Deadlines;
  readonly response: HttpResponse;
}

/** Makes single attempts over one way of exchanging requests for answers. Reads answers, streams and failures the same for all ways. */
export class SingleAttempt {
  readonly #connection: Connection;
  readonly #exchange: Exchanger;

  constructor(connection: Connection, exchange: Exchanger) {
    this.#connection = connection;
    this.#exchange = exchange;
  }

  async send(input: ConverseInput, options: AttemptOptions): Promise<ModelResponse> {
    const deadlines = this.#deadlines(input, options);
    try {
      const attempt = await this.#open(input, options, deadlines);
      const text = await this.#bodyText(attempt);
      options.observer?.response?.(received(attempt.response, text));
      return await this.#read(input, attempt, text);
    } finally {
      deadlines.close();
    }
  }

  async *stream(input: ConverseInput, options: AttemptOptions): AsyncGenerator<ModelEvent> {
    const deadlines = this.#deadlines(input, options);
    try {
      const { destination, response } = await this.#open(input, options, deadlines);
      options.observer?.response?.(received(response));
      // Loaded with the first stream: the codec costs 16 ms, which plain calls need not pay.
      const { readEvents } = await import('./read-events.ts');
      const fail = (failure: ServiceFailure): Promise<BamlClientHttpError> => this.#error(failure, input, destination);
      yield* readEvents({ response, input, deadlines, fail });
    } finally {
      deadlines.close();
    }
  }

  #deadlines(input: ConverseInput, { signal, retryTimeoutMs }: AttemptOptions): Deadlines {
    const { client, options } = this.#connection;
    return new Deadlines({ client, http: options.http, isStream: input.stream, signal, retryTimeoutMs });
  }

  /** Sends the request and turns every failure up to the head of the answer into its error. */
  async #open(input: ConverseInput, { observer }: AttemptOptions, deadlines: Deadlines): Promise<OpenAttempt> {
    const connection = this.#connection;
    const destination = await connection.destination();
    const stopped = deadlines.reason();
    if (stopped !== undefined) throw stopped;
    const exchange = this.#exchange({ connection, destination, input, deadlines, observer });
    const response = await exchange.catch((error: unknown) => this.#fail(error, destination, deadlines));
    const attempt: OpenAttempt = { destination, deadlines, response };
    if (response.status >= 200 && response.status < 300) return attempt;
    const raw = await this.#bodyText(attempt);
    observer?.response?.(received(response, redact(raw, connection.secrets(destination))));
    throw await this.#error(failureOfAnswer(response.status, response.headers, raw), input, destination);
  }

  async #bodyText({ destination, deadlines, response }: OpenAttempt): Promise<string> {
    const bytes = await response.bytes().catch((error: unknown) => this.#fail(error, destination, deadlines));
    return new TextDecoder().decode(bytes);
  }

  /** Says why nothing more came: a clock, the caller, or the network. */
  #fail(error: unknown, destination: Destination, deadlines: Deadlines): never {
    throw deadlines.reason() ?? (error instanceof BamlError ? error : networkError(this.#connection.client, destination.endpoint, error));
  }

  async #read({ invoke, ...input }: ConverseInput, { destination, response }: OpenAttempt, text: string): Promise<ModelResponse> {
    const body = parseObject(text);
    const answer = invoke === undefined || body === undefined ? body : await readInvoke(invoke.format, body, response);
    if (answer !== undefined && 'output' in answer) return readConverse(answer, input.reading, response.headers['x-amzn-requestid']);
    throw new BamlClientHttpError({
      message: `client "${this.#connection.client}": the answer has not the form of an answer`,
      client_name: this.#connection.client,
      status_code: 2,
      request_id: response.headers['x-amzn-requestid'],
      retryable: true,
      raw_response: redact(text, this.#connection.secrets(destination)),
    });
  }

  async #error(failure: ServiceFailure, input: ConverseInput, destination: Destination): Promise<BamlClientHttpError> {
    const { serviceError } = await import('../failure/service-error.ts');
    const mayMend = this.#connection.learnFrom(failure, destination);
    const error = serviceError(failure, this.#connection.failedRequest(input, destination));
    return mayMend && failure.hasOutput !== true ? error.withDetails({ retryable: true }) : error;
  }
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function readInvoke(format: InvokeFormat, body: JsonObject, { headers }: HttpResponse): Promise<ConverseAnswer> {
  const { converseAnswerOf } = await import('../invoke/read-invoke.ts');
  return converseAnswerOf(format, body, headers);
}

function received({ status, headers }: HttpResponse, body?: string): ReceivedResponse {
  return { status, headers: maskHeaders(headers), ...(body === undefined ? {} : { body }) };
}
